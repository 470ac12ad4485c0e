import Canvas
import Testing

@Suite("Keys and scripts of keys")
struct KeyTests {
    @Test(
        "A key's name reads back as the key",
        arguments: [
            .character("a"), .character("A"), .character("ł"), .character(" "), .character("<"), .character(">"),
            .character("-"), .up, .down, .left, .right, .pageUp, .pageDown, .home, .end, .enter, .escape, .tab,
            .backTab, .backspace, .delete, .insert, .shiftUp, .shiftDown, .shiftLeft, .shiftRight, .function(1),
            .function(12), .control("r"), .control("z"), .control(" "), .alt("x"), .alt("X"), .alt("<"), .alt(" "),
        ] as [Key])
    func names(key: Key) {
        #expect(Key(name: key.name) == key, "\(key.name)")
    }

    @Test(
        "Names are as documented",
        arguments: [
            ("<enter>", .enter), ("<esc>", .escape), ("<c-r>", .control("r")), ("<C-R>", .control("r")), ("<up>", .up),
            ("<space>", .character(" ")), ("<lt>", .character("<")), ("<f5>", .function(5)), ("?", .character("?")),
        ] as [(String, Key)])
    func documented(name: String, key: Key) {
        #expect(Key(name: name) == key)
    }

    @Test(
        "What is no key has no key",
        arguments: ["", "ab", "<", "<>", "<nope>", "<c->", "<c-ab>", "<f0>", "<f99>", "<f>"])
    func unknown(name: String) {
        #expect(Key(name: name) == nil)
    }

    @Test("A script is read as keys, pastes, sizes and mouse")
    func script() throws {
        let inputs = try Key.parse(
            script: "2/ko<enter>\n<lt><c-r><paste:a\\>b\\\\\\n><size:80x24><click:10,5><wheel-down>")
        #expect(
            inputs == [
                .key(.character("2")), .key(.character("/")), .key(.character("k")), .key(.character("o")),
                .key(.enter), .key(.character("<")), .key(.control("r")), .paste("a>b\\\n"),
                .resize(Size(width: 80, height: 24)), .mouse(Mouse(.click, at: Point(x: 10, y: 5))),
                .mouse(Mouse(.wheelDown, at: Point(x: 0, y: 0))),
            ])
    }

    @Test(
        "An unknown name is an error that lists the names there are",
        arguments: [
            "<nope>", "<", "a<enter", "<size:80>", "<size:-1x2>", "<click:a,b>", "<size:80x99999>", "<\u{1B}[2J>",
        ])
    func errors(script: String) {
        let error = #expect(throws: KeyScriptError.self) { try Key.parse(script: script) }
        #expect(error?.description.contains("<enter> <esc>") == true)
        #expect(error?.description.contains("\u{1B}") == false)
    }
}
