import Canvas
import Testing

@testable import Terminal

@Suite("Colours")
struct PaletteTests {
    /// The luminance of a colour of the 256-colour cube, as WCAG 2 defines it.
    private func luminance(_ colour: Int32) -> Double {
        let levels: [Double]
        if colour >= 232 {
            levels = Array(repeating: Double(8 + (colour - 232) * 10), count: 3)
        } else {
            let steps = [(colour - 16) / 36, (colour - 16) / 6 % 6, (colour - 16) % 6]
            levels = steps.map { $0 == 0 ? 0 : Double(55 + 40 * $0) }
        }
        let linear = levels.map { level -> Double in
            let share = level / 255
            // The cube of a square root stands near enough for the power of 2.4.
            return share <= 0.03928 ? share / 12.92 : share * share * share.squareRoot().squareRoot()
        }
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    }

    private func contrast(_ a: Double, _ b: Double) -> Double { (max(a, b) + 0.05) / (min(a, b) + 0.05) }

    @Test("Every role is readable on black and on white, or brings its background", arguments: Role.allCases)
    func readable(role: Role) {
        let colours = Palette.colours(of: role, colours: 256)
        guard colours.foreground >= 0 else {
            #expect(colours.background == -1, "a background needs its foreground")
            return
        }
        let text = luminance(colours.foreground)
        let grounds = colours.background >= 0 ? [luminance(colours.background)] : [0, 1]
        #expect(grounds.allSatisfy { contrast(text, $0) > 3.4 })
    }

    @Test("With eight colours, only red and magenta stand on the default background", arguments: Role.allCases)
    func eight(role: Role) {
        for count in [8, 16, 88] {
            let colours = Palette.colours(of: role, colours: count)
            #expect(colours.background >= 0 || [-1, 1, 5].contains(colours.foreground))
            #expect(colours.foreground >= 0 || colours.background == -1)
        }
    }

    @Test("Without colours there are attributes alone, and what must be seen has some", arguments: Role.allCases)
    func mono(role: Role) {
        let colours = Palette.colours(of: role, colours: 0)
        #expect(colours.foreground == -1 && colours.background == -1)
        if [.danger, .doNotContact, .warning, .match, .chosen].contains(role) { #expect(!colours.attributes.isEmpty) }
    }

    @Test("No role is reversed, because the selection is", arguments: Role.allCases)
    func reverse(role: Role) {
        for count in [0, 8, 256] {
            #expect(!Palette.colours(of: role, colours: count).attributes.contains(.reverse))
        }
    }
}

@Suite("Clipboard")
struct ClipboardTests {
    @Test(
        "Base64 is that of RFC 4648",
        arguments: [
            ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
            ("foobar", "Zm9vYmFy"), ("ł👍", "xYLwn5GN"),
        ])
    func base64(text: String, expected: String) {
        #expect(Clipboard.base64(Array(text.utf8)) == expected)
    }

    @Test("A terminal gets one sequence, tmux two, and screen short pieces")
    func wrapping() throws {
        let plain = try #require(Clipboard.sequences(for: "foo", term: "xterm-256color", isInTmux: false))
        #expect(String(decoding: plain, as: UTF8.self) == "\u{1B}]52;c;Zm9v\u{7}")
        let tmux = try #require(Clipboard.sequences(for: "foo", term: "screen", isInTmux: true))
        #expect(
            String(decoding: tmux, as: UTF8.self)
                == "\u{1B}]52;c;Zm9v\u{7}\u{1B}Ptmux;\u{1B}\u{1B}]52;c;Zm9v\u{7}\u{1B}\\")
        let long = String(repeating: "x", count: 1_000)
        let screen = try #require(Clipboard.sequences(for: long, term: "screen.xterm", isInTmux: false))
        let pieces = String(decoding: screen, as: UTF8.self).split(separator: "\u{1B}\\")
        #expect(pieces.count == 6)
        #expect(pieces.allSatisfy { $0.hasPrefix("\u{1B}P") && $0.utf8.count <= 242 })
    }

    @Test("Text past the limit of terminals is refused")
    func limit() {
        let longest = String(repeating: "x", count: 74_994)
        #expect(Clipboard.sequences(for: longest, term: "xterm", isInTmux: false)?.count == 100_000)
        #expect(Clipboard.sequences(for: longest + "x", term: "xterm", isInTmux: false) == nil)
    }
}
