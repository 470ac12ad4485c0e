import ArgumentParser
import LeadFormats

/// How a list is written.
enum ListFormat: String, ExpressibleByArgument, CaseIterable {
    case table, json, ndjson, csv
}

/// Rows on their way out, in any of the list formats; each goes out as it comes.
final class RowOutput<Record> {
    private let format: ListFormat
    private let fields: [Field<Record>]
    private let columns: [TextTable.Column]
    private let cells: (Record) -> [String]
    private let output: Output
    private let width: Int
    private var json = JSONWriter()
    private var csv = CSVWriter(profile: .spreadsheet)
    /// The first rows of a table, which decide its columns.
    private var sample: [[String]] = []
    private var table: TextTable?
    private(set) var count = 0

    private static var sampleSize: Int { 100 }

    init(
        _ format: ListFormat, fields: [Field<Record>], columns: [TextTable.Column], output: Output, width: Int,
        cells: @escaping (Record) -> [String]
    ) {
        (self.format, self.fields, self.columns, self.cells) = (format, fields, columns, cells)
        (self.output, self.width) = (output, width)
    }

    func write(_ record: Record) throws {
        if count == 0 { try begin() }
        count += 1
        switch format {
        case .table: try writeCells(cells(record))
        case .json, .ndjson:
            if format == .json && count > 1 { try output.write(",\n") }
            json.object(record, fields)
            json.newLine()
            try output.write(json.takeBytes().dropLast(format == .json ? 1 : 0))
        case .csv:
            csv.row(fields.map { $0.value(record).cell })
            try output.write(csv.takeBytes())
        }
    }

    func finish() throws {
        if count == 0 { try begin() }
        switch format {
        case .table: try layOut()
        case .json: try output.write("]\n")
        case .ndjson, .csv: break
        }
        try output.flush()
    }

    private func begin() throws {
        switch format {
        case .table, .ndjson: break
        case .json: try output.write("[")
        case .csv:
            csv.row(fields.map(\.name))
            try output.write(csv.takeBytes())
        }
    }

    private func writeCells(_ row: [String]) throws {
        if let table { return try output.line(table.line(row)) }
        sample.append(row)
        if sample.count == Self.sampleSize { try layOut() }
    }

    private func layOut() throws {
        guard table == nil, !sample.isEmpty else { return }
        let table = TextTable(columns, sample: sample, width: width)
        self.table = table
        try output.line(table.header)
        for row in sample { try output.line(table.line(row)) }
    }
}
