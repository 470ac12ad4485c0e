import LeadFormats
import LeadModel

/// The figures for machines: an object whose members are the facts, and each section as an array of rows.
extension Report {
    var json: [UInt8] {
        var json = JSONWriter()
        json.object { json in
            for (name, value) in context.machineFacts { json.member(fact: name, value) }
            for section in context.sections {
                json.key(section.table.name)
                json.array { json in for row in section.table.rows { json.row(row.labels, row.figures, section.table) }
                }
                if let total = section.table.total {
                    json.key(section.table.name + "Total")
                    json.row([], total, section.table)
                }
            }
        }
        json.newLine()
        return json.bytes
    }
}

extension JSONWriter {
    private static let counts: Set<String> = ["leads", "leadsBefore", "customers", "testLeads", "crossListed"]

    fileprivate mutating func member(fact name: String, _ value: String?) {
        if Self.counts.contains(name), let value, let count = Int(value) { return member(name, count) }
        if name == "includesTest" { return member(name, value == "true") }
        member(name, value)
    }

    fileprivate mutating func row(_ labels: [FigureTable.Label], _ figures: [Figure], _ table: FigureTable) {
        object { json in
            for (key, label) in zip(table.keys, labels) { json.member(key.name, label.machine) }
            for (column, figure) in zip(table.columns, figures) {
                json.key(column.heading.name)
                json.figure(figure)
            }
        }
    }

    private mutating func figure(_ figure: Figure) {
        switch figure {
        case .count(let count): number(count)
        case .share(let share): number(share)
        case .span(let span, let unit): number(span.number(unit))
        case .moment(let moment): string(moment.rfc3339)
        case .series(let counts): array { json in for count in counts { json.number(count) } }
        case .none: null()
        }
    }
}
