/// A JSON value that loses nothing: numbers keep their digits, members their order and their duplicates.
enum JSONValue: Equatable {
    case null
    case bool(Bool)
    case number(String)
    case string(String)
    case array([JSONValue])
    case object([Member])

    struct Member: Equatable {
        var name: String
        var value: JSONValue
    }

    /// The member of that name; of duplicates the last. O(members).
    subscript(name: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.last { $0.name == name }?.value
    }

    var string: String? {
        if case .string(let text) = self { return text }
        return nil
    }

    var members: [Member]? {
        if case .object(let members) = self { return members }
        return nil
    }

    /// The value as the text of a field: a string as it is, what has parts as JSON, nothing for `null`.
    var text: String {
        switch self {
        case .null: ""
        case .bool(let value): value ? "true" : "false"
        case .number(let digits): digits
        case .string(let text): text
        case .array, .object: json
        }
    }

    /// The value as JSON.
    var json: String {
        var writer = JSONWriter()
        writer.value(self)
        return writer.text
    }
}
