public import ArgumentParser
import LeadFormats
public import LeadModel
import LeadStore

struct FunnelCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "funnel", abstract: words(.cliHelpFunnel))

    enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
        case table, json, csv
    }

    @OptionGroup(title: words(.cliHelpFilterTitle)) var filter: FilterOptions
    @Option(help: help(.cliHelpBy, "WHAT"))
    var by: Breakdown.By = .sourceStep
    @Option(help: help(.cliHelpCount, "WHAT"))
    var count: FunnelText.Count = .leads
    @Option(help: help(.cliHelpFormat, "FORMAT"))
    var format: OutputFormat = .table
    @OptionGroup var store: StoreOptions

    func run() throws {
        let desk = try Desk.reading(store)
        let filter = try desk.filter(filter)
        if by == .sourceStep {
            try write(desk.funnel(filter, customers: count == .customers || format != .table), filter, desk)
        } else {
            try write(desk.reader.breakdown(filter, by: by), desk.funnel(filter, customers: false), desk)
        }
        try desk.output.flush()
    }

    private func write(_ funnel: Funnel, _ filter: Filter, _ desk: Desk) throws {
        switch format {
        case .table:
            for line in try desk.funnelText(funnel, filter, count).lines { try desk.output.line(line) }
        case .json:
            try desk.write { json in
                json.object { json in
                    json.members(of: funnel)
                    json.key("cells")
                    json.array { json in for cell in funnel.cells { json.object(cell, Funnel.Cell.fields) } }
                }
            }
        case .csv:
            try desk.write(funnel.cells, Funnel.Cell.fields)
        }
    }

    private func write(_ breakdown: Breakdown, _ funnel: Funnel, _ desk: Desk) throws {
        let fields = Breakdown.Part.fields(breakdown.by)
        switch format {
        case .table:
            let columns = [
                TextTable.Column(breakdown.by.heading, priority: 9, maximum: 60),
                TextTable.Column(.columnLeads, isNumber: true, priority: 8),
                TextTable.Column(.screenCustomers, isNumber: true, priority: 7),
            ]
            let rows = sorted(breakdown).map { part in
                [title(of: part, breakdown.by, desk)] + [part.leads, part.customers].map(desk.customs.number)
            }
            for line in TextTable.lines(columns, rows, width: desk.width) { try desk.output.line(line) }
        case .json:
            try desk.write { json in
                json.object { json in
                    json.members(of: funnel)
                    json.member("by", breakdown.by.rawValue)
                    json.key("parts")
                    json.array { json in for part in sorted(breakdown) { json.object(part, fields) } }
                }
            }
        case .csv:
            try desk.write(sorted(breakdown), fields)
        }
    }

    private func title(of part: Breakdown.Part, _ by: Breakdown.By, _ desk: Desk) -> String {
        if part.key.isEmpty { return words(.cliNone) }
        guard by == .week, let day = Timestamp(rfc3339: part.key + "T00:00:00Z") else { return part.key }
        return desk.customs.day(Zone.utc.localTime(of: day).date)
    }

    /// The most of what is counted first; weeks stay in order of time.
    private func sorted(_ breakdown: Breakdown) -> [Breakdown.Part] {
        guard count == .customers, breakdown.by != .week else { return breakdown.parts }
        return breakdown.parts.sorted { ($1.customers, $0.key) < ($0.customers, $1.key) }
    }
}

extension FunnelCommand: QuickCommand {
    static var unset: FunnelCommand {
        var command = FunnelCommand()
        (command.by, command.count, command.format) = (.sourceStep, .leads, .table)
        (command.filter, command.store) = (.unset, .unset)
        return command
    }

    mutating func take(_ option: String, _ value: String) -> Bool {
        store.take(option, value) || filter.take(option, value)
    }
}

extension Desk {
    func funnelText(_ funnel: Funnel, _ filter: Filter, _ count: FunnelText.Count) throws -> FunnelText {
        FunnelText(
            funnel: funnel, stages: try reader.stages(filter), rules: configuration.rules, count: count,
            customs: customs, glyphs: glyphs, width: width)
    }

    func write(_ body: (inout JSONWriter) -> Void) throws {
        var json = JSONWriter()
        body(&json)
        json.newLine()
        try output.write(json.bytes)
    }

    func write<Record>(_ records: [Record], _ fields: [Field<Record>]) throws {
        var csv = CSVWriter(profile: .spreadsheet)
        csv.row(fields.map(\.name))
        for record in records { csv.row(fields.map { $0.value(record).cell }) }
        try output.write(csv.bytes)
    }
}

extension JSONWriter {
    fileprivate mutating func members(of funnel: Funnel) {
        member("total", funnel.total)
        member("test", funnel.test)
        member("crossListed", funnel.crossListed)
    }
}

extension Funnel.Cell {
    fileprivate static let fields: [Field<Funnel.Cell>] = [
        Field("source") { .text($0.source.wire) },
        Field("action") { .text($0.action.wire) },
        Field("step") { .text($0.step.word) },
        Field("leads") { .number($0.leads) },
        Field("customers") { .number($0.customers) },
    ]
}

extension Breakdown.Part {
    fileprivate static func fields(_ by: Breakdown.By) -> [Field<Breakdown.Part>] {
        [
            Field(by.rawValue) { .text($0.key) },
            Field("leads") { .number($0.leads) },
            Field("customers") { .number($0.customers) },
        ]
    }
}

extension Breakdown.By: ExpressibleByArgument {
    var heading: Phrase {
        switch self {
        case .sourceStep: .columnSource
        case .offer: .columnOffer
        case .country: .columnCountry
        case .week: .cliColumnWeek
        case .campaign: .cliColumnCampaign
        }
    }
}

extension FunnelText.Count: ExpressibleByArgument {}
