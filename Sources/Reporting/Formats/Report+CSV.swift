import LeadFormats
import LeadModel

/// Every figure in a row of its own: section, row, column, value.
extension Report {
    var csv: [UInt8] {
        var csv = CSVWriter(profile: .spreadsheet)
        csv.row(["section", "row", "column", "value"])
        for (name, value) in context.machineFacts { csv.row(["report", "", name, value ?? ""]) }
        for section in context.sections { Self.write(section.table, to: &csv) }
        return csv.bytes
    }

    private static func write(_ table: FigureTable, to csv: inout CSVWriter) {
        for row in table.rows {
            let label = row.labels.map(\.machine).joined(separator: " / ")
            for (column, figure) in zip(table.columns, row.figures) {
                csv.row([table.name, label, column.heading.name, figure.machine])
            }
        }
        // A section of its own: a row could be called "total".
        for (column, figure) in zip(table.columns, table.total ?? []) {
            csv.row([table.name + "Total", "", column.heading.name, figure.machine])
        }
    }
}

extension ReportContext {
    /// What is counted, from what, when: the same names in CSV and JSON.
    var machineFacts: [(name: String, value: String?)] {
        let filter = basis.filter
        return [
            ("asOf", basis.asOf.rfc3339), ("newestLead", bundle.newestLead?.rfc3339),
            ("since", filter.since?.rfc3339), ("until", filter.until?.rfc3339), ("zone", customs.zone.name),
            ("offer", filter.offer), ("country", filter.country), ("source", filter.source?.wire),
            ("action", filter.action?.wire), ("step", filter.step?.word), ("status", filter.status?.rawValue),
            ("owner", filter.owner.map(\.machineWord)), ("followUp", filter.followUp?.rawValue),
            ("doNotContact", filter.doNotContact?.rawValue), ("includesTest", filter.includesTest ? "true" : "false"),
            ("leads", String(bundle.funnel.total)), ("leadsBefore", bundle.funnel.before.map(String.init)),
            ("customers", String(bundle.funnel.customers)), ("testLeads", String(bundle.funnel.test)),
            ("crossListed", String(bundle.funnel.crossListed)),
        ]
    }
}

extension Filter.Owner {
    fileprivate var machineWord: String {
        switch self {
        case .nobody: ""
        case .named(let name): name
        }
    }
}
