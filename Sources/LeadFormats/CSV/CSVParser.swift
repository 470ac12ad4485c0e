import CLibCSV
import LeadModel

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

    /// Gives the fields of the row that is complete to `body`.
    func withFields(_ body: (CSVFields) throws -> Void) rethrows {
        try row.pointee.bytes.withUnsafeBytes { bytes in
            try row.pointee.ends.withUnsafeBufferPointer { try body(CSVFields(bytes: bytes, ends: $0)) }
        }
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

/// The fields of one row, for the time of a call.
struct CSVFields {
    private let bytes: Bytes
    private let ends: UnsafeBufferPointer<Int>

    init(bytes: Bytes, ends: UnsafeBufferPointer<Int>) {
        (self.bytes, self.ends) = (bytes, ends)
    }

    var count: Int { ends.count }

    /// A field's bytes; none past the last field.
    subscript(index: Int) -> Bytes {
        guard index < ends.count else { return Bytes(start: nil, count: 0) }
        return bytes.part((index == 0 ? 0 : ends[index - 1])..<ends[index])
    }

    /// Whether the fields from one on are blank.
    func isBlank(from first: Int = 0) -> Bool {
        (first..<max(first, count)).allSatisfy { self[$0].withoutBlanks.isEmpty }
    }

    var texts: [String] { (0..<count).map { self[$0].trimmedText } }
}
