import LeadModel
import TestSupport
import Testing

@Suite struct MatchKeyTests {
    private func person(
        name: String = "", email: String = "", phone: String = "", company: String = "", country: String = ""
    ) -> Person {
        var person = Person()
        person.fullName = name
        person.email = email
        person.phone = phone
        person.company = company
        person.country = country
        return person
    }

    @Test(
        "Spellings of one e-mail are one key",
        arguments: [
            ("Jan.Kowalski@Contoso.Example ", "jan.kowalski@contoso.example"), ("JAN@X.PL", "jan@x.pl"),
            ("jan@x.pl\u{200B}", "jan@x.pl"), ("\u{FEFF}jan@x.pl", "jan@x.pl"), ("ŁUKASZ@ŻÓŁW.PL", "łukasz@żółw.pl"),
            ("zo\u{308}e@x.de", "zöe@x.de"), ("a+b@x.pl", "a+b@x.pl"), ("李@龙.cn", "李@龙.cn"),
        ])
    func email(text: String, expected: String) throws {
        let key = try #require(MatchKey.email(person(email: text)))
        #expect(Array(key.utf8) == Array(expected.utf8))
    }

    @Test(
        "What is not one address is no key",
        arguments: [
            "", " ", "jan", "@", "@x.pl", "jan@", "jan@x@y", "jan kowalski@x.pl", "jan@x.pl, anna@x.pl",
            "jan\u{0}@x.pl",
            "jan\u{A0}k@x.pl", "\u{200B}@x.pl", "ł@\u{200B}", "n/a", "ja\tn@x.pl", "łjan\u{1B}@x.pl",
        ])
    func noEmail(text: String) {
        #expect(MatchKey.email(person(email: text)) == nil)
    }

    @Test(
        "Spellings of one number are one key",
        arguments: [
            ("+48 600 100 200", "48600100200"), ("0048 600-100-200", "48600100200"), ("48600100200", "48600100200"),
            ("(600) 100.200", "600100200"), ("+44 (0)20 7946 0321", "442079460321"),
            ("0044 (0) 20 7946 0321", "442079460321"),
            ("0044 (0)20 7946 0321", "442079460321"), ("600 100 200 ext. 5", "600100200"),
            ("020 7946 0321", "02079460321"),
            ("٦٠٠١٠٠٢٠٠", "600100200"), ("+４８ 600100200", "48600100200"), ("tel: 1234567", "1234567"),
        ])
    func phone(text: String, digits: String) {
        #expect(MatchKey.phone(person(name: "Jan Zieliński", phone: text)) == digits + "\njan zielinski")
    }

    @Test(
        "A number that tells nothing is no key",
        arguments: [
            "", "123456", "n/a", "0000000", "00000000000", "+1111111", "00 123456", "phone", "\u{0}", "+", "(0)",
            "+(0)123456",
        ])
    func noPhone(text: String) {
        #expect(MatchKey.phone(person(name: "Jan", phone: text)) == nil)
    }

    @Test("A number without a name is no key")
    func nameless() {
        #expect(MatchKey.phone(person(phone: "+48 600 100 200")) == nil)
        #expect(MatchKey.phone(person(name: " \u{200B}", phone: "+48 600 100 200")) == nil)
    }

    @Test("Name, company and country in any spelling are one key")
    func company() {
        let key = MatchKey.company(person(name: "Jan Zieliński", company: "Contoso  Sp. z o.o.", country: "Poland"))
        #expect(key == "jan zielinski\ncontoso sp. z o.o.\nPL")
        #expect(key == MatchKey.company(person(name: "JAN ZIELINSKI ", company: "contoso sp. z o.o.", country: "pl")))
        #expect(key != MatchKey.company(person(name: "Jan Zieliński", company: "Contoso Sp. z o.o.", country: "DE")))
        #expect(
            MatchKey.company(person(name: "Jan", company: "Contoso", country: "Nowhere")) == "jan\ncontoso\nnowhere")
        #expect(MatchKey.company(person(company: "Contoso")) == nil)
        #expect(MatchKey.company(person(name: "Jan")) == nil)
        #expect(
            MatchKey.company(person(name: "a b", company: "c")) != MatchKey.company(person(name: "a", company: "b c")))
    }

    @Test("A key made of a key's own text is the same key, whatever the text")
    func stable() {
        var random = Seeded(2)
        for _ in 0..<3000 {
            let hostile = person(
                name: random.hostileText(), email: random.hostileText() + "@" + random.hostileText(),
                phone: random.hostileText(), company: random.hostileText(), country: random.hostileText())
            if let key = MatchKey.email(hostile) { #expect(MatchKey.email(person(email: key)) == key) }
            if let key = MatchKey.phone(hostile) { #expect(key.split(separator: "\n").count == 2) }
            if let key = MatchKey.company(hostile) {
                #expect(key.split(separator: "\n", omittingEmptySubsequences: false).count == 3)
            }
        }
    }
}
