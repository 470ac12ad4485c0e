import Canvas
import Testing

@Suite("Columns of a table")
struct TableTests {
    private let columns = [
        Column(minimum: 8, ideal: 12, priority: 5), Column(minimum: 10, ideal: 20, maximum: 40, priority: 9),
        Column(minimum: 8, ideal: 20, maximum: 30, priority: 7), Column(minimum: 2, priority: 4),
        Column(minimum: 10, ideal: 12, priority: 6), Column(minimum: 7, priority: 3, alignment: .right),
        Column(minimum: 6, ideal: 10, priority: 1), Column(minimum: 9, ideal: 14, priority: 2),
    ]

    @Test("Columns never stick out and never overlap", arguments: 1...200)
    func fits(width: Int) {
        let placed = Table.layout(columns, width: width)
        #expect(!placed.isEmpty)
        #expect(placed.allSatisfy { $0.x + $0.width <= width })
        for (left, right) in zip(placed, placed.dropFirst()) { #expect(left.x + left.width + 1 == right.x) }
        if width >= 40 { #expect(placed.allSatisfy { $0.width >= columns[$0.column].minimum }) }
        #expect(placed.allSatisfy { $0.width <= columns[$0.column].maximum })
    }

    @Test("With little room the least important columns go first")
    func drops() {
        #expect(Table.layout(columns, width: 40).map(\.column) == [0, 1, 2, 4])
        #expect(Table.layout(columns, width: 10).map(\.column) == [1])
        #expect(Table.layout(columns, width: 200).count == columns.count)
    }

    @Test("Of columns alike the rightmost goes first")
    func ties() {
        let same = [Column(minimum: 5), Column(minimum: 5), Column(minimum: 5)]
        #expect(Table.layout(same, width: 12).map(\.column) == [0, 1])
    }

    @Test("Room goes to the ideal widths of all before any grows past its own")
    func grows() {
        let two = [Column(minimum: 2, ideal: 4, maximum: 50), Column(minimum: 2, ideal: 10)]
        #expect(Table.layout(two, width: 15).map(\.width) == [4, 10])
        #expect(Table.layout(two, width: 20).map(\.width) == [9, 10])
    }

    @Test("A column that does not fit at all gets what there is")
    func narrow() {
        #expect(Table.layout([Column(minimum: 10)], width: 4).map(\.width) == [4])
        #expect(Table.layout([], width: 40).isEmpty)
    }
}
