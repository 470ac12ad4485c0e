import LeadModel

/// What the columns of one CSV file mean.
struct CSVColumns {
    let names: [String]
    /// The columns of each field that the file has, the strongest first.
    private var fields: [(field: Field, columns: [Int])] = []
    private var unknown: [String] = []

    init(names: [String], meanings: FieldNames) {
        self.names = names
        var found: [Field: [(rank: Int, column: Int)]] = [:]
        for (column, name) in names.enumerated() where !Self.isType(name) {
            if let match = meanings[normalized(name)] {
                found[match.field, default: []].append((match.rank, column))
            } else if !name.isEmpty {
                unknown.append(name)
            }
        }
        for field in Field.allCases {
            guard let columns = found[field] else { continue }
            fields.append((field, columns.sorted { ($0.rank, $0.column) < ($1.rank, $1.column) }.map(\.column)))
        }
    }

    var isEmpty: Bool { fields.isEmpty }

    /// Azure Storage Explorer writes a column's type beside it as `COLUMN@type`.
    private static func isType(_ name: String) -> Bool {
        let name = name.lowercased()
        return name.hasSuffix("@type") || name.hasSuffix("@odata.type")
    }

    /// Fills a record from a row. O(length of its known columns).
    func fill(_ record: inout Record, from row: CSVFields, isDefused: Bool) {
        record.clear()
        for (field, columns) in fields {
            for column in columns {
                let cell = isDefused ? CSVWriter.plain(row[column]) : row[column]
                let text = cell.trimmedText
                if text.isEmpty || (!record[field].isEmpty && !isYes(text)) { continue }
                record[field] = text
                if !field.isOptOut { break }
            }
        }
    }

    /// The name of the column that gave a row its field.
    func name(of field: Field, in row: CSVFields) -> String {
        let columns = fields.first { $0.field == field }?.columns ?? []
        let column = columns.first { !row[$0].trimmedText.isEmpty }
        return column.map { names[$0] } ?? ""
    }

    /// What a user should know before he trusts the file.
    func warnings(for format: Format, map: HeaderMap) -> [String] {
        var result: [String] = []
        let hasEmail = fields.contains { $0.field == .email || $0.field == .customerInfo }
        if !hasEmail, format != .partnerCenterCSV { result.append(words(.noEmailColumn)) }
        if format == .otherCSV, !unknown.isEmpty {
            result.append(words(.unknownColumns, unknown.count, unknown.joined(separator: ", ")))
        }
        let present = Set(names.map(normalized))
        for (name, header) in map.names.sorted(by: { $0.key < $1.key }) where !present.contains(name) {
            result.append(words(.unmatchedMap, header))
        }
        return result
    }
}
