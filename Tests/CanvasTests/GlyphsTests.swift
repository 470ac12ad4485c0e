import Canvas
import Testing

@Suite("Bars and sparklines")
struct GlyphsTests {
    @Test(
        "A bar is as long as its share, to an eighth of a column",
        arguments: [
            (0, 10, 8, ""), (10, 10, 4, "████"), (5, 10, 4, "██"), (1, 10, 4, "▍"), (1, 1_000_000, 4, "▏"),
            (20, 10, 3, "███"),
            (-1, 10, 3, ""), (1, 0, 3, ""), (1, 2, 0, ""), (9, 16, 2, "█▏"),
        ])
    func bars(value: Int, total: Int, width: Int, expected: String) {
        #expect(Glyphs.unicode.bar(value: value, of: total, width: width) == expected)
    }

    @Test("A sparkline has one column for each value, scaled to the largest")
    func sparklines() {
        #expect(Glyphs.unicode.sparkline([0, 1, 2, 3, 4, 5, 6, 7, 8]) == "▁▁▂▃▄▅▆▇█")
        #expect(Glyphs.unicode.sparkline([0, 0]) == "▁▁")
        #expect(Glyphs.unicode.sparkline([]).isEmpty)
        #expect(Glyphs.unicode.sparkline([-5, .max]) == "▁█")
        #expect(Glyphs.ascii.sparkline([0, 4, 8]) == "_=#")
    }

    @Test("A trend is a line through its values in dots, from 0 at the bottom to the largest at the top")
    func trend() {
        #expect(Glyphs.unicode.trend([0, 1], width: 4, height: 2) == ["  ⡠⠊", "⡠⠊  "])
        #expect(Glyphs.ascii.trend([0, 2, 2], width: 5, height: 3) == ["  ***", " *   ", "*    "])
        #expect(Glyphs.unicode.trend([3, 3], width: 3, height: 1) == ["⠉⠉⠉"])
        #expect(Glyphs.unicode.trend([0, 0], width: 2, height: 1) == ["⣀⣀"])
    }

    @Test("A trend has a gap where a value is missing, and needs some room")
    func gaps() {
        #expect(Glyphs.ascii.trend([1, nil, 1], width: 5, height: 1) == ["*   *"])
        #expect(Glyphs.unicode.trend([nil], width: 2, height: 1) == ["  "])
        #expect(Glyphs.unicode.trend([], width: 2, height: 1).isEmpty)
        #expect(Glyphs.unicode.trend([1], width: 0, height: 1).isEmpty)
        #expect(Glyphs.unicode.trend([5], width: 1, height: 1) == ["⠉"])
    }

    @Test(
        "A Latin letter with marks shows as the letter in ASCII; another script as question marks",
        arguments: [
            ("Zoë Müller", "Zoe Muller"), ("Łukasz Wiśniewski", "Lukasz Wisniewski"), ("Straße", "Strase"),
            ("Nguyễn Đức", "Nguyen Duc"), ("Søren Ødegård", "Soren Odegard"), ("Ayşe Yılmaz", "Ayse Yilmaz"),
            ("e\u{301}te\u{301}", "ete"), ("Æsir Œuvre", "Asir Ouvre"), ("Þór Ðan", "Tor Dan"), ("Ελένη", "?????"),
            ("龙", "??"), ("ǅ", "D"), ("×÷", "x?"),
        ])
    func lookAlikes(text: String, expected: String) {
        var frame = Frame(size: Size(width: 30, height: 1), glyphs: .ascii)
        frame.write(text, at: Point(x: 0, y: 0))
        #expect(frame.text == expected)
    }

    @Test("The ASCII glyphs are ASCII, and every glyph is one column wide")
    func plain() {
        for glyphs in [Glyphs.ascii, .unicode] {
            let all =
                [
                    glyphs.horizontal, glyphs.vertical, glyphs.topLeft, glyphs.cross, glyphs.ellipsis, glyphs.left,
                    glyphs.up,
                    glyphs.dot, glyphs.bullet, glyphs.mark, glyphs.dash,
                ] + glyphs.barParts + glyphs.sparks
            #expect(all.allSatisfy { TextWidth.of($0) == 1 })
            #expect(glyphs.isUnicode || all.allSatisfy(\.isASCII))
        }
        #expect(Glyphs.ascii.bar(value: 1, of: 2, width: 4) == "##")
    }
}
