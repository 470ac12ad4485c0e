import CTerminal
import Canvas
import Testing

@testable import Terminal

@Suite("Reading of keys")
struct InputDecoderTests {
    private func decode(_ text: String, milliseconds: Int = 0) -> [Input] {
        decode(Array(text.utf8), milliseconds: milliseconds)
    }

    private func decode(_ bytes: [UInt8], milliseconds: Int = 0) -> [Input] {
        var decoder = InputDecoder()
        for byte in bytes { decoder.read(Int32(byte), milliseconds: milliseconds) }
        return decoder.take()
    }

    @Test(
        "Bytes are read as the keys they stand for",
        arguments: [
            ("a", [.character("a")]), (" ", [.character(" ")]), ("ł李", [.character("ł"), .character("李")]),
            ("👍", [.character("👍")]), ("\r", [.enter]), ("\n", [.enter]), ("\t", [.tab]), ("\u{7F}", [.backspace]),
            ("\u{8}", [.backspace]), ("\u{1}", [.control("a")]), ("\u{1A}", [.control("z")]),
            ("\u{12}", [.control("r")]), ("\u{0}", [.control(" ")]), ("\u{1C}", [.control("\\")]),
            ("\u{1B}", [.escape]), ("\u{1B}\u{1B}", [.escape, .escape]), ("\u{1B}x", [.alt("x")]),
            ("\u{1B}ł", [.alt("ł")]), ("\u{1B}[", [.alt("[")]), ("\u{1B}O", [.alt("O")]),
            ("\u{1B}\r", [.escape, .enter]), ("\u{1B}[A", [.up]), ("\u{1B}OB", [.down]), ("\u{1B}[1;2A", [.shiftUp]),
            ("\u{1B}[1;2B", [.shiftDown]), ("\u{1B}[H", [.home]), ("\u{1B}[4~", [.end]), ("\u{1B}[5~", [.pageUp]),
            ("\u{1B}[Z", [.backTab]), ("\u{1B}[15~", [.function(5)]), ("\u{1B}OP", [.function(1)]),
            ("\u{1B}\u{1B}[A", [.escape, .up]),
        ] as [(String, [Key])])
    func keys(text: String, expected: [Key]) {
        #expect(decode(text) == expected.map { .key($0) })
    }

    @Test(
        "A sequence that nobody knows is dropped whole",
        arguments: [
            "\u{1B}[1;5C", "\u{1B}[99~", "\u{1B}[?62;4c", "\u{1B}[24;80R", "\u{1B}[27u", "\u{1B}[<0;1;1m", "\u{1B}Ox",
            "\u{1B}[1;3D", "\u{1B}[<35;4;4M", "\u{1B}[<2;4;4M", "\u{1B}[<0;0;0M", "\u{1B}[<9999999999999;1;1M",
            "\u{1B}[" + String(repeating: "1;", count: 500) + "q", "\u{202E}", "\u{85}",
        ])
    func unknown(sequence: String) {
        #expect(decode(sequence + "q") == [.key(.character("q"))])
    }

    @Test(
        "Bytes that are no UTF-8 are no keys",
        arguments: [[0xFF], [0xC3], [0xC0, 0x80], [0x80], [0xED, 0xA0, 0x80], [0xF5, 0x80], [0xE2, 0x82]])
    func invalid(bytes: [UInt8]) {
        #expect(decode(bytes + Array("q".utf8)) == [.key(.character("q"))])
    }

    @Test("A character whose bytes come apart is one key")
    func partial() {
        var decoder = InputDecoder()
        decoder.read(0xE6, milliseconds: 0)
        #expect(decoder.take().isEmpty)
        decoder.read(0x9D, milliseconds: 0)
        decoder.read(0x8E, milliseconds: 0)
        #expect(decoder.take() == [.key(.character("李"))])
    }

    @Test("A paste is one input, whatever is in it")
    func paste() {
        let inputs = decode("a\u{1B}[200~q\rx \u{1B}[A\u{3}\t李\u{1B}[<0;3;3M\u{1B}x\u{1B}[201~b")
        #expect(inputs == [.key(.character("a")), .paste("q\nx \t李x"), .key(.character("b"))])
        #expect(decode("\u{1B}[200~\u{1B}[201~") == [.paste("")])
        #expect(decode("\u{1B}[201~").isEmpty)
    }

    @Test("A paste that comes in parts is kept until its end")
    func longPaste() {
        var decoder = InputDecoder()
        for byte in "\u{1B}[200~one".utf8 { decoder.read(Int32(byte), milliseconds: 0) }
        decoder.read(CT_KEY_UP.rawValue, milliseconds: 0)
        #expect(decoder.take().isEmpty)
        for byte in " two\u{1B}[20".utf8 { decoder.read(Int32(byte), milliseconds: 0) }
        #expect(decoder.take().isEmpty)
        for byte in "1~".utf8 { decoder.read(Int32(byte), milliseconds: 0) }
        #expect(decoder.take() == [.paste("one two")])
    }

    @Test("A paste of megabytes is cut at its limit and still ends")
    func hugePaste() {
        let inputs = decode("\u{1B}[200~" + String(repeating: "x", count: 1_500_000) + "\u{1B}[201~q")
        #expect(inputs == [.paste(String(repeating: "x", count: 1_000_000)), .key(.character("q"))])
    }

    @Test("The mouse is read in both encodings")
    func mouse() {
        #expect(decode("\u{1B}[<0;11;6M\u{1B}[<0;11;6m") == [.mouse(Mouse(.click, at: Point(x: 10, y: 5)))])
        #expect(decode("\u{1B}[<64;1;1M") == [.mouse(Mouse(.wheelUp, at: Point(x: 0, y: 0)))])
        #expect(decode("\u{1B}[<65;200;100M") == [.mouse(Mouse(.wheelDown, at: Point(x: 199, y: 99)))])
        #expect(decode("\u{1B}[<16;2;2M") == [.mouse(Mouse(.click, at: Point(x: 1, y: 1)))])
        #expect(decode("\u{1B}[M !!") == [.mouse(Mouse(.click, at: Point(x: 0, y: 0)))])
        #expect(decode("\u{1B}[M`+&q") == [.mouse(Mouse(.wheelUp, at: Point(x: 10, y: 5))), .key(.character("q"))])
    }

    @Test("Two quick clicks on one cell are a double click; slow or elsewhere they are not")
    func doubleClick() {
        var decoder = InputDecoder()
        let clicks = [("2;2", 0), ("2;2", 300), ("2;2", 400), ("3;2", 450), ("3;2", 2_000), ("3;2", 2_100)]
        for (cell, milliseconds) in clicks {
            for byte in "\u{1B}[<0;\(cell)M".utf8 { decoder.read(Int32(byte), milliseconds: milliseconds) }
        }
        let kinds = decoder.take().compactMap { input -> Mouse.Kind? in
            if case .mouse(let mouse) = input { mouse.kind } else { nil }
        }
        #expect(kinds == [.click, .doubleClick, .click, .click, .click, .doubleClick])
    }

    @Test("The focus comes and goes")
    func focus() {
        #expect(decode("\u{1B}[I\u{1B}[O") == [.focus(true), .focus(false)])
    }

    @Test("Keys that ncurses knows come as they are")
    func codes() {
        var decoder = InputDecoder()
        let codes = [CT_KEY_UP, CT_KEY_SHIFT_DOWN, CT_KEY_PAGE_DOWN, CT_KEY_UNKNOWN].map(\.rawValue)
        for code in codes + [CT_KEY_FUNCTION.rawValue + 3] { decoder.read(code, milliseconds: 0) }
        #expect(decoder.take() == [.key(.up), .key(.shiftDown), .key(.pageDown), .key(.function(3))])
    }
}
