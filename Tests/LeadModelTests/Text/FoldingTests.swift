import LeadModel
import TestSupport
import Testing

@Suite struct FoldingTests {
    @Test(
        "Text folds to what people type when they search for it",
        arguments: [
            ("Zieliński", "zielinski"), ("ŁÓDŹ", "lodz"), ("Çağrı İnci", "cagri inci"), ("Straße", "strasse"),
            ("STRAẞE", "strasse"), ("Ærø & Œuvre", "aero & oeuvre"), ("Þórður", "thordur"), ("Đặng", "dang"),
            ("Ħamrun", "hamrun"), ("Eŋ", "en"), ("Ａｂｃ　１２", "abc 12"), ("O’Brien", "o'brien"), ("Σίσυφος", "σισυφοσ"),
            ("Йод", "иод"), ("مُحَمَّد", "محمد"), ("שָׁלוֹם", "שלום"), ("  Jan \t\r\n Kowalski ", "jan kowalski"),
            ("Jan\u{A0}Kowalski", "jan kowalski"), ("zie\u{200B}lin\u{AD}ski\u{FEFF}", "zielinski"), ("", ""),
            (" \u{A0}", ""),
        ])
    func folds(text: String, expected: String) {
        #expect(folded(text) == expected)
        #expect(Array(folded(text).utf8) == Array(expected.utf8))
    }

    @Test(
        "Scripts whose marks make the word keep them",
        arguments: ["龙门", "李小龙", "がぎぐ", "한국어", "กำลัง", "น้ำ", "हिन्दी", "தமிழ்"])
    func keeps(text: String) {
        #expect(Array(folded(text).utf8) == Array(nfc(text).utf8))
    }

    @Test("Composed and decomposed text fold to the same bytes")
    func normalises() {
        #expect(Array(folded("か\u{3099}").utf8) == Array(folded("が").utf8))
        #expect(Array(folded("e\u{301}").utf8) == Array("e".utf8))
        #expect(Array(nfc("e\u{301}").utf8) == Array("é".utf8))
        #expect(Array(nfc("plain").utf8) == Array("plain".utf8))
    }

    @Test("Folding any scalar twice changes nothing")
    func idempotentForEveryScalar() {
        let changed = (0...0x10FFFF as ClosedRange<UInt32>).compactMap(Unicode.Scalar.init).filter { scalar in
            let once = folded("x" + String(Character(scalar)) + "x")
            return Array(folded(once).utf8) != Array(once.utf8)
        }
        #expect(changed.isEmpty)
    }

    @Test("Folding hostile text twice changes nothing, and leaves no double blank or upper case")
    func idempotent() {
        var random = Seeded(1)
        for _ in 0..<3000 {
            let text = random.hostileText()
            let once = folded(text)
            #expect(Array(folded(once).utf8) == Array(once.utf8), "\(text.debugDescription)")
            #expect(!once.contains("  ") && once.trimmed == once)
            #expect(!once.utf8.contains { (0x41...0x5A).contains($0) })
            #expect(folded(text[...]) == once)
        }
    }

    @Test(
        "White space of any kind is trimmed at both ends only",
        arguments: [
            ("", ""), (" ", ""), ("\r\n a b\t", "a b"), ("\u{3000}龙 门\u{2028}", "龙 门"), ("a", "a"),
            (" \u{301}x ", "\u{301}x"),
        ])
    func trims(text: String, expected: String) {
        #expect(Array(text.trimmed.utf8) == Array(expected.utf8))
    }
}
