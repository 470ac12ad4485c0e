public import ArgumentParser
import LeadFormats
public import LeadModel
import LeadStore

struct JourneysCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "journeys", abstract: words(.cliHelpJourneys), discussion: words(.cliHelpJourneysMore))

    @OptionGroup(title: words(.cliHelpFilterTitle)) var filter: FilterOptions
    @Option(help: help(.cliHelpJourneysBy, "WHAT")) var by: Journeys.By?
    @Flag(help: help(.cliHelpSameOffer)) var sameOffer = false
    @Option(help: help(.cliHelpFormat, "FORMAT")) var format: FunnelCommand.OutputFormat = .table
    @OptionGroup var store: StoreOptions

    func run() throws {
        let desk = try Desk.reading(store)
        let journeys = try desk.reader.journeys(desk.filter(filter), by: by, isSameOffer: sameOffer)
        switch format {
        case .table:
            let text = JourneysText(journeys: journeys, customs: desk.customs, width: desk.width)
            for line in text.lines { try desk.output.line(line) }
        case .json:
            try desk.write { json in
                json.object { json in
                    json.members(of: journeys.basis, Basis.fields)
                    json.member("sameOffer", journeys.isSameOffer)
                    json.key("paths")
                    json.array { json in
                        for line in JourneyLine.whole(journeys) { json.object(line, JourneyLine.fields) }
                    }
                    guard let by else { return }
                    json.member("by", by.rawValue)
                    json.key("parts")
                    json.array { json in
                        for line in JourneyLine.parts(journeys) { json.object(line, JourneyLine.fields(by)) }
                    }
                }
            }
        case .csv:
            guard let by else { return try finish(desk, JourneyLine.whole(journeys), JourneyLine.fields) }
            try finish(desk, JourneyLine.parts(journeys), JourneyLine.fields(by))
        }
        try desk.output.flush()
    }

    private func finish(_ desk: Desk, _ lines: [JourneyLine], _ fields: [Field<JourneyLine>]) throws {
        try desk.write(lines, fields)
        try desk.output.flush()
    }
}

/// One path, of all customers or of a part of them.
struct JourneyLine {
    var counts: Journeys.Counts
    var before: Journeys.Counts?
    var part: Journeys.Part?
    var behind: ReportGroup

    static func whole(_ journeys: Journeys) -> [JourneyLine] {
        journeys.counts.enumerated().map { place, counts in
            JourneyLine(counts: counts, before: journeys.before?[place], behind: journeys.group(counts.path, .began))
        }
    }

    /// Only where somebody began.
    static func parts(_ journeys: Journeys) -> [JourneyLine] {
        journeys.parts.flatMap { part in
            part.counts.filter { $0.began > 0 }.map { counts in
                JourneyLine(counts: counts, part: part, behind: journeys.group(counts.path, .began, of: part.part))
            }
        }
    }

    static func fields(_ by: Journeys.By) -> [Field<JourneyLine>] {
        [Field(by.rawValue) { .text($0.part?.part.value ?? "") }] + counted + withins
            + [Field("complete") { .flag($0.part?.isRipe.allSatisfy(\.self) ?? true) }] + rest
    }

    static let fields: [Field<JourneyLine>] =
        counted + withins + [
            Field("rateBefore") { line in line.before?.rate.map(FieldValue.decimal) ?? .none },
            Field("beganBefore") { line in line.before.map { .number($0.began) } ?? .none },
        ] + rest

    private static let counted: [Field<JourneyLine>] = [
        Field("from") { .text($0.counts.path.from.word) },
        Field("to") { .text($0.counts.path.to.word) },
        Field("began") { .number($0.counts.began) },
        Field("completed") { .number($0.counts.completed) },
        Field("rate") { $0.counts.rate.map(FieldValue.decimal) ?? .none },
        Field("medianDays") { $0.counts.took.map { .decimal($0.median.days) } ?? .none },
        Field("ninetiethDays") { $0.counts.took.map { .decimal($0.ninetieth.days) } ?? .none },
    ]

    private static let withins: [Field<JourneyLine>] = Journeys.weeks.enumerated().map { place, weeks in
        Field("within\(weeks)Weeks") { .number($0.counts.within[place]) }
    }

    private static let rest: [Field<JourneyLine>] =
        [Field("stuck") { .number($0.counts.stuckInAll) }]
        + Journeys.stuckAges.indices.map { age in
            Field("stuckFrom\(Journeys.stuckAges[age].lowerBound)Days") { .number($0.counts.stuck[age]) }
        } + [Field("behind") { .text($0.behind.description) }]
}

extension Basis {
    /// From which leads a report is counted, as machines read it.
    static let fields: [Field<Basis>] = [
        Field("asOf") { .text($0.asOf.rfc3339) },
        Field("leads") { .number($0.leads) },
        Field("customers") { .number($0.customers) },
        Field("doNotContact") { .number($0.blocked) },
        Field("crossListed") { .number($0.crossListed) },
        Field("test") { .number($0.test) },
    ]
}

extension Journeys.By: ExpressibleByArgument {}
