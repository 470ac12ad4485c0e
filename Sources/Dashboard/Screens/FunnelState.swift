import Canvas
import LeadModel

/// The funnel's counts and the cell the cursor is in.
struct FunnelState: Hashable, Sendable {
    var counts: Funnel?
    var stages: StageCounts?
    var countsCustomers = false
    var isCounting = false
    var cell = Cell(row: .source(.azureMarketplace), column: .step(.getItNow))

    struct Cell: Hashable, Sendable {
        var row: MatrixRow
        var column: MatrixColumn
    }

    enum MatrixRow: Hashable, Sendable {
        case source(Source)
        case total
    }

    enum MatrixColumn: Hashable, Sendable {
        case step(Step)
        case total
        case crossListed
    }

    mutating func take(_ counts: Funnel) {
        self.counts = counts
        isCounting = false
        if !rows.contains(cell.row) { cell.row = rows.first ?? .total }
        if !columns.contains(cell.column) { cell.column = columns.first ?? .total }
    }

    private static let knownSources: [Source] = [.azureMarketplace, .appSource, .testDrive, .azurePortal]

    /// The four sources always, any other where it has leads, and the total.
    var rows: [MatrixRow] {
        let others = Set(counts?.cells.map(\.source) ?? []).subtracting(Self.knownSources)
        let sources = Self.knownSources + others.sorted { $0.wire < $1.wire }
        return sources.map(MatrixRow.source) + [.total]
    }

    /// The four steps always, Other only where there is such a lead.
    var columns: [MatrixColumn] {
        let hasOther = counts?.cells.contains { $0.step == .other } ?? false
        let steps: [Step] = [.getItNow, .testDrive, .contactMe, .purchase] + (hasOther ? [.other] : [])
        return steps.map(MatrixColumn.step) + [.total, .crossListed]
    }

    mutating func move(rows down: Int, columns right: Int) {
        let (rows, columns) = (rows, columns)
        let row = (rows.firstIndex(of: cell.row) ?? 0) + down
        let column = (columns.firstIndex(of: cell.column) ?? 0) + right
        cell.row = rows[min(max(row, 0), rows.count - 1)]
        cell.column = columns[min(max(column, 0), columns.count - 1)]
    }

    /// What stands in a cell; `nil` until it is counted.
    func value(_ row: MatrixRow, _ column: MatrixColumn) -> Int? {
        guard let counts else { return nil }
        return countsCustomers ? customers(counts, row, column) : leads(counts, row, column)
    }

    private func leads(_ counts: Funnel, _ row: MatrixRow, _ column: MatrixColumn) -> Int {
        counts.leads { cell in
            if case .source(let source) = row, cell.source != source { return false }
            return switch column {
            case .step(let step): cell.step == step
            case .total: cell.step != .crossListed
            case .crossListed: cell.step == .crossListed
            }
        }
    }

    /// Different customers: no sum of cells, except where one action makes up a cell.
    private func customers(_ counts: Funnel, _ row: MatrixRow, _ column: MatrixColumn) -> Int {
        switch (row, column) {
        case (.total, .total): counts.customers
        case (.total, .step(let step)): counts.customersByStep[step] ?? 0
        case (.total, .crossListed): counts.customersByStep[.crossListed] ?? 0
        case (.source(let source), .total): counts.customersBySource[source] ?? 0
        case (.source(let source), .step(.other)): counts.otherCustomersBySource[source] ?? 0
        case (.source(let source), .step(let step)):
            counts.cells.first { $0.source == source && $0.step == step }?.customers ?? 0
        case (.source(let source), .crossListed):
            counts.cells.first { $0.source == source && $0.step == .crossListed }?.customers ?? 0
        }
    }

    /// The list whose count equals the cell's.
    var narrowing: Narrowing {
        var narrowing = Narrowing()
        if case .source(let source) = cell.row { narrowing.source = source }
        switch cell.column {
        case .step(let step): narrowing.step = step
        case .crossListed: narrowing.step = .crossListed
        case .total: narrowing.ownLeadsOnly = true
        }
        return narrowing
    }
}
