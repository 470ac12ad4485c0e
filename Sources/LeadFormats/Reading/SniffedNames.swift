import LeadModel

/// The header line of a CSV text and the delimiter it shows.
struct CSVHeader {
    let delimiter: UInt8
    let names: [String]

    init(_ text: Bytes) {
        var lines = text.split(maxSplits: 3, omittingEmptySubsequences: true) {
            $0 == .lineFeed || $0 == .carriageReturn
        }
        .map { Bytes(rebasing: $0) }
        .filter { !$0.withoutBlanks.isEmpty }
        var delimiter: UInt8?
        if let first = lines.first, first.starts(with: "sep="), first.count >= 5 {
            delimiter = first[4]
            lines.removeFirst()
        }
        self.delimiter = delimiter ?? Self.delimiter(of: lines.first)
        names = Self.names(in: text, by: self.delimiter)
    }

    /// The one of `,` `;` and tab that stands most often outside quotes.
    private static func delimiter(of line: Bytes?) -> UInt8 {
        var counts: [UInt8: Int] = [:]
        var isQuoted = false
        for byte in line ?? Bytes(start: nil, count: 0) {
            if byte == .quote { isQuoted.toggle() }
            if !isQuoted { counts[byte, default: 0] += 1 }
        }
        let candidates: [UInt8] = [.comma, UInt8(ascii: ";"), .tab]
        return candidates.max { (counts[$0, default: 0], $1) < (counts[$1, default: 0], $0) } ?? .comma
    }

    private static func names(in text: Bytes, by delimiter: UInt8) -> [String] {
        var names: [String] = []
        var splitter = CSVSplitter(delimiter: delimiter, limits: Limits())
        let takeFirst: CSVSplitter.Handler = { event, raw, _ in
            guard case .row(let row) = event, names.isEmpty, !(row.count <= 2 && raw.starts(with: "sep=")) else {
                return
            }
            names = row.texts
        }
        // A header may take several lines; the text's first part is enough for any that is one.
        for part in [0..<min(text.count, 8192), min(text.count, 8192)..<text.count] where names.isEmpty {
            try? splitter.read(text.part(part), takeFirst)
        }
        if names.isEmpty { try? splitter.finish(takeFirst) }
        return names
    }
}

/// The keys of a JSON text, whole or cut short, valid or not.
struct JSONKeys {
    private(set) var names: Set<String> = []

    init(_ text: Bytes) {
        var position = 0
        while let open = text.first(.quote, in: position..<text.count) {
            guard let close = Self.endOfString(text, from: open + 1) else { return }
            position = close + 1
            var next = position
            while next < text.count, text[next].isBlank { next += 1 }
            guard next < text.count, text[next] == .colon else { continue }
            names.insert(normalized(String(decoding: text.part(open + 1..<close), as: UTF8.self)))
        }
    }

    private static func endOfString(_ text: Bytes, from start: Int) -> Int? {
        var position = start
        while position < text.count {
            switch text[position] {
            case .quote, .lineFeed: return position
            case .backslash: position += 2
            default: position += 1
            }
        }
        return nil
    }
}
