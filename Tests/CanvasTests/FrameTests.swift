import TestSupport
import Testing

@testable import Canvas

@Suite("Frames")
struct FrameTests {
    private func frame(_ width: Int, _ height: Int, _ glyphs: Glyphs = .unicode) -> Frame {
        Frame(size: Size(width: width, height: height), glyphs: glyphs)
    }

    @Test("A frame reads as its rows without blanks at their ends")
    func text() {
        var frame = frame(10, 3)
        frame.write("one  ", at: Point(x: 0, y: 0))
        frame.write("two", at: Point(x: 4, y: 2))
        #expect(frame.text == "one\n\n    two")
    }

    @Test("A screen of 40x10 is drawn as it stands here")
    func small() {
        var frame = frame(40, 10)
        let inner = frame.box(frame.bounds, title: "Leads")
        frame.write("Jan Kowalski", at: inner.origin, style: .bold)
        frame.write("李小龙 👨‍👩‍👧‍👦 กำ", at: Point(x: 1, y: 2), width: 12)
        frame.write("1 204", at: Point(x: 20, y: 2), style: .good, width: 18, align: .right)
        frame.restyle(inner.row(1), adding: .reverse)
        #expect(
            frame.text == """
                ┌ Leads ───────────────────────────────┐
                │Jan Kowalski                          │
                │李小龙 👨‍👩‍👧‍👦 กำ                    1 204 │
                │                                      │
                │                                      │
                │                                      │
                │                                      │
                │                                      │
                │                                      │
                └──────────────────────────────────────┘
                """)
        let rows = frame.styledText.split(separator: "\n")
        #expect(rows[1] == "⟦border:│⟧⟦bold:Jan Kowalski⟧                          ⟦border:│⟧")
        #expect(
            rows[2]
                == "⟦border:│⟧⟦reverse:李小龙 👨‍👩‍👧‍👦 กำ                    ⟧⟦good+reverse:1 204⟧⟦reverse: ⟧⟦border:│⟧")
    }

    @Test("Every cell holds a whole glyph or is the rest of one, whatever is written", arguments: 0..<30)
    func wholeGlyphs(seed: Int) throws {
        var generator = Seeded(seed)
        var frame = frame(40, 10)
        for _ in 0..<100 {
            let point = Point(
                x: .random(in: -10...45, using: &generator), y: .random(in: -2...11, using: &generator))
            let width = Bool.random(using: &generator) ? nil : Int.random(in: -1...30, using: &generator)
            let used = frame.write(hostileText(&generator), at: point, width: width)
            #expect(used <= max(0, width ?? 100))
            if seed % 2 == 0 { frame.blit(frame, at: Point(x: point.y, y: point.x)) }
        }
        for y in 0..<10 {
            var x = 0
            while x < 40 {
                let glyph = try #require(frame.text(at: Point(x: x, y: y)))
                try #require(!glyph.isEmpty && glyph.count == 1)
                #expect(clean(glyph).unicodeScalars.elementsEqual(glyph.unicodeScalars))
                let next = (x + 1..<40).first { frame.text(at: Point(x: $0, y: y)) != "" } ?? 40
                #expect(next - x == TextWidth.of(glyph), "\(glyph.debugDescription)")
                x = next
            }
        }
    }

    @Test("Half a wide character is never left, at an edge or under another text")
    func halves() {
        var frame = frame(6, 1)
        frame.write("龙龙龙", at: Point(x: 0, y: 0))
        frame.write("x", at: Point(x: 1, y: 0))
        #expect(frame.text == " x龙龙")
        frame.write("y", at: Point(x: 2, y: 0))
        #expect(frame.text == " xy 龙")
        frame.write("龙", at: Point(x: 3, y: 0))
        #expect(frame.text == " xy龙")
        frame.write("龙", at: Point(x: 5, y: 0))
        #expect(frame.text == " xy龙…")
        frame.write("龙龙", at: Point(x: -1, y: 0), width: 5)
        #expect(frame.text == " 龙龙…")
        frame.write("a", at: Point(x: 0, y: 0))
        #expect(frame.text == "a龙龙…")
    }

    @Test("What lies outside is left out")
    func clipping() {
        var frame = frame(5, 2)
        frame.write("above", at: Point(x: 0, y: -1))
        frame.write("below", at: Point(x: 0, y: 2))
        frame.write("right", at: Point(x: 5, y: 0))
        frame.write("left", at: Point(x: -4, y: 0))
        frame.write("abcdefgh", at: Point(x: -3, y: 1))
        frame.fill(Rect(x: -5, y: -5, width: 6, height: 6), "#")
        frame.verticalLine(at: Point(x: 9, y: 0), height: 99)
        frame.restyle(Rect(x: 3, y: 1, width: 100, height: 100), style: .danger)
        #expect(frame.text == "#\ndefgh")
        #expect(frame.style(at: Point(x: 9, y: 9)) == nil)
        #expect(frame.write("any", at: Point(x: 0, y: 0), width: 0) == 0)
        #expect(frame.write("any", at: Point(x: .max, y: .max)) == 0)
        #expect(frame.write("any", at: Point(x: .min, y: 0)) == 3)
        #expect(Frame(size: Size(width: 0, height: 0)).text.isEmpty)
    }

    @Test("Text stands where its alignment puts it")
    func align() {
        var frame = frame(10, 4)
        #expect(frame.write("龙", at: Point(x: 0, y: 0), width: 10, align: .right) == 2)
        frame.write("mid", at: Point(x: 0, y: 1), width: 9, align: .centre)
        frame.write("far too long for it", at: Point(x: 0, y: 2), width: 10, align: .right)
        frame.write("abc", at: Point(x: 7, y: 3), width: 3, align: .right)
        #expect(frame.text == "        龙\n   mid\nfar too l…\n       abc")
    }

    @Test("No escape gets into a frame by any way")
    func escapes() {
        var frame = frame(20, 3)
        frame.write("\u{1B}]0;x\u{7}\u{9B}m", at: Point(x: 0, y: 0))
        frame.fill(Rect(x: 0, y: 1, width: 3, height: 1), "\u{1B}")
        frame.horizontalLine(at: Point(x: 0, y: 2), width: 20, title: "\u{1B}[2J\n")
        #expect(frame.text == "�]0;x��m\n���\n─ �[2J  ────────────")
    }

    @Test("An ASCII frame has a question mark for each column it can't show")
    func ascii() {
        var frame = frame(24, 4, .ascii)
        frame.box(frame.bounds, title: "Zażółć")
        frame.write("李小 👍 é – “x” … →", at: Point(x: 1, y: 1))
        frame.write("cut here, because it is long", at: Point(x: 1, y: 2), width: 10)
        #expect(
            frame.text == """
                + Zazolc --------------+
                |???? ?? e - "x" ~ >   |
                |cut here,~            |
                +----------------------+
                """)
        #expect(frame.text.allSatisfy { $0.isASCII })
    }

    @Test("A frame is copied onto another, clusters, styles and cursor with it")
    func blit() {
        var small = frame(6, 2)
        small.write("👨‍👩‍👧‍👦龙ab", at: Point(x: 0, y: 0), style: .danger)
        small.write("12", at: Point(x: 0, y: 1))
        small.cursor = Point(x: 1, y: 1)
        var big = frame(9, 3)
        big.write("🇵🇱.......", at: Point(x: 0, y: 1))
        big.blit(small, at: Point(x: 2, y: 1))
        #expect(big.text == "\n🇵🇱👨‍👩‍👧‍👦龙ab.\n  12")
        #expect(big.cursor == Point(x: 3, y: 2))
        #expect(big.style(at: Point(x: 3, y: 1)) == .danger)
        var cut = frame(4, 1)
        cut.blit(small, at: Point(x: -1, y: 0))
        #expect(cut.text == " 龙a")
        cut.blit(small, at: Point(x: 1, y: 0))
        #expect(cut.text == " 👨‍👩‍👧‍👦")
    }

    @Test("Frames that look the same are equal, however they were drawn")
    func equality() {
        var first = frame(8, 1)
        var second = frame(8, 1)
        first.write("🇵🇱🇩🇪", at: Point(x: 0, y: 0))
        second.write("🇩🇪", at: Point(x: 2, y: 0))
        second.write("🇵🇱", at: Point(x: 0, y: 0))
        #expect(first == second)
        second.cursor = Point(x: 0, y: 0)
        #expect(first != second)
        second.cursor = nil
        second.restyle(second.bounds, adding: .bold)
        #expect(first != second)
    }

    @Test("Parts of a row follow each other in their styles")
    func parts() {
        var frame = frame(12, 1)
        let used = frame.write([("a ", .plain), ("李", .good), (" long text", .dim)], at: Point(x: 1, y: 0), width: 8)
        #expect(used == 8)
        #expect(frame.styledText == " a ⟦good:李⟧⟦dim: lo…⟧")
    }

    @Test("A thousand draws of a full screen keep the table of clusters small")
    func clusters() {
        var frame = frame(80, 24)
        for round in 0..<1_000 {
            frame.write("e\u{336} 👨‍👩‍👧‍👦 🇵🇱", at: Point(x: round % 60, y: round % 24))
        }
        #expect(frame.clusters.count == 3)
    }
}

@Suite("Blocks of cells")
struct GeometryTests {
    private let block = Rect(x: 2, y: 1, width: 10, height: 4)

    @Test("A block is cut in two without loss", arguments: [-1, 0, 3, 10, 99])
    func splits(cut: Int) {
        for (part, rest) in [block.split(left: cut), block.split(right: cut)] {
            #expect(part.width + rest.width == 10)
            #expect(part.width == min(max(0, cut), 10))
            #expect(part.intersection(rest).isEmpty)
        }
        for (part, rest) in [block.split(top: cut), block.split(bottom: cut)] {
            #expect(part.height + rest.height == 4)
            #expect(part.height == min(max(0, cut), 4))
        }
        #expect(block.split(right: 3).part == Rect(x: 9, y: 1, width: 3, height: 4))
        #expect(block.split(bottom: 1).part == Rect(x: 2, y: 4, width: 10, height: 1))
    }

    @Test("Blocks are inset, centred, met and asked")
    func others() {
        #expect(block.inset() == Rect(x: 3, y: 2, width: 8, height: 2))
        #expect(block.inset(columns: 9, rows: 9).isEmpty)
        #expect(block.centred(Size(width: 4, height: 2)) == Rect(x: 5, y: 2, width: 4, height: 2))
        #expect(block.centred(Size(width: 40, height: 20)) == block)
        #expect(block.contains(Point(x: 11, y: 4)))
        #expect(!block.contains(Point(x: 12, y: 4)))
        #expect(block.row(3) == Rect(x: 2, y: 4, width: 10, height: 1))
        #expect(block.row(4).isEmpty)
        #expect(Size(width: -1, height: 3).width == 0)
    }
}

struct FrameRowTests {
    private func frame(_ rows: [String]) -> Frame {
        var frame = Frame(size: Size(width: 10, height: rows.count))
        for (y, row) in rows.enumerated() { frame.write(row, at: Point(x: 0, y: y)) }
        return frame
    }

    @Test("What looks other than before is told, in whole characters")
    func changed() {
        func runs(_ rows: [String]) -> [Frame.Run]? { frame(rows).runsChanged(since: before) }
        func run(_ x: Int, _ y: Int, _ columns: Int) -> Frame.Run { Frame.Run(x: x, y: y, columns: columns) }
        let before = frame(["abcdefghij", "e\u{301}\u{323} 龙门", "c"])
        #expect(runs(["abcdefghij", "e\u{301}\u{323} 龙门", "c"]) == [])
        #expect(runs(["Abcdefghij", "e\u{301}\u{323} 龙龙", "c"]) == [run(0, 0, 1), run(4, 1, 2)])
        #expect(runs(["AbcdEfghiJ", "e\u{301}\u{323} 龙门", "c"]) == [run(0, 0, 5), run(9, 0, 1)])
        #expect(runs(["abcdefghij", "👩‍👩‍👧 龙门", "c"])?.first == run(0, 1, 7))
        #expect(runs(["👩‍👩‍👧cdefghij", "e\u{301}\u{323} 龙门", "c"]) == [run(0, 0, 2)], "clusters in another order")
        #expect(runs(["abcdefghij", "e\u{301}\u{323} 龙", "cd"]) == [run(4, 1, 2), run(1, 2, 1)])
        #expect(before.runsChanged(since: nil) == nil)
        #expect(before.runsChanged(since: Frame(size: Size(width: 9, height: 3))) == nil)
    }

    @Test("A block is scrolled by itself, and what comes in is blank", arguments: [-4, -3, -1, 1, 2, 3])
    func scrolls(steps: Int) {
        let before = frame(["a123456789", "b123456789", "c123456789"])
        var after = before
        after.scroll(Rect(x: 2, y: 0, width: 5, height: 3), by: steps)
        for (y, row) in after.rows.enumerated() {
            let isIn = (0..<3).contains(y + steps)
            #expect(row == String(before.rows[y].prefix(1)) + "1" + (isIn ? "23456" : "     ") + "789")
        }
        #expect(after.scrolled == Frame.Scroll(0..<3, by: steps))
        var whole = before
        whole.scroll(Frame.Scroll(1..<3, by: steps))
        #expect(whole.rows[0] == before.rows[0])
        #expect(whole.rows[1] == (steps == 1 ? before.rows[2] : ""))
        #expect(whole.rows[2] == (steps == -1 ? before.rows[1] : ""))
    }

    @Test("A frame laid over a block looks there as it did by itself")
    func laid() {
        var line = Frame(size: Size(width: 10, height: 1))
        line.write("龙门 👩‍👩‍👧", at: Point(x: 0, y: 0), style: .accent)
        var whole = Frame(size: Size(width: 12, height: 3))
        whole.write("e\u{301}\u{323} abcdefghij", at: Point(x: 0, y: 1))
        whole.lay(line, at: Point(x: 2, y: 1))
        var plain = Frame(size: Size(width: 12, height: 3))
        plain.write("e\u{301}\u{323}", at: Point(x: 0, y: 1))
        plain.write("龙门 👩‍👩‍👧", at: Point(x: 2, y: 1), style: .accent)
        #expect(whole == plain)
    }

    @Test(
        "A frame that does not fit is not laid", arguments: [Point(x: 1, y: 0), Point(x: 0, y: 3), Point(x: -1, y: 0)])
    func laidOutside(point: Point) {
        let before = frame(["abc", "", ""])
        var after = before
        after.lay(frame(["d"]), at: point)
        #expect(after == before)
    }
}
