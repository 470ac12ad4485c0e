import LeadModel

/// A first or last name as its owner writes it, and as it stands in an e-mail address.
struct DemoName {
    var written: String
    var latin: String

    /// `written=latin`, or a name whose letters fold to Latin ones.
    init(_ entry: Substring) {
        let parts = entry.split(separator: "=")
        written = String(parts[0])
        latin = parts.count == 2 ? String(parts[1]) : folded(parts[0])
    }
}

extension DemoCountry {
    static let cultures: [String: (first: [DemoName], last: [DemoName])] = {
        var cultures: [String: (first: [DemoName], last: [DemoName])] = [:]
        for line in names.split(separator: "\n") {
            let parts = line.split(separator: "|")
            let lists = parts.dropFirst().map { $0.split(separator: " ").map(DemoName.init) }
            cultures[parts[0].trimmed] = (lists[0], lists[1])
        }
        return cultures
    }()

    private static let names = """
        english|Mary James Linda Robert Susan Ada Peter Grace Oliver Emma Noah Amelia Jack Chloe Ethan Ruby Owen Zoe|\
        Smith Brown Taylor Wilson Okafor Clark Hughes Walker Young Baker Turner Cooper Reed Morgan Bell Ward
        german|Jürgen Anna Lukas Käthe Stefan Jana Björn Sofie Felix Greta Matthias Heike|\
        Müller Schäfer Weiß Köhler Fischer Bauer Vogel Krüger Schröder Lang Groß Seidel
        polish|Jan Anna Piotr Ola Łukasz Zofia Michał Małgorzata Krzysztof Ewa Paweł Hania|\
        Kowalski Kowalczyk Nowak Zieliński Wójcik Wiśniewski Dąbrowski Mazur Lewandowski Król Żak
        indian|Priya Arjun Anita Rahul Deepa Vikram Kavya Sanjay Meera Rohan आरव=aarav सुनीता=sunita|\
        Sharma Patel Iyer Reddy Gupta Nair Singh Das Mehta Rao वर्मा=verma
        french|Chloé Jean-Luc Zoé André Hélène François Margaux Benoît Inès Théo|\
        Dupont Lefèvre Moreau Girard Bernard Renault Petit Fontaine Chevalier
        chinese|小龙=xiaolong 伟=wei 芳=fang 秀英=xiuying 敏=min 静=jing 强=qiang 磊=lei 洋=yang 艳=yan|\
        李=li 王=wang 张=zhang 刘=liu 陈=chen 杨=yang 赵=zhao 黄=huang
        japanese|太郎=taro 花子=hanako 翔=sho 陽菜=hina 健太=kenta 美咲=misaki 大輔=daisuke さくら=sakura|\
        佐藤=sato 鈴木=suzuki 高橋=takahashi 田中=tanaka 渡辺=watanabe 山本=yamamoto
        korean|민준=minjun 서연=seoyeon 지훈=jihun 하은=haeun 도윤=doyun 수아=sua|김=kim 이=lee 박=park 최=choi 정=jung 강=kang
        portuguese|João Conceição Luís Inês Thiago Larissa Antônio Beatriz|Silva Souza Araújo Gonçalves Ribeiro Barbosa
        spanish|José María Íñigo Lucía Andrés Begoña Raúl Ximena|García Núñez Martínez Peña Ibáñez Castillo Ordóñez
        nordic|Åsa Björn Ingrid Søren Astrid Øyvind Freja Göran|Lindqvist Åkesson Nilsson Hansen Sjöberg Dahl Ødegård
        cyrillic|Ольга=olga Андрій=andrii Марія=mariia Иван=ivan Оксана=oksana Петро=petro|\
        Іваненко=ivanenko Шевчук=shevchuk Петров=petrov Коваль=koval Бондар=bondar
        arabic|محمد=mohammed فاطمة=fatima أحمد=ahmed ليلى=layla خالد=khalid نورة=noura|\
        العلي=alali الحربي=alharbi حداد=haddad منصور=mansour الزهراني=alzahrani
        hebrew|נועה=noa יוסף=yosef תמר=tamar אבי=avi רחל=rachel|כהן=cohen לוי=levi מזרחי=mizrahi פרץ=peretz
        thai|สมชาย=somchai มาลี=malee กิตติ=kitti อรทัย=orathai|ใจดี=jaidee สุขสม=suksom แก้วใส=kaewsai
        greek|Γιώργος=giorgos Ελένη=eleni Νίκος=nikos Μαρία=maria|Παπαδόπουλος=papadopoulos Οικονόμου=oikonomou Βλάχος=vlachos
        """
}
