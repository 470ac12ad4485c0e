import Canvas
import TestSupport
import Testing

@Suite("Wrapping of text")
struct WrappingTests {
    @Test(
        "Lines break at blanks, beside wide characters, and inside long words",
        arguments: [
            ("", 5, [""]), ("one", 5, ["one"]), ("one two", 5, ["one", "two"]), ("one two", 7, ["one two"]),
            ("abcdefgh", 3, ["abc", "def", "gh"]), ("a abcdefgh", 4, ["a", "abcd", "efgh"]),
            ("李小龙和朋友", 5, ["李小", "龙和", "朋友"]), ("a李b", 3, ["a李", "b"]), ("one\n\ntwo", 9, ["one", "", "two"]),
            ("a\r\nb", 9, ["a", "b"]), ("tab\there", 9, ["tab here"]), ("李", 1, ["?"]), ("12345 6", 5, ["12345", "6"]),
            ("x\u{1B}[2Jy", 9, ["x�[2Jy"]),
        ])
    func wrapping(text: String, width: Int, expected: [String]) {
        #expect(lines(of: text, width: width) == expected)
    }

    @Test("No line is wider than it may be, and no letter is lost", arguments: 0..<20)
    func fits(seed: Int) {
        var generator = Seeded(seed)
        for _ in 0..<50 {
            let text = hostileText(&generator)
            let width = Int.random(in: 4...20, using: &generator)
            let wrapped = lines(of: text, width: width)
            #expect(wrapped.allSatisfy { TextWidth.of($0) <= width }, "\(text.debugDescription)")
        }
    }

    @Test("All words of a plain text are kept in order", arguments: 1...30)
    func keepsWords(width: Int) {
        let text = "Please call after 5 pm, and send the offer for the openedx appliance to Anna as well."
        #expect(lines(of: text, width: width).joined().filter { $0 != " " } == text.filter { $0 != " " })
    }

    @Test("There are no lines without a width")
    func noWidth() {
        #expect(lines(of: "text", width: 0).isEmpty)
    }
}
