import LeadModel

/// Cuts CSV into rows and knows the bytes of each; damage costs one line and never the rest.
///
/// Holds one record, at most `Limits.pieceBytes`, and the bytes given last.
struct CSVSplitter {
    enum Event {
        case row(CSVFields)
        case unreadable(String)
    }

    typealias Handler = (Event, _ raw: Bytes, _ line: Int) throws -> Void

    private let parser: CSVParser
    private let limits: Limits
    private var buffer: [UInt8] = []
    /// Where in the buffer the record, its second line, and the line not yet parsed begin, and how far line ends
    /// have been searched.
    private var recordStart = 0
    private var secondLine: Int?
    private var lineStart = 0
    private var searched = 0
    private var recordLine = 1
    private var linesInRecord = 0
    private var isInLongLine = false

    init(delimiter: UInt8, limits: Limits) {
        parser = CSVParser(delimiter: delimiter)
        self.limits = limits
    }

    mutating func read(_ bytes: Bytes, _ body: Handler) rethrows {
        buffer.append(contentsOf: bytes)
        try split(isLast: false, body)
    }

    mutating func finish(_ body: Handler) rethrows {
        try split(isLast: true, body)
    }

    private mutating func split(isLast: Bool, _ body: Handler) rethrows {
        var bytes: [UInt8] = []
        swap(&bytes, &buffer)
        defer {
            bytes.removeSubrange(..<recordStart)
            lineStart -= recordStart
            searched -= recordStart
            secondLine = secondLine.map { $0 - recordStart }
            recordStart = 0
            swap(&bytes, &buffer)
        }
        try bytes.withUnsafeBytes { bytes in
            while try step(bytes, isLast, body) {}
        }
    }

    /// Deals with one more line; `false` when there is none.
    private mutating func step(_ bytes: Bytes, _ isLast: Bool, _ body: Handler) rethrows -> Bool {
        guard let end = lineEnd(bytes, isLast) else { return try stepWithoutLine(bytes, isLast, body) }
        if secondLine == nil, isInLongLine || end - recordStart > limits.recordBytes {
            try giveLongLine(bytes, upTo: end, isComplete: true, body)
            return true
        }
        if end - recordStart > limits.recordBytes {
            try giveUpFirstLine(bytes, body)
            return true
        }
        let line = bytes.part(lineStart..<end)
        let outcome = parse(line)
        if secondLine == nil { secondLine = end }
        linesInRecord += 1
        (lineStart, searched) = (end, end)
        switch outcome {
        case .open: break
        case .misplacedQuote: try giveUpFirstLine(bytes, body)
        case .blank: beginRecord(at: end, afterLines: linesInRecord)
        case .row: try giveRow(line, bytes, upTo: end, body)
        }
        return true
    }

    /// A row with quotes where RFC 4180 has none is taken if it is whole on its line, and no further.
    private func parse(_ line: Bytes) -> CSVParser.Outcome {
        if secondLine == nil, let outcome = parser.takePlain(line) { return outcome }
        let endsLine = line.last == .lineFeed || line.last == .carriageReturn
        let outcome = parser.take(line, endsLine: endsLine, isStrict: true)
        guard outcome == .misplacedQuote, secondLine == nil else { return outcome }
        parser.reset()
        let second = parser.take(line, endsLine: endsLine, isStrict: false)
        return second == .open ? .misplacedQuote : second
    }

    private mutating func giveRow(
        _ lastLine: Bytes, _ bytes: Bytes, upTo end: Int, _ body: Handler
    ) rethrows {
        let raw = bytes.part(recordStart..<end).withoutLineEnd
        let line = recordLine
        defer { beginRecord(at: end, afterLines: linesInRecord) }
        try parser.withFields(lastLine) { try body(.row($0), raw, line) }
    }

    private mutating func stepWithoutLine(_ bytes: Bytes, _ isLast: Bool, _ body: Handler) rethrows -> Bool {
        let isTooLong = bytes.count - recordStart > limits.recordBytes
        if secondLine != nil, isTooLong || isLast {
            try giveUpFirstLine(bytes, body)
            return true
        }
        if isTooLong { try giveLongLine(bytes, upTo: bytes.count, isComplete: false, body) }
        return false
    }

    /// The place behind the next line end, or `nil` until more bytes show it. CR, LF and CR LF end a line.
    private mutating func lineEnd(_ bytes: Bytes, _ isLast: Bool) -> Int? {
        let lineFeed = bytes.first(.lineFeed, in: searched..<bytes.count)
        let limit = lineFeed ?? bytes.count
        if let carriageReturn = bytes.first(.carriageReturn, in: searched..<limit) {
            if carriageReturn + 1 < limit { return carriageReturn + 1 }
            if let lineFeed { return lineFeed + 1 }
            searched = carriageReturn
            return isLast ? bytes.count : nil
        }
        if let lineFeed { return lineFeed + 1 }
        searched = bytes.count
        return isLast && lineStart < bytes.count ? bytes.count : nil
    }

    private mutating func beginRecord(at place: Int, afterLines lines: Int) {
        (recordStart, lineStart, searched, secondLine) = (place, place, place, nil)
        recordLine += lines
        linesInRecord = 0
        parser.reset()
    }

    /// The quote that the record's first line opens is not closed where it should be: the line is unreadable, and
    /// the lines after it are read anew. A stretch of lines is read twice at most, because a later odd quote ends it.
    private mutating func giveUpFirstLine(_ bytes: Bytes, _ body: Handler) rethrows {
        let end = secondLine ?? bytes.count
        let (start, line) = (recordStart, recordLine)
        defer { beginRecord(at: end, afterLines: 1) }
        try body(.unreadable(words(.quoteNeverClosed)), bytes.part(start..<end).withoutLineEnd, line)
    }

    private mutating func giveLongLine(
        _ bytes: Bytes, upTo end: Int, isComplete: Bool, _ body: Handler
    ) rethrows {
        isInLongLine = true
        let reason = words(.tooLong, byteCount(limits.recordBytes))
        while end - recordStart >= limits.pieceBytes {
            let start = recordStart
            recordStart += limits.pieceBytes
            lineStart = recordStart
            searched = max(searched, recordStart)
            try body(.unreadable(reason), bytes.part(start..<start + limits.pieceBytes), recordLine)
        }
        guard isComplete else { return }
        isInLongLine = false
        let rest = bytes.part(recordStart..<end).withoutLineEnd
        let line = recordLine
        defer { beginRecord(at: end, afterLines: 1) }
        if !rest.isEmpty { try body(.unreadable(reason), rest, line) }
    }
}

/// A number of bytes in words, such as `1 MiB`.
func byteCount(_ count: Int) -> String {
    if count >= 1 << 20, count % (1 << 20) == 0 { return "\(count >> 20) MiB" }
    if count >= 1 << 10, count % (1 << 10) == 0 { return "\(count >> 10) KiB" }
    return "\(count) bytes"
}
