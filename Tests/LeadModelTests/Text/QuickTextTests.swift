import TestSupport
import Testing

@testable import LeadModel

/// What is done by bytes where text is plain, against the way by the Unicode tables.
@Suite struct QuickTextTests {
    @Test("Every scalar folds by bytes as by the tables, alone and beside others")
    func foldsEveryScalar() {
        let wrong = Self.everyScalar.filter { scalar in
            ["\(scalar)", "a\(scalar)b", "é \(scalar)\(scalar)龙"].contains { text in
                text.withBytes(QuickFolding.fold).map { !Self.isSame($0, Folding.fold(text)) } ?? false
            }
        }
        #expect(wrong.isEmpty)
    }

    @Test("Every scalar that is taken for composed is left alone by composing")
    func composesEveryScalar() {
        let wrong = Self.everyScalar.filter { scalar in
            ["\(scalar)", "a\(scalar)", "\(scalar)\(scalar)龙"].contains { text in
                text.withBytes(Composition.isComposed) && !Self.isSame(text, Composition.compose(text))
            }
        }
        #expect(wrong.isEmpty)
    }

    @Test("Every scalar at an end is trimmed by bytes as by the tables")
    func trimsEveryScalar() {
        let wrong = Self.everyScalar.filter { scalar in
            ["\(scalar)", "\(scalar)a", "a\(scalar)", "é\(scalar)é"].contains { text in
                !Self.isSame(text.trimmed, text.trimmedByScalars)
            }
        }
        #expect(wrong.isEmpty)
    }

    @Test("Hostile text folds, composes and is trimmed by bytes as by the tables")
    func hostile() {
        var random = Seeded(2)
        for _ in 0..<5000 {
            let text = random.mixedText()
            #expect(Self.isSame(folded(text), Folding.fold(text)), "\(text.debugDescription)")
            #expect(Self.isSame(nfc(text), Composition.compose(text)), "\(text.debugDescription)")
            #expect(Self.isSame(text.trimmed, text.trimmedByScalars), "\(text.debugDescription)")
            #expect(Self.isSame(text.dropFirst().trimmed, String(text.dropFirst()).trimmedByScalars))
        }
    }

    @Test("Names of the scripts that customers write fold by bytes")
    func foldsNames() {
        let names = [
            "Łukasz Żółć", "Müller", "Ελένη Παπαδοπούλου", "Йосип Ткачук", "龙门", "さくら", "김서준", "O’Brien", "محمد",
        ]
        #expect(names.allSatisfy { $0.withBytes(QuickFolding.fold) != nil })
        #expect(names.allSatisfy { $0.withBytes(Composition.isComposed) })
    }

    @Test("A name folds from its parts as it does whole")
    func foldsNameParts() {
        var random = Seeded(3)
        for _ in 0..<3000 {
            var person = Person()
            (person.firstName, person.lastName) = (random.mixedText(), random.mixedText())
            if Bool.random(using: &random) { person.fullName = random.mixedText() }
            #expect(Self.isSame(FoldedPerson(person).name, Folding.fold(person.name)), "\(person)")
        }
    }

    @Test("An e-mail's key is the same by its bytes and by its letters")
    func emails() {
        var random = Seeded(5)
        for _ in 0..<5000 {
            var person = Person()
            let at = ["@", "@", "", "@@"].randomElement(using: &random) ?? ""
            person.email = random.mixedText(maximumPieces: 2) + at + random.mixedText(maximumPieces: 2)
            #expect(MatchKey.email(person) == MatchKey.unusualEmail(person.email.trimmedByScalars), "\(person.email)")
        }
    }

    @Test("A key's hash is that of its text")
    func keyHashes() {
        var random = Seeded(6)
        for _ in 0..<2000 {
            var person = Person()
            for field in Person.Field.allCases { person[field] = random.mixedText(maximumPieces: 3) }
            person.phone = (0..<9).map { _ in
                ["1", "2", " ", "-", "+", "(0)", "x", "٣"].randomElement(using: &random) ?? ""
            }
            .joined()
            let folded = FoldedPerson(person)
            #expect(MatchKey.phoneHash(person, folded) == MatchKey.phone(person).map { KeyHash($0).value })
            #expect(MatchKey.companyHash(person, folded) == MatchKey.company(person).map { KeyHash($0).value })
        }
        #expect(KeyHash("a\nb").value == Int64(bitPattern: 0xe5be_b119_0415_e670))
    }

    @Test("A country has the same code by its bytes and by its letters")
    func countries() {
        var random = Seeded(7)
        let names = Country.codes.flatMap { [$0, $0.lowercased(), Country.name($0), "The " + Country.name($0)] }
        for name in names + ["the", "The", "thegambia", "", "a&b", "U.S.A.", "usa", "Korea, Republic of", "DEU", "de"] {
            #expect(Country.code(name) == (Country.codeByName(name)), "\(name)")
            #expect(Country.code(name[...]) == Country.code(name))
        }
        for _ in 0..<2000 {
            let text = (names.randomElement(using: &random) ?? "") + random.mixedText(maximumPieces: 1)
            if text.utf8.count != 2 { #expect(Country.code(text) == Country.codeByName(text), "\(text)") }
        }
    }

    @Test(
        "Campaigns are told by their word, in capitals or not, and by nothing that looks like it",
        arguments: [
            ("Campaigns: spring", "spring"), (" CAMPAIGNS:spring ", "spring"), ("campaigns:", nil), ("Campaigns", nil),
            ("campaigns:\u{301} x", nil), ("campaig\u{301}ns: x", nil), ("Campaigns:é", "é"), ("Kampaigns: x", nil),
            ("Campaigns:{\"utm_campaign\":\"may\"}", "may"), ("龙campaigns: x", nil),
        ] as [(String, String?)])
    func campaigns(text: String, expected: String?) {
        #expect(LeadDescription(text).campaign == expected)
    }

    @Test("Equal texts feed a hasher the same, however they are composed")
    func hashes() {
        var random = Seeded(4)
        var texts = [
            "\u{212A}", "K", "Å", "\u{212B}", "A\u{30A}", "が", "か\u{3099}", "가", "\u{1100}\u{1161}", ";", "\u{37E}",
        ]
        texts += (0..<300).map { _ in random.mixedText(maximumPieces: 1) }
        let hashes = texts.map { text in
            var hasher = Hasher()
            text.hashText(into: &hasher)
            return hasher.finalize()
        }
        let wrong = texts.indices.flatMap { first in
            texts.indices[(first + 1)...].filter { second in
                (texts[first] == texts[second]) != (hashes[first] == hashes[second])
            }
        }
        #expect(wrong.isEmpty)
    }

    /// Of those that three bytes hold; longer ones are left to the tables.
    private static let everyScalar = (0...0x10FFF as ClosedRange<UInt32>).compactMap(Unicode.Scalar.init)

    private static func isSame(_ first: String, _ second: String) -> Bool {
        first.utf8.elementsEqual(second.utf8)
    }
}

extension Seeded {
    /// Hostile text, and text of one letter after another of the scripts that customers write.
    mutating func mixedText(maximumPieces: Int = 6) -> String {
        if Bool.random(using: &self) { return hostileText(maximumPieces: maximumPieces) }
        let ranges: [ClosedRange<UInt32>] = [
            0x20...0x7E, 0x41...0x5A, 0x80...0x24F, 0x300...0x36F, 0x370...0x52F, 0x5B0...0x700, 0xE00...0xE5B,
            0x1100...0x11FF, 0x2000...0x2030, 0x3040...0x30FF, 0x4E00...0x4E20, 0xAC00...0xAC40, 0xFF00...0xFF9F,
        ]
        let range = ranges.randomElement(using: &self) ?? 0x20...0x7E
        let scalars = (0..<Int.random(in: 0...maximumPieces * 2, using: &self)).compactMap { _ in
            Unicode.Scalar(UInt32.random(in: Bool.random(using: &self) ? range : 0x20...0x7E, using: &self))
        }
        return String(String.UnicodeScalarView(scalars))
    }
}
