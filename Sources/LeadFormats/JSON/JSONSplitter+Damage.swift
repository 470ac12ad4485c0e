import LeadModel

/// What becomes of records that are no JSON.
extension JSONSplitter {
    /// Whether the value was damaged before this bracket, and the next record begins here: on a line of its own, in the
    /// column of the value, where JSON could not have it. Gives the damaged value then. Looks once in a value.
    mutating func isNextRecord(_ bytes: Bytes, _ body: Handler) rethrows -> Bool {
        guard cut == nil, isAtValueColumn(bytes) else { return false }
        cut = (lineStart, line)
        let before = bytes.part(valueStart..<position + 1)
        do throws(JSONParser.Failure) {
            _ = try JSONParser.parse(before, depth: limits.jsonDepth)
        } catch {
            if error.kind == .endedEarly { return false }
            let reason = error.offset == before.count - 1 ? words(.jsonCutShort) : error.reason
            try giveUp(reason, bytes, lineStart, body)
            return true
        }
        return false
    }

    private func isAtValueColumn(_ bytes: Bytes) -> Bool {
        guard line > valueLine, lineStart >= valueStart, position - lineStart == valueColumn else { return false }
        return bytes[lineStart..<position].allSatisfy { $0.isBlank }
    }

    /// Gives the value up to a place as unreadable, and goes on from there.
    mutating func giveUp(_ reason: String, _ bytes: Bytes, _ place: Int, _ body: Handler) rethrows {
        let raw = bytes.part(valueStart..<place).withoutBlanks
        let firstLine = valueLine
        (state, position) = (.between, place)
        if !raw.isEmpty { _ = try body(.unreadable(reason), raw, firstLine) }
    }

    /// The value is damaged. A record that was seen to begin within it is read anew; else the damage reaches as far as
    /// brackets or lines say.
    mutating func giveUpValue(_ reason: String, _ bytes: Bytes, _ body: Handler) rethrows {
        isInString = false
        isEscaped = false
        guard let cut else {
            (state, damage) = (.damaged, reason)
            if depth == 0 { try giveUp(reason, bytes, position, body) }
            return
        }
        oneLineUntil = max(oneLineUntil, position)
        (line, lineStart) = (cut.line, cut.place)
        try giveUp(reason, bytes, cut.place, body)
    }

    mutating func stepDamaged(_ bytes: Bytes, _ body: Handler) rethrows {
        let end = min(bytes.count, valueStart + limits.pieceBytes)
        while position < end {
            switch bytes[position] {
            case .lineFeed:
                (isInString, isEscaped) = (false, false)
                endLine()
                if valueStart < oneLineUntil { return try giveUp(damage, bytes, position + 1, body) }
            case _ where isEscaped: isEscaped = false
            case .backslash where isInString: isEscaped = true
            case .quote: isInString.toggle()
            case _ where isInString: break
            case .openBrace where isAtValueColumn(bytes): return try giveUp(damage, bytes, lineStart, body)
            case .openBrace, .openBracket: depth += 1
            case .closeBrace, .closeBracket:
                depth -= 1
                if depth <= 0 { return try giveUp(damage, bytes, position + 1, body) }
            default: break
            }
            position += 1
        }
        if position == valueStart + limits.pieceBytes { try givePiece(damage, bytes, body) }
    }

    mutating func stepGarbage(_ bytes: Bytes, _ body: Handler) rethrows {
        let reason = words(garbageEndsAtComma ? .jsonNotObject : .jsonUnexpected, "“{”", 1)
        let end = min(bytes.count, valueStart + limits.pieceBytes)
        while position < end {
            let byte = bytes[position]
            if byte == .lineFeed { return try giveUp(reason, bytes, position, body) }
            if byte == .quote { isInString.toggle() }
            if garbageEndsAtComma, !isInString, byte == .comma || byte == .closeBracket {
                return try giveUp(reason, bytes, position, body)
            }
            position += 1
        }
        if position == valueStart + limits.pieceBytes { try givePiece(reason, bytes, body) }
    }

    /// Gives what is held, so that no more need be.
    private mutating func givePiece(_ reason: String, _ bytes: Bytes, _ body: Handler) rethrows {
        let start = valueStart
        valueStart = position
        _ = try body(.unreadable(reason), bytes.part(start..<position), valueLine)
    }

    /// Deals with what the end of the text cut off; may go back to a record within it.
    mutating func endOfText(_ bytes: Bytes, _ body: Handler) rethrows {
        switch state {
        case .between: break
        case .value:
            try giveUpValue(words(.jsonCutShort), bytes, body)
            if state == .damaged { try giveUp(damage, bytes, position, body) }
        case .damaged: try giveUp(damage, bytes, position, body)
        case .garbage:
            let reason = words(garbageEndsAtComma ? .jsonNotObject : .jsonUnexpected, "“{”", 1)
            try giveUp(reason, bytes, position, body)
        }
    }
}
