import Canvas
import TestSupport
import Testing

@Suite("Width of text")
struct WidthTests {
    @Test(
        "Text takes the columns that terminals give it",
        arguments: [
            ("", 0), ("Jan Kowalski", 12), ("Zieliński", 9), ("e\u{301}", 1), ("李小龙", 6), ("龙a门", 5),
            ("ﾊﾝｶｸ", 4), ("Ｗｉｄｅ", 8), ("한국어", 6), ("\u{1112}\u{1161}\u{11AB}", 2), ("สมชาย", 5),
            ("กำลังใจ", 6), ("ที่นี่", 2), ("عمر عبد الله", 12), ("مُحَمَّد", 4), ("קרקס", 4),
            ("नमस्ते", 4), ("👍", 2), ("👍🏽", 2), ("👨‍👩‍👧‍👦", 2), ("👩🏽‍❤️‍💋‍👨🏿", 2),
            ("❤", 1), ("❤\u{FE0F}", 2), ("🏳️‍🌈", 2), ("🇵🇱", 2), ("🇵🇱🇩🇪", 4), ("1\u{FE0F}\u{20E3}", 2), ("☝🏽", 2),
            ("🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}", 2), ("…·–─█", 5), ("\u{FFFD}", 1),
            ("葛\u{E0100}", 2), ("可口可樂", 8), ("a\u{200D}b", 2),
        ])
    func knownWidths(text: String, columns: Int) {
        #expect(TextWidth.of(text) == columns)
    }

    @Test(
        "A scalar is as wide as the C library has it",
        arguments: [
            (0x61, 1), (0x301, 0), (0xE31, 0), (0xE33, 1), (0x903, 1), (0x1100, 2), (0x1161, 0), (0x200D, 0),
            (0x3042, 2), (0xFF21, 2), (0xFF71, 1), (0x1F600, 2), (0x20000, 2), (0x10FFFD, 1), (0xFE0F, 0),
        ] as [(UInt32, Int)])
    func scalars(code: UInt32, columns: Int) throws {
        let scalar = try #require(Unicode.Scalar(code))
        #expect(TextWidth.of(scalar) == columns)
    }

    @Test("What is measured quickly is harmless, as wide as the tables have it, and joins nothing like it")
    func quick() {
        var last: Unicode.Scalar = "a"
        for scalar in (UInt32(0x20)...0xFFFF).compactMap(Unicode.Scalar.init) {
            guard let width = TextWidth.quickWidth(scalar) else { continue }
            #expect(width == TextWidth.of(scalar), "\(scalar.value)")
            #expect(width == TextWidth.of(Character(scalar)), "\(scalar.value)")
            for other in [last, scalar, "a", "龙", "가", "↔", "©"] as [Unicode.Scalar] {
                var pair = String(Character(other))
                pair.unicodeScalars.append(scalar)
                #expect(pair.count == 2, "\(other.value) \(scalar.value)")
                #expect(clean(pair) == pair)
            }
            last = scalar
        }
    }

    @Test("Text that is clipped never takes more columns than it may", arguments: 0..<40)
    func clippedFits(seed: Int) {
        var generator = Seeded(seed)
        for _ in 0..<50 {
            let text = hostileText(&generator)
            let width = Int.random(in: 0...12, using: &generator)
            let clipped = TextWidth.clip(text, to: width)
            #expect(TextWidth.of(clipped) <= width, "\(text.debugDescription) at \(width)")
            #expect(TextWidth.of(TextWidth.pad(text, to: width)) == width)
            if TextWidth.of(text) <= width { #expect(clipped == clean(text)) }
        }
    }

    @Test(
        "Text is cut before a glyph that fits by half, and ends in an ellipsis",
        arguments: [
            ("李小龙", 6, "李小龙"), ("李小龙", 5, "李小…"), ("李小龙", 4, "李…"), ("李小龙", 1, "…"), ("李小龙", 0, ""),
            ("abc", 3, "abc"), ("abcd", 3, "ab…"), ("👨‍👩‍👧‍👦x", 2, "…"), ("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}…"),
        ])
    func clipping(text: String, width: Int, expected: String) {
        #expect(TextWidth.clip(text, to: width) == expected)
    }

    @Test(
        "Text that needs no cleaning is cut to the longest beginning that leaves room for the ellipsis",
        arguments: 0..<20)
    func quickCut(seed: Int) {
        var generator = Seeded(seed)
        let letters: [Character] = ["a", "é", "Ж", "李", "한", " ", "–"]
        for _ in 0..<50 {
            let text = String((0..<12).compactMap { _ in letters.randomElement(using: &generator) })
            let width = Int.random(in: 1...12, using: &generator)
            guard TextWidth.of(text) > width else { continue }
            let longest = (0...text.count).last { TextWidth.of(String(text.prefix($0))) < width } ?? 0
            #expect(TextWidth.clip(text, to: width) == text.prefix(longest) + "…")
        }
    }

    @Test("Text is filled with blanks at the side it does not stand")
    func padding() {
        #expect(TextWidth.pad("龙", to: 5) == "龙   ")
        #expect(TextWidth.pad("龙", to: 5, align: .right) == "   龙")
        #expect(TextWidth.pad("龙", to: 5, align: .centre) == " 龙  ")
        #expect(TextWidth.pad("long", to: 3, ellipsis: nil) == "lon")
    }
}
