import LeadModel

/// Where sample customers live, what they are called there, and how they are reached.
struct DemoCountry {
    /// Different spellings, as forms send them: a code, a name, three letters.
    var spellings: [String]
    var phonePrefix: String
    var cities: [String]
    var firstNames: [DemoName]
    var lastNames: [DemoName]
    /// The family name stands first and nobody splits the name.
    var isWrittenWhole: Bool

    /// Every country as often as it occurs among customers.
    static let weighted: [DemoCountry] = table.split(separator: "\n").flatMap { line -> [DemoCountry] in
        let parts = line.split(separator: "|").map { $0.trimmed }
        guard parts.count == 5, let weight = Int(parts[0]), let culture = cultures[parts[3]] else { return [] }
        let country = DemoCountry(
            spellings: parts[1].split(separator: ",").map(\.trimmed), phonePrefix: parts[2],
            cities: parts[4].split(separator: ",").map(\.trimmed), firstNames: culture.first, lastNames: culture.last,
            isWrittenWhole: ["chinese", "japanese", "korean"].contains(parts[3]))
        return Array(repeating: country, count: weight)
    }

    private static let table = """
        20|US,United States,USA|+1 206 555|english|Seattle,Austin,Boston,Denver
        10|GB,United Kingdom|+44 20 7946|english|London,Leeds,Bristol,Glasgow
        7|DE,Germany,DEU|+49 30 5550|german|Berlin,München,Köln,Hamburg
        6|PL,Poland|+48 600 100|polish|Warszawa,Kraków,Gdańsk,Łódź
        6|IN,India|+91 98 5550|indian|Bengaluru,Pune,Chennai,Mumbai
        5|FR,France|+33 1 99 00|french|Paris,Lyon,Nantes
        5|CN,China|+86 10 5550|chinese|北京,上海,深圳
        4|JP,Japan|+81 3 5550|japanese|東京,大阪,京都
        4|BR,Brazil|+55 11 5550|portuguese|São Paulo,Recife,Curitiba
        4|ES,Spain|+34 91 055|spanish|Madrid,Sevilla,Bilbao
        3|MX,Mexico|+52 55 5550|spanish|Ciudad de México,Monterrey
        3|SE,Sweden|+46 8 5550|nordic|Stockholm,Göteborg
        2|NO,Norway|+47 21 00|nordic|Oslo,Bergen
        3|KR,"Korea, Republic of"|+82 2 5550|korean|서울,부산
        3|UA,Ukraine|+380 44 555|cyrillic|Київ,Львів,Одеса
        2|BG,Bulgaria|+359 2 555|cyrillic|София,Пловдив
        2|SA,Saudi Arabia|+966 11 555|arabic|الرياض,جدة
        2|AE,United Arab Emirates|+971 4 555|arabic|دبي,أبوظبي
        2|IL,Israel|+972 3 555|hebrew|תל אביב,חיפה
        2|TH,Thailand|+66 2 555|thai|กรุงเทพฯ,เชียงใหม่
        2|GR,Greece|+30 21 0555|greek|Αθήνα,Θεσσαλονίκη
        2|AU,Australia|+61 2 5550|english|Sydney,Perth
        1|CA,Canada|+1 416 555|english|Toronto,Halifax
        """
}
