import LeadModel

/// JSON of any format -> leads.
struct JSONLeads {
    private(set) var warnings: [String] = []
    private let format: Format
    private let limits: Limits
    /// Missing only while it calls back.
    private var splitter: JSONSplitter?
    private var builder: DraftBuilder
    private var record = Record()

    init(format: Format, map: HeaderMap, limits: Limits) {
        (self.format, self.limits) = (format, limits)
        splitter = JSONSplitter(limits: limits)
        builder = DraftBuilder(format: format, map: map)
    }

    mutating func read(_ bytes: Bytes, _ body: (consuming Item) throws -> Void) rethrows {
        guard var splitter = splitter.take() else { return }
        defer { self.splitter = splitter }
        try splitter.read(bytes) { event, raw, line in try take(event, raw, line, body) }
    }

    mutating func finish(_ body: (consuming Item) throws -> Void) rethrows {
        guard var splitter = splitter.take() else { return }
        defer { self.splitter = splitter }
        try splitter.finish { event, raw, line in try take(event, raw, line, body) }
        if splitter.isInArray { warnings.append(words(.jsonEndsEarly)) }
    }

    private mutating func take(
        _ event: JSONSplitter.Event, _ raw: Bytes, _ line: Int, _ body: (consuming Item) throws -> Void
    ) rethrows -> String? {
        if case .unreadable(let reason) = event {
            try body(.unreadable(Unreadable(reason: reason, raw: [UInt8](raw), line: line)))
            return nil
        }
        let value: JSONValue
        do throws(JSONParser.Failure) {
            value = try JSONParser.parse(raw, depth: limits.jsonDepth)
        } catch {
            return error.reason
        }
        if builder.tellsDeletions { record.clear() }
        if let item = item(value, raw, line) { try body(item) }
        if let key = builder.deletionToTell(record) { try body(.deleted(key, line: line)) }
        return nil
    }

    /// What a value is; `nil` for a REST answer without records.
    private mutating func item(_ value: JSONValue, _ raw: Bytes, _ line: Int) -> Item? {
        do throws(Refusal) {
            guard case .object(let members) = value else { throw .because(words(.jsonNotObject)) }
            if isEmptyAnswer(members) { return nil }
            if let key = try deletedKey(members) { return .deleted(key, line: line) }
            if format == .leadtopJSON, let item = try NativeFormat.item(value, line: line) { return item }
            return try leadItem(members, raw, line)
        } catch {
            let reason =
                switch error {
                case .because(let reason): reason
                case .badDate(let field): words(.badDate, name(of: field, in: value))
                }
            return .unreadable(Unreadable(reason: reason, raw: [UInt8](raw), line: line))
        }
    }

    private mutating func leadItem(_ members: [JSONValue.Member], _ raw: Bytes, _ line: Int) throws(Refusal) -> Item {
        builder.fill(&record, from: members)
        if record.holdsNUL { throw .because(words(.holdsNUL)) }
        if let key = builder.deletedKey(record), builder.saysNothing(record) { return .deleted(key, line: line) }
        return .lead(try builder.draft(&record, raw: [UInt8](raw), line: line))
    }

    private func isEmptyAnswer(_ members: [JSONValue.Member]) -> Bool {
        if members.contains(where: { Self.lists.contains($0.name) && $0.value == .array([]) }) { return true }
        // Some leave the list out where it has nothing; anything else in the answer would be something.
        switch format {
        case .dynamicsJSON: return !members.isEmpty && members.allSatisfy { $0.name.hasPrefix("@odata.") && $0.isFlat }
        case .marketoJSON:
            return members.contains { $0.name == "success" && $0.value == .bool(true) }
                && members.allSatisfy { Self.marketoFrame.contains($0.name) && $0.isFlat }
        default: return false
        }
    }

    private static let lists = ["value", "records", "result"]
    private static let marketoFrame = ["requestId", "success", "nextPageToken", "moreResult", "errors", "warnings"]

    /// The lead that a row says was deleted; `nil` for a row that is a lead.
    private mutating func deletedKey(_ members: [JSONValue.Member]) throws(Refusal) -> LeadKey? {
        guard let id = DeletedRow(members, format: format)?.id else { return nil }
        record.clear()
        record[.key] = id
        guard let key = builder.key(of: record), !id.utf8.contains(0) else { throw .because(words(.deletedWithoutKey)) }
        return key
    }

    /// The key by which an object has a field, as its writer spells it.
    private func name(of field: Field, in value: JSONValue) -> String {
        let named = (value.members ?? []).filter { builder.names[normalized($0.name)]?.field == field }
        return named.last { !$0.value.text.trimmed.isEmpty }?.name ?? "\(field)"
    }
}

extension JSONValue.Member {
    /// Whether there is nothing within the value.
    fileprivate var isFlat: Bool {
        switch value {
        case .object, .array: value == .array([])
        default: true
        }
    }
}
