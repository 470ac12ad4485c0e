import LeadModel

/// What the columns of one CSV file mean. A class, because each row looks at it.
final class CSVColumns: Sendable {
    let names: [String]
    /// The columns of each field that the file has, the strongest first.
    private let fields: [(field: Field, columns: [Int])]
    /// The same as one list.
    private let cells: [Cell]
    private let unknown: [String]

    private struct Cell {
        var field: Field
        var column: Int
        var isOptOut: Bool
    }

    init(names: [String], meanings: FieldNames) {
        var unknown: [String] = []
        var found: [Field: [(rank: Int, column: Int)]] = [:]
        for (column, name) in names.enumerated() where !Self.isType(name) {
            if let match = meanings[normalized(name)] {
                found[match.field, default: []].append((match.rank, column))
            } else if !name.isEmpty {
                unknown.append(name)
            }
        }
        let fields = Field.allCases.compactMap { field in
            found[field].map { columns in
                (field, columns.sorted { ($0.rank, $0.column) < ($1.rank, $1.column) }.map(\.column))
            }
        }
        cells = fields.flatMap { field, columns in
            columns.map { Cell(field: field, column: $0, isOptOut: field.isOptOut) }
        }
        (self.names, self.fields, self.unknown) = (names, fields, unknown)
    }

    var isEmpty: Bool { fields.isEmpty }

    /// Azure Storage Explorer writes a column's type beside it as `COLUMN@type`.
    private static func isType(_ name: String) -> Bool {
        let name = name.lowercased()
        return name.hasSuffix("@type") || name.hasSuffix("@odata.type")
    }

    /// Fills a record from a row. O(length of its known columns).
    /// - Parameter isUTF8: Whether the fields are known to be well-formed.
    func fill(_ record: inout Record, from row: CSVFields, isDefused: Bool, isUTF8: Bool) {
        record.clear()
        for cell in cells where cell.isOptOut || record.isEmpty(cell.field) {
            let bytes = isDefused ? CSVWriter.plain(row[cell.column]) : row[cell.column]
            let text = isUTF8 ? bytes.trimmedValidText : bytes.trimmedText
            if text.isEmpty || cell.isOptOut && !record.isEmpty(cell.field) && !isYes(text) { continue }
            record[cell.field] = text
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
