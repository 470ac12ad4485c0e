import LeadModel

/// CSV of any format -> leads.
struct CSVLeads {
    private(set) var header: [UInt8] = []
    private(set) var warnings: [String] = []
    private let format: Format
    private let map: HeaderMap
    private let limits: Limits
    /// Whether a delimiter may stand within a letter, as in `sep=é`.
    private let cutsLetters: Bool
    /// Missing only while it calls back.
    private var splitter: CSVSplitter?
    private var builder: DraftBuilder
    private var record = Record()
    private var columns: CSVColumns?

    init(format: Format, map: HeaderMap, limits: Limits, delimiter: UInt8) {
        (self.format, self.map, self.limits) = (format, map, limits)
        cutsLetters = delimiter >= 0x80
        splitter = CSVSplitter(delimiter: delimiter, limits: limits)
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
    }

    private mutating func take(
        _ event: CSVSplitter.Event, _ raw: Bytes, _ line: Int, _ body: (consuming Item) throws -> Void
    ) rethrows {
        switch event {
        case .unreadable(let reason):
            try body(.unreadable(Unreadable(reason: reason, raw: [UInt8](raw), line: line)))
        case .row(let row):
            guard let columns else { return takeHeader(row, raw) }
            if builder.tellsDeletions { record.clear() }
            if let item = item(row, raw, line, columns) { try body(item) }
            if let key = builder.deletionToTell(record) { try body(.deleted(key, line: line)) }
        }
    }

    private mutating func takeHeader(_ row: CSVFields, _ raw: Bytes) {
        // Excel's own hint at the delimiter is no header.
        if row.count <= 2, raw.starts(with: "sep=") { return }
        let names = row.texts
        let columns = CSVColumns(names: names, meanings: builder.names)
        header = [UInt8](raw)
        warnings = columns.warnings(for: format, map: map)
        self.columns = columns
    }

    /// A row's lead, or why it is none; `nil` for a row of empty fields only, as spreadsheets leave them behind.
    private mutating func item(_ row: CSVFields, _ raw: Bytes, _ line: Int, _ columns: CSVColumns) -> Item? {
        if row.isBlank() { return nil }
        do throws(Refusal) {
            if raw.first(0, in: 0..<raw.count) != nil { throw .because(words(.holdsNUL)) }
            if !raw.isUTF8 { throw .because(words(.notUTF8)) }
            if columns.isEmpty { throw .because(words(.noKnownColumn)) }
            try refuseExtraFields(row, columns)
            columns.fill(&record, from: row, isDefused: format == .leadtopCSV, isUTF8: !cutsLetters)
            if let key = builder.deletedKey(record), builder.saysNothing(record) { return .deleted(key, line: line) }
            try refuseShortRow(row, columns)
            return .lead(try builder.draft(&record, raw: [UInt8](raw), line: line))
        } catch {
            let reason =
                switch error {
                case .because(let reason): reason
                case .badDate(let field): words(.badDate, columns.name(of: field, in: row))
                }
            return .unreadable(Unreadable(reason: reason, raw: [UInt8](raw), line: line))
        }
    }

    private func refuseExtraFields(_ row: CSVFields, _ columns: CSVColumns) throws(Refusal) {
        if row.isBlank(from: columns.names.count) { return }
        throw .because(words(.tooManyFields, row.count, columns.names.count))
    }

    /// Fields that are missing at the end are empty; but a line such as a report's footer is no lead.
    private func refuseShortRow(_ row: CSVFields, _ columns: CSVColumns) throws(Refusal) {
        guard row.count < columns.names.count else { return }
        let telling: [Field] = [.leadSource, .action, .offer, .offerTitle, .email, .phone, .customerInfo]
        if telling.allSatisfy({ record[$0].isEmpty }) {
            throw .because(words(.tooFewFields, row.count, columns.names.count))
        }
    }
}
