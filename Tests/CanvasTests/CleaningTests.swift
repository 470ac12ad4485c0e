import Canvas
import TestSupport
import Testing

@Suite("Cleaning of text")
struct CleaningTests {
    @Test(
        "What could steer a terminal or hide is replaced",
        arguments: [
            ("\u{1B}[31mred", "�[31mred"), ("\u{9B}31m", "�31m"), ("a\u{0}b\u{7}c\u{8}", "a�b�c�"), ("\u{7F}", "�"),
            ("safe\u{202E}exe.cod", "safe�exe.cod"), ("\u{2066}x\u{2069}", "�x�"), ("\u{200E}\u{200F}\u{61C}", "���"),
            ("zero\u{200B}width\u{FEFF}", "zero�width�"), ("\u{E0041}\u{E0001}", "��"), ("\u{FFF9}\u{FFFB}", "��"),
            ("name\u{3164}", "name�"), ("\u{2060}\u{2063}", "��"), ("co\u{AD}op", "co-op"), ("\u{301}x", " \u{301}x"),
            ("\n\u{336}", " \u{336}"), ("\u{1161}", "�"),
        ])
    func harmful(text: String, expected: String) {
        #expect(Array(clean(text).unicodeScalars) == Array(expected.unicodeScalars))
    }

    @Test(
        "A line break or a tab is one blank",
        arguments: [
            ("a\tb", "a b"), ("a\nb", "a b"), ("a\r\nb", "a b"), ("a\r\rb", "a  b"), ("a\u{2028}b\u{2029}", "a b "),
        ])
    func whitespace(text: String, expected: String) {
        #expect(clean(text) == expected)
    }

    @Test(
        "Names and emoji of all scripts stay as they are",
        arguments: [
            "Jan Kowalski", "Zażółć gęślą jaźń", "李小龙", "עמר", "مُحَمَّد", "สมชาย", "한국어", "👨‍👩‍👧‍👦", "👩🏽‍❤️‍💋‍👨🏿", "🇵🇱",
            "می‌خواهم", "葛\u{E0100}", "क्ष", "🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}", "a\u{A0}b",
        ])
    func harmless(text: String) {
        #expect(Array(clean(text).unicodeScalars) == Array(text.unicodeScalars))
    }

    @Test("A cluster of too many marks is cut and marked")
    func zalgo() {
        let text = "e" + String(repeating: "\u{336}", count: 1_000) + "x"
        #expect(clean(text) == "e" + String(repeating: "\u{336}", count: 9) + "�x")
    }

    @Test("Text past the limit is cut and ends in an ellipsis", arguments: [0, 1, 2, 5, 6, 7, -3])
    func limit(limit: Int) {
        let expected = [0: "", 1: "…", 2: "l…", 5: "leng…", 6: "length", 7: "length", -3: ""][limit]
        #expect(clean("length", limit: limit) == expected)
        #expect(clean("længth", limit: 6) == "længth")
        #expect(clean("længths", limit: 6).count == 6)
    }

    @Test("Cleaning twice changes nothing, and leaves no control", arguments: 0..<40)
    func idempotent(seed: Int) {
        var generator = Seeded(seed)
        for _ in 0..<100 {
            let text = hostileText(&generator)
            let once = clean(text)
            #expect(Array(clean(once).unicodeScalars) == Array(once.unicodeScalars), "\(text.debugDescription)")
            #expect(!once.unicodeScalars.contains { $0.value < 0x20 || (0x7F..<0xA0).contains($0.value) })
            #expect(once.allSatisfy { $0.unicodeScalars.count <= 12 })
            #expect(clean(text, limit: 5).count <= 5)
        }
    }

    @Test("A text of megabytes is cleaned up to its limit only")
    func long() {
        let text = String(repeating: "e\u{301}", count: 2_000_000)
        #expect(clean(text, limit: 40).count == 40)
        let marks = "e" + String(repeating: "\u{301}", count: 2_000_000)
        #expect(clean(marks, limit: 40).unicodeScalars.count < 1_000)
    }
}
