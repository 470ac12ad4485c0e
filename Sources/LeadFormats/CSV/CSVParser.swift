import CLibCSV
import LeadModel

/// libcsv, fed line by line; lines without a quote need none of it. A class because the C library keeps its address.
final class CSVParser {
    private struct Row {
        /// What libcsv made of the fields.
        var bytes: [UInt8] = []
        var bounds: [FieldBounds] = []
        /// Whether the fields stand in the line itself.
        var isPlain = false
        var isComplete = false
    }

    enum Outcome {
        case row, blank, open, misplacedQuote
    }

    private let parser = UnsafeMutablePointer<csv_parser>.allocate(capacity: 1)
    private let plainLine: PlainLine
    private let row = UnsafeMutablePointer<Row>.allocate(capacity: 1)

    init(delimiter: UInt8) {
        plainLine = PlainLine(delimiter: delimiter)
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

    /// Gives the fields of the row that is complete to `body`.
    /// - Parameter line: the line that was taken last.
    func withFields(_ line: Bytes, _ body: (CSVFields) throws -> Void) rethrows {
        try row.pointee.bounds.withUnsafeBufferPointer { bounds in
            if row.pointee.isPlain { return try body(CSVFields(bytes: line, bounds: bounds)) }
            try row.pointee.bytes.withUnsafeBytes { try body(CSVFields(bytes: $0, bounds: bounds)) }
        }
    }

    /// Takes the first line of a row, its end included, where it holds no quote; else `nil`.
    func takePlain(_ line: Bytes) -> Outcome? {
        guard plainLine.split(line, into: &row.pointee.bounds) else { return nil }
        row.pointee.isPlain = true
        return row.pointee.bounds.isEmpty ? .blank : .row
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
        row.pointee.bounds.removeAll(keepingCapacity: true)
        row.pointee.isPlain = false
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
                let start = row.pointee.bytes.count
                if let field { row.pointee.bytes.append(contentsOf: Bytes(start: field, count: length)) }
                row.pointee.bounds.append(FieldBounds(start: start, end: row.pointee.bytes.count))
            },
            { _, row in row?.assumingMemoryBound(to: Row.self).pointee.isComplete = true },
            row)
        return taken == bytes.count
    }
}

/// The fields of one row, for the time of a call.
struct CSVFields {
    private let bytes: Bytes
    private let bounds: UnsafeBufferPointer<FieldBounds>

    init(bytes: Bytes, bounds: UnsafeBufferPointer<FieldBounds>) {
        (self.bytes, self.bounds) = (bytes, bounds)
    }

    var count: Int { bounds.count }

    /// A field's bytes; none past the last field.
    subscript(index: Int) -> Bytes {
        guard index < bounds.count else { return Bytes(start: nil, count: 0) }
        return bytes.part(bounds[index].start..<bounds[index].end)
    }

    /// Whether the fields from one on are blank.
    func isBlank(from first: Int = 0) -> Bool {
        (first..<max(first, count)).allSatisfy { self[$0].withoutBlanks.isEmpty }
    }

    var texts: [String] { (0..<count).map { self[$0].trimmedText } }
}
