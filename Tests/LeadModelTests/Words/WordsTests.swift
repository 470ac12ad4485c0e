import Testing

@testable import LeadModel

@Suite struct WordsTests {
    @Test(
        "Arguments are put in their places",
        arguments: [
            ("{1} h ago", ["2"], "2 h ago"), ("{2} {1}", ["a", "b"], "b a"), ("{1} {1:lead:leads}", ["1"], "1 lead"),
            ("{1} {1:lead:leads}", ["2"], "2 leads"), ("{1} {1:lead:leads}", ["0"], "0 leads"),
            ("plain", ["x"], "plain"),
            ("{3}", ["x"], "{3}"), ("{0}", ["x"], "{0}"), ("{x}", ["x"], "{x}"), ("{", ["x"], "{"),
            ("a}b{1", ["x"], "a}b{1"),
            ("{}", ["x"], "{}"), ("{1}", ["{1}"], "{1}"), ("{1} {2}", ["{2}", "b"], "{2} b"), ("{-1}", ["x"], "{-1}"),
            ("{1::s}", ["1"], ""), ("{1::s}", ["2"], "s"),
        ])
    func fills(text: String, arguments: [String], expected: String) {
        let phrase = Phrase("test", text)
        let filled =
            switch arguments.count {
            case 1: Words.english(phrase, arguments[0])
            default: Words.english(phrase, arguments[0], arguments[1])
            }
        #expect(filled == expected)
    }

    @Test("A translation is preferred, and English fills its gaps")
    func translations() {
        let polish = Words(translations: ["time.today": "dziś", "time.monthsShort": "sty lut"])
        #expect(polish(.today) == "dziś")
        #expect(polish(.tomorrow) == "tomorrow")
        #expect(polish.item(1, of: .monthsShort) == "lut")
        #expect(polish.item(11, of: .monthsShort) == "dec")
        #expect(polish.item(12, of: .monthsShort).isEmpty)
    }

    @Test("Lists of names are complete")
    func lists() {
        #expect(words.list(.monthsShort).count == 12 && words.list(.monthsLong).count == 12)
        #expect(words.list(.weekdaysShort).count == 7 && words.list(.weekdaysLong).count == 7)
    }
}
