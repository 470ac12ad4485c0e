import LeadModel

/// What the user says that columns mean, over what leadtop would read from their names.
public struct HeaderMap: Hashable, Sendable {
    /// By the column's name as it is compared.
    private(set) var fields: [String: Field] = [:]
    /// The columns as the user wrote them, by the name as it is compared.
    private(set) var names: [String: String] = [:]

    public init() {}

    /// Reads `HEADER=FIELD` pairs, such as `Work mail=email`; the header may hold `=` itself.
    /// - Throws: `HeaderMapError` for a pair without a header, or with a field that leadtop doesn't know.
    public init(parsing pairs: [String]) throws {
        for pair in pairs {
            guard let split = pair.lastIndex(of: "=") else { throw HeaderMapError(words(.badMap, pair)) }
            let header = String(pair[..<split]).trimmed
            let name = normalized(header)
            guard !name.isEmpty else { throw HeaderMapError(words(.badMap, pair)) }
            let wanted = String(pair[pair.index(after: split)...]).trimmed
            guard let field = Field.named(wanted) else {
                let known = Field.allCases.compactMap(\.mapName).joined(separator: ", ")
                throw HeaderMapError(words(.unknownField, wanted, known))
            }
            fields[name] = field
            names[name] = header
        }
    }
}

/// A `--map` that can't be followed, in the user's words.
public struct HeaderMapError: Error, Hashable, Sendable, CustomStringConvertible {
    public var description: String

    init(_ description: String) {
        self.description = description
    }
}
