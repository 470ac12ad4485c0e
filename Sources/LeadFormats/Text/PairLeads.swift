import LeadModel

/// Salesforce Web-to-Lead, as the form post that the marketplace sends and as the `key = value` lines that Microsoft's
/// page on it shows -> leads. A form is one line; a text is all lines up to the next one that repeats a key.
struct PairLeads {
    private let format: Format
    private let limits: Limits
    private var builder: DraftBuilder
    private var buffer: [UInt8] = []
    private var searched = 0
    private var line = 1
    /// The lines of the text's lead so far, and where they begin.
    private var textRaw: [UInt8] = []
    private var textLine = 1
    private var textKeys: [String: Int] = [:]
    private var isInLongLine = false

    init(format: Format, map: HeaderMap, limits: Limits) {
        (self.format, self.limits) = (format, limits)
        builder = DraftBuilder(format: format, map: map)
    }

    mutating func read(_ bytes: Bytes, _ body: (consuming Item) throws -> Void) rethrows {
        buffer.append(contentsOf: bytes)
        try takeLines(body)
    }

    mutating func finish(_ body: (consuming Item) throws -> Void) rethrows {
        if !buffer.isEmpty {
            buffer.append(.lineFeed)
            try takeLines(body)
        }
        try giveText(body)
    }

    private mutating func takeLines(_ body: (consuming Item) throws -> Void) rethrows {
        var start = 0
        while let end = buffer[searched...].firstIndex(of: .lineFeed) {
            let text = Array(buffer[start..<end])
            (start, searched) = (end + 1, end + 1)
            try takeLine(text, body)
            line += 1
        }
        searched = buffer.count - start
        buffer.removeSubrange(..<start)
        while buffer.count >= limits.pieceBytes { try givePiece(body) }
    }

    private mutating func givePiece(_ body: (consuming Item) throws -> Void) rethrows {
        let raw = Array(buffer[..<limits.pieceBytes])
        buffer.removeSubrange(..<limits.pieceBytes)
        searched = buffer.count
        isInLongLine = true
        try refuse(words(.tooLong, byteCount(limits.recordBytes)), raw, line, body)
    }

    private mutating func takeLine(_ text: [UInt8], _ body: (consuming Item) throws -> Void) rethrows {
        if isInLongLine || text.count > limits.recordBytes {
            isInLongLine = false
            try giveText(body)
            for start in stride(from: 0, to: text.count, by: limits.pieceBytes) {
                let piece = Array(text[start..<min(text.count, start + limits.pieceBytes)])
                try refuse(words(.tooLong, byteCount(limits.recordBytes)), piece, line, body)
            }
            return
        }
        if format == .salesforceForm { return try giveLead(text, line, body) }
        if let key = Self.key(of: text) {
            // `encoding` is sent twice.
            if textKeys[key, default: 0] >= (key == "encoding" ? 2 : 1) { try giveText(body) }
            textKeys[key, default: 0] += 1
        }
        if textRaw.count + text.count >= limits.recordBytes { try giveText(body) }
        if textRaw.isEmpty { textLine = line } else { textRaw.append(.lineFeed) }
        textRaw.append(contentsOf: text)
    }

    private mutating func giveText(_ body: (consuming Item) throws -> Void) rethrows {
        let (raw, line) = (textRaw, textLine)
        textRaw = []
        textKeys = [:]
        try giveLead(raw, line, body)
    }

    private mutating func giveLead(_ text: [UInt8], _ line: Int, _ body: (consuming Item) throws -> Void) rethrows {
        let raw = text.withUnsafeBytes { [UInt8]($0.withoutLineEnd) }
        if raw.allSatisfy({ $0.isBlank }) { return }
        try body(item(raw, line))
    }

    private mutating func item(_ raw: [UInt8], _ line: Int) -> Item {
        do throws(Refusal) {
            return .lead(try draft(raw, line))
        } catch {
            let reason =
                switch error {
                case .because(let reason): reason
                case .badDate(let field): words(.badDate, "\(field)")
                }
            return .unreadable(Unreadable(reason: reason, raw: raw, line: line))
        }
    }

    private func refuse(
        _ reason: String, _ raw: [UInt8], _ line: Int, _ body: (consuming Item) throws -> Void
    ) rethrows {
        if raw.isEmpty { return }
        try body(.unreadable(Unreadable(reason: reason, raw: raw, line: line)))
    }

    private mutating func draft(_ raw: [UInt8], _ line: Int) throws(Refusal) -> LeadDraft {
        if !raw.withUnsafeBytes(\.isUTF8) { throw .because(words(.notUTF8)) }
        var record = Record()
        for (key, value) in format == .salesforceForm ? Self.formPairs(raw) : Self.textPairs(raw) {
            guard let match = builder.names[key] else { continue }
            guard let text = String(validating: value, as: UTF8.self) else { throw .because(words(.notUTF8)) }
            record.take(text.trimmed, for: match)
        }
        if record.holdsNUL { throw .because(words(.holdsNUL)) }
        return try builder.draft(&record, raw: raw, line: line)
    }
}
