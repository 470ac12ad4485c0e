import LeadModel

/// A writer of CSV by RFC 4180, with CR LF; the caller takes the bytes when it likes.
public struct CSVWriter: Sendable {
    /// For whom the file is.
    public enum Profile: Sendable {
        /// Cells that a spreadsheet would take for a formula get a `'` before them (OWASP, CSV Injection);
        /// `LeadReader` takes it away again.
        case spreadsheet
        /// Cells as they are.
        case raw
    }

    public private(set) var bytes: [UInt8] = []
    private let profile: Profile

    public init(profile: Profile) {
        self.profile = profile
    }

    /// Appends one row. O(length).
    public mutating func row(_ cells: some Sequence<String>) {
        var isFirst = true
        for cell in cells {
            if !isFirst { bytes.append(.comma) }
            isFirst = false
            var cell = cell
            cell.withUTF8 { append(Bytes($0)) }
        }
        bytes.append(.carriageReturn)
        bytes.append(.lineFeed)
    }

    /// Gives the bytes so far away and goes on with none.
    public mutating func takeBytes() -> [UInt8] {
        defer { bytes.removeAll(keepingCapacity: true) }
        return bytes
    }

    private mutating func append(_ cell: Bytes) {
        let isDefused = profile == .spreadsheet && Self.looksLikeFormula(cell)
        guard isDefused || Self.needsQuotes(cell) else {
            bytes.append(contentsOf: cell)
            return
        }
        bytes.append(.quote)
        if isDefused { bytes.append(Self.apostrophe) }
        for byte in cell {
            if byte == .quote { bytes.append(.quote) }
            bytes.append(byte)
        }
        bytes.append(.quote)
    }

    private static let apostrophe = UInt8(ascii: "'")

    private static func needsQuotes(_ cell: Bytes) -> Bool {
        if let first = cell.first, let last = cell.last, first.isBlank || last.isBlank { return true }
        return cell.contains {
            $0 == .comma || $0 == .quote || $0 == .lineFeed || $0 == .carriageReturn || $0 == .tab
                || $0 == UInt8(ascii: ";")
        }
    }

    /// Whether a cell, behind blanks and behind apostrophes that were there before, begins as a formula does.
    private static func looksLikeFormula(_ cell: Bytes) -> Bool {
        guard let first = cell.first(where: { $0 != apostrophe && $0 != 32 }) else { return false }
        return "=+-@\t\r\n".utf8.contains(first)
    }

    /// A cell without the apostrophe that `.spreadsheet` put before it.
    static func plain(_ cell: Bytes) -> Bytes {
        guard cell.first == apostrophe, looksLikeFormula(cell) else { return cell }
        return cell.part(1..<cell.count)
    }
}
