import ArgumentParser
import LeadModel
import LeadStore

struct Away: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "away", abstract: words(.cliHelpAway))

    @Argument(help: help(.cliHelpAwayRep, "REP")) var rep: String?
    @Option(help: help(.cliHelpAwayUntil, "DAY")) var until: String?
    @Option(help: help(.cliHelpAwaySince, "DAY")) var since: String?
    @Option(help: help(.cliHelpAwayDeputy, "REP")) var deputy: String?
    @Option(help: help(.cliHelpFormat, "FORMAT")) var format: ListFormat = .table
    @OptionGroup var store: StoreOptions

    func validate() throws {
        if rep != nil, until == nil { throw ValidationError(words(.cliAwayNeedsUntil)) }
    }

    func run() throws {
        guard let rep, let until else { return try list(try Desk.reading(store)) }
        let desk = try Desk.changing(store)
        let last = desk.zone.localTime(of: try desk.due(until)).date
        let first = try since.map { desk.zone.localTime(of: try desk.due($0)).date }
        let absence = Absence(
            rep: FilterWords.rep(rep, me: desk.who), deputy: deputy.map { FilterWords.rep($0, me: desk.who) } ?? "",
            since: first.map { desk.zone.timestamp(of: LocalTime(date: $0)) } ?? desk.now,
            until: desk.zone.timestamp(of: LocalTime(date: last.adding(days: 1))))
        try desk.store.setAbsence(absence, by: desk.who)
        let said = words(.cliAwaySaid, absence.rep, desk.customs.day(absence.since), desk.customs.day(last))
        try desk.answer(absence.deputy.isEmpty ? said : words(.cliAwayDeputy, said, absence.deputy))
    }

    private func list(_ desk: Desk) throws {
        let absences = try desk.reader.absences().all.filter { $0.until > desk.now }
        if absences.isEmpty, format == .table { return try desk.answer(words(.cliNobodyAway)) }
        let rows = RowOutput(
            format, fields: Absence.fields, columns: Absence.columns, output: desk.output, width: desk.width,
            cells: { absence in
                [
                    absence.rep, desk.customs.day(absence.since), desk.customs.day(absence.until - .minutes(1)),
                    absence.deputy,
                ]
            })
        for absence in absences { try rows.write(absence) }
        try rows.finish()
    }
}

struct Back: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "back", abstract: words(.cliHelpBack))

    @Argument(help: help(.cliHelpAwayRep, "REP")) var rep: String
    @OptionGroup var store: StoreOptions

    func run() throws {
        let desk = try Desk.changing(store)
        let rep = FilterWords.rep(rep, me: desk.who)
        try desk.store.endAbsence(of: rep, by: desk.who)
        try desk.answer(words(.cliBackSaid, rep))
    }
}

extension Absence {
    fileprivate static let fields: [Field<Absence>] = [
        Field("rep") { .text($0.rep) },
        Field("since") { .moment($0.since) },
        Field("until") { .moment($0.until) },
        Field("deputy") { .text($0.deputy) },
    ]

    fileprivate static let columns = [
        TextTable.Column(.columnRep, priority: 9), TextTable.Column(.columnSince, priority: 7, minimum: 11),
        TextTable.Column(.columnUntil, priority: 8, minimum: 11), TextTable.Column(.columnDeputy, priority: 6),
    ]
}
