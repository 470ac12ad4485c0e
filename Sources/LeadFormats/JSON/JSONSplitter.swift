import LeadModel

/// Cuts JSON into its records and knows the bytes of each: one object, a REST answer's array, an array, or values one
/// after another. Damage costs one record where line ends or brackets show the next one.
///
/// Holds one record, at most `Limits.pieceBytes`, and the bytes given last.
struct JSONSplitter {
    enum Event {
        /// A value with its brackets closed.
        case value
        case unreadable(String)
    }

    /// Gives the reason why a value is not JSON, so that what hides in it can be read anew; else `nil`.
    typealias Handler = (Event, _ raw: Bytes, _ line: Int) throws -> String?

    enum State {
        /// Between values.
        case between
        /// In a value, `depth` brackets deep.
        case value
        /// In a value that is known to be damaged, to its end.
        case damaged
        /// In text that is no JSON, to the end of its line, or in an array to the next comma.
        case garbage
    }

    private enum Container {
        case none, array, answer
    }

    let limits: Limits
    private var buffer: [UInt8] = []
    var state = State.between
    private var container = Container.none
    /// The next byte to look at, and where its line and the value begin: places in the buffer.
    var position = 0
    var lineStart = 0
    var valueStart = 0
    var line = 1
    var valueLine = 1
    var valueColumn: Int?
    var depth = 0
    var isInString = false
    var isEscaped = false
    /// Whether the value is only the end of a REST answer, behind its array.
    private var isTail = false
    var damage = ""
    /// A line within the value that begins as a value does: where the next record begins if this one is damaged.
    var cut: (place: Int, line: Int)?
    /// Values that begin before this place must end on their line: they were part of a damaged one before.
    var oneLineUntil = 0
    private var answer = AnswerSearch()

    init(limits: Limits) {
        self.limits = limits
    }

    /// Whether the text so far leaves an array open.
    var isInArray: Bool { container != .none }

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
            drop(state == .between ? position : valueStart, of: &bytes)
            swap(&bytes, &buffer)
        }
        try bytes.withUnsafeBytes { bytes in
            repeat {
                while position < bytes.count { try step(bytes, body) }
                if isLast { try endOfText(bytes, body) }
            } while position < bytes.count
        }
    }

    private mutating func drop(_ count: Int, of bytes: inout [UInt8]) {
        bytes.removeSubrange(..<count)
        position -= count
        lineStart -= count
        valueStart -= count
        oneLineUntil = max(0, oneLineUntil - count)
        answer.move(by: -count)
        cut = cut.map { ($0.place - count, $0.line) }
    }

    private mutating func step(_ bytes: Bytes, _ body: Handler) rethrows {
        switch state {
        case .between: stepBetween(bytes[position])
        case .value: try stepValue(bytes, body)
        case .damaged: try stepDamaged(bytes, body)
        case .garbage: try stepGarbage(bytes, body)
        }
    }

    private mutating func stepBetween(_ byte: UInt8) {
        switch byte {
        case .lineFeed: endLine()
        case 32, 9, 13, 0x1E, .comma: break
        case .openBracket where container == .none: container = .array
        case .closeBracket where container == .array: container = .none
        case .closeBracket where container == .answer:
            beginValue(.value)
            (container, depth, isTail, valueColumn) = (.none, 1, true, nil)
        case .openBrace, .openBracket: return beginValue(.value)
        default: return beginValue(.garbage)
        }
        position += 1
    }

    private mutating func beginValue(_ state: State) {
        self.state = state
        (valueStart, valueLine, valueColumn) = (position, line, position - lineStart)
        (depth, isInString, isEscaped, isTail, cut) = (0, false, false, false, nil)
        answer = AnswerSearch()
    }

    mutating func endLine() {
        line += 1
        lineStart = position + 1
    }

    // MARK: In a value

    private mutating func stepValue(_ bytes: Bytes, _ body: Handler) rethrows {
        let end = min(bytes.count, valueStart + limits.recordBytes)
        while position < end {
            if isInString {
                guard try stepString(bytes, end, body) else { return }
                continue
            }
            switch bytes[position] {
            case .quote:
                isInString = true
                answer.beginString(at: position, depth: depth)
            case .openBrace:
                guard try openBrace(bytes, body) else { return }
            case .openBracket:
                answer.openBracket()
                depth += 1
            case .closeBrace, .closeBracket:
                if try closeBracket(bytes, body) { return }
            case .lineFeed:
                endLine()
                if valueStart < oneLineUntil { return try giveUp(words(.jsonCutShort), bytes, position + 1, body) }
            case .colon: answer.colon(bytes)
            case 32, 9, 13: break
            default: answer.forget()
            }
            position += 1
        }
        if position == valueStart + limits.recordBytes {
            try giveUpValue(words(.tooLong, byteCount(limits.recordBytes)), bytes, body)
        }
    }

    /// `false` when another value begins here: the next record behind a damaged one, or the first of a REST answer.
    private mutating func openBrace(_ bytes: Bytes, _ body: Handler) rethrows -> Bool {
        if try isNextRecord(bytes, body) { return false }
        if container == .none, depth == 2, answer.isInArray {
            container = .answer
            beginValue(.value)
            return false
        }
        depth += 1
        answer.forget()
        return true
    }

    /// `true` when the value ends here.
    private mutating func closeBracket(_ bytes: Bytes, _ body: Handler) rethrows -> Bool {
        depth -= 1
        answer.forget()
        guard depth == 0 else { return false }
        position += 1
        try endValue(bytes, body)
        return true
    }

    /// Runs to the end of a string, or of what may be looked at; `false` when the value turned out to be damaged.
    private mutating func stepString(_ bytes: Bytes, _ end: Int, _ body: Handler) rethrows -> Bool {
        while position < end {
            let byte = bytes[position]
            if byte == .lineFeed {
                try giveUpValue(words(.jsonBadString, position - valueStart + 1), bytes, body)
                return false
            }
            position += 1
            if isEscaped {
                isEscaped = false
            } else if byte == .backslash {
                isEscaped = true
            } else if byte == .quote {
                isInString = false
                answer.endString(at: position)
                return true
            }
        }
        return true
    }

    private mutating func endValue(_ bytes: Bytes, _ body: Handler) rethrows {
        if isTail {
            state = .between
            return
        }
        let raw = bytes.part(valueStart..<position)
        if let reason = try body(.value, raw, valueLine) {
            if cut != nil { return try giveUpValue(reason, bytes, body) }
            _ = try body(.unreadable(reason), raw, valueLine)
        }
        state = .between
    }

    var garbageEndsAtComma: Bool { container != .none }
}
