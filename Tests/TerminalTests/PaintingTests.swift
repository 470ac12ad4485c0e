import CTerminal
import Glibc
import TestSupport
import Testing

@testable import Canvas
@testable import Terminal

extension TerminalTests {
    @Test("A cell is laid out as C has it")
    func layout() {
        #expect(MemoryLayout<Cell>.size <= MemoryLayout<ct_cell>.size)
        #expect(MemoryLayout<Cell>.stride == MemoryLayout<ct_cell>.stride)
        for role in Role.allCases {
            let cell = Cell(code: 0x1F600, style: Style(role, [.reverse, .bold]))
            var there = ct_cell()
            withUnsafeMutableBytes(of: &there) { there in
                withUnsafeBytes(of: cell) { there.copyMemory(from: $0) }
            }
            #expect(there.code == cell.code && there.role == role.rawValue)
            #expect(there.attributes == cell.style.attributes.rawValue)
        }
    }

    @Test("Whatever is written, scrolled and wiped, the terminal shows the frame", arguments: 0..<30)
    func random(seed: Int) throws {
        let terminal = try open("vt100")
        defer { terminal.close() }
        var random = Seeded(seed)
        var screen = PlainScreen(size: terminal.size)
        var frame = Frame(size: terminal.size)
        for step in 0..<150 {
            frame.scrolled = nil
            change(&frame, &random)
            screen.take(try shown(frame, on: terminal))
            for y in 0..<frame.size.height {
                let wanted = (0..<frame.size.width).map { frame.text(at: Point(x: $0, y: y)) ?? "" }
                let found = (0..<frame.size.width).map { screen.text(at: Point(x: $0, y: y)) }
                try #require(found.joined(separator: "|") == wanted.joined(separator: "|"), "row \(y), step \(step)")
            }
        }
    }

    /// Two blocks beside each other, as a list and its pane: no wide character is in both. None comes near the edge,
    /// where what is not joined everywhere is cut.
    private func change(_ frame: inout Frame, _ random: inout Seeded) {
        let height = frame.size.height
        let block = Rect(x: Bool.random(using: &random) ? 0 : 16, y: 0, width: 16, height: height)
        let top = Int.random(in: 0..<height - 2, using: &random)
        let part = Rect(
            x: block.x, y: top, width: 16, height: Int.random(in: 2...(height - top), using: &random))
        switch Int.random(in: 0..<8, using: &random) {
        case 0...2: frame.scroll(part, by: [-2, -1, 1, 1, 1, 3].randomElement(using: &random) ?? 1)
        case 3: frame.clear(part)
        case 4:
            frame = Frame(size: frame.size)
        default: break
        }
        let words = ["lead", "a", "Zażółć", "龙门", "e\u{301}\u{323}", "👩‍👩‍👧", "🇵🇱", "☎️", "  ", "│", "12"]
        for _ in 0..<Int.random(in: 0..<6, using: &random) {
            let text = (0..<5).map { _ in words.randomElement(using: &random) ?? "" }.joined()
            let point = Point(
                x: block.x + Int.random(in: 0..<8, using: &random), y: Int.random(in: 0..<height, using: &random))
            frame.write(text, at: point, width: block.maxX - point.x)
        }
    }
}
