import CLibCSV

/// libcsv, fed line by line. A class because the C library keeps its address.
final class CSVParser {
    private struct Row {
        var bytes: [UInt8] = []
        /// Where each field ends in `bytes`.
        var ends: [Int] = []
        var isComplete = false
    }

    enum Outcome {
        case row, blank, open, misplacedQuote
    }

    private let parser = UnsafeMutablePointer<csv_parser>.allocate(capacity: 1)
    private let row = UnsafeMutablePointer<Row>.allocate(capacity: 1)

    init(delimiter: UInt8) {
        row.initialize(to: Row())
        parser.initialize(to: csv_parser())
        csv_init(parser, UInt8(CSV_STRICT))
        csv_set_delim(parser, delimiter)
        csv_set_blk_size(parser, 4096)
    }

    deinit {
        csv_free(parser)
        parser.deallocate()
        row.deinitialize(count: 1)
        row.deallocate()
    }

    var fieldCount: Int { row.pointee.ends.count }

    /// Gives a field's bytes to `body`; none past the last field.
    func withField<Result>(_ index: Int, _ body: (Bytes) throws -> Result) rethrows -> Result {
        guard index < fieldCount else { return try body(Bytes(start: nil, count: 0)) }
        let start = index == 0 ? 0 : row.pointee.ends[index - 1]
        let end = row.pointee.ends[index]
        return try row.pointee.bytes.withUnsafeBytes { try body($0.part(start..<end)) }
    }

    /// Takes one more line of a row, its end included. With `isStrict` a quote must stand where RFC 4180 has it.
    func take(_ line: Bytes, endsLine: Bool, isStrict: Bool) -> Outcome {
        csv_set_opts(parser, isStrict ? UInt8(CSV_STRICT) : 0)
        guard feed(line), endsLine || feed("\n") else { return .misplacedQuote }
        if row.pointee.isComplete { return .row }
        // libcsv's states: 0 is "row not begun", which after a line means that the line was blank.
        return parser.pointee.pstate == 0 ? .blank : .open
    }

    /// Forgets the row that was begun.
    func reset() {
        parser.pointee.pstate = 0
        parser.pointee.quoted = 0
        parser.pointee.spaces = 0
        parser.pointee.entry_pos = 0
        parser.pointee.status = 0
        row.pointee.bytes.removeAll(keepingCapacity: true)
        row.pointee.ends.removeAll(keepingCapacity: true)
        row.pointee.isComplete = false
    }

    private func feed(_ text: StaticString) -> Bool {
        text.withUTF8Buffer { feed(Bytes($0)) }
    }

    private func feed(_ bytes: Bytes) -> Bool {
        let taken = csv_parse(
            parser, bytes.baseAddress, bytes.count,
            { field, length, row in
                guard let row = row?.assumingMemoryBound(to: Row.self) else { return }
                if let field { row.pointee.bytes.append(contentsOf: Bytes(start: field, count: length)) }
                row.pointee.ends.append(row.pointee.bytes.count)
            },
            { _, row in row?.assumingMemoryBound(to: Row.self).pointee.isComplete = true },
            row)
        return taken == bytes.count
    }
}
