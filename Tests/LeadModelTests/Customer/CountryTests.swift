import LeadModel
import Testing

@Suite struct CountryTests {
    @Test("All 249 countries of ISO 3166-1 are there, each with a name of its own")
    func complete() {
        #expect(Country.codes.count == 249)
        #expect(Set(Country.codes).count == 249)
        #expect(Set(Country.codes.map(Country.name)).count == 249)
        #expect(Country.codes.allSatisfy { $0.utf8.count == 2 && $0 == $0.uppercased() })
    }

    @Test("A code and a name each read back as their country", arguments: Country.codes)
    func roundTrip(code: String) {
        #expect(Country.code(code) == code)
        #expect(Country.code(code.lowercased()) == code)
        #expect(Country.code(" \(code) ") == code)
        #expect(Country.code(Country.name(code)) == code)
        #expect(Country.code(Country.name(code).uppercased()) == code)
    }

    @Test(
        "Countries are known as people and forms write them",
        arguments: [
            ("USA", "US"), ("U.S.A.", "US"), ("United States of America", "US"), ("the United States", "US"),
            ("UK", "GB"),
            ("uk", "GB"), ("U.K.", "GB"), ("England", "GB"), ("Great Britain", "GB"), ("GBR", "GB"),
            ("Korea, Republic of", "KR"),
            ("Republic of Korea", "KR"), ("South Korea", "KR"), ("Korea (the Republic of)", nil),
            ("Korea, Democratic People's Republic of", "KP"), ("Côte d'Ivoire", "CI"), ("COTE D’IVOIRE", "CI"),
            ("Ivory Coast", "CI"), ("Türkiye", "TR"), ("Turkey", "TR"), ("Czechia", "CZ"), ("Czech Republic", "CZ"),
            ("Viet Nam", "VN"), ("Vietnam", "VN"), ("Hong Kong SAR", "HK"), ("Hong Kong", "HK"), ("Holland", "NL"),
            ("The Netherlands", "NL"), ("Russia", "RU"), ("Russian Federation", "RU"), ("The Bahamas", "BS"),
            ("Macao SAR", "MO"),
            ("Bosnia & Herzegovina", "BA"), ("North Macedonia", "MK"), ("Eswatini", "SZ"), ("Polska", "PL"),
            ("POL", "PL"),
            ("deutschland", "DE"), ("中国", "CN"), ("Tanzania, United Republic of", "TZ"),
            ("São Tomé and Príncipe", "ST"),
        ] as [(String, String?)])
    func variants(text: String, expected: String?) {
        #expect(Country.code(text) == expected)
    }

    @Test(
        "What names no country has no code, and its name is itself",
        arguments: [
            "", " ", "X", "XX", "ZZ", "12", "p1", "Atlantis", "PLPL", "\u{0}", "—", "P", "٣٣", "the ", "&",
        ])
    func unknown(text: String) {
        #expect(Country.code(text) == nil)
        #expect(Country.name(text) == text)
    }
}
