import ArgumentParser
import LeadModel
import LeadStore

struct Assign: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "assign", abstract: words(.cliHelpAssign), discussion: words(.cliHelpAssignMore))

    @Argument(help: help(.cliHelpCustomer, "CUSTOMER")) var customer: String?
    @Argument(help: help(.cliHelpNewOwner, "OWNER")) var owner: String?
    @Flag(name: .customLong("try"), help: help(.cliHelpAssignTry)) var isTrial = false
    @Flag(name: .customLong("run"), help: help(.cliHelpAssignRun)) var runsRules = false
    @OptionGroup(title: words(.cliHelpFilterTitle)) var filter: FilterOptions
    @Option(help: help(.cliHelpFormat, "FORMAT")) var format: ListFormat = .table
    @OptionGroup var store: StoreOptions

    func validate() throws {
        let isOne = customer != nil && owner != nil
        let isNone = customer == nil && owner == nil
        guard isTrial != runsRules ? isNone : isOne && !isTrial else { throw ValidationError(words(.cliAssignNeeds)) }
    }

    func run() throws {
        if isTrial { return try tryRules(try Desk.reading(store)) }
        let desk = try Desk.changing(store)
        guard !runsRules, let customer, let owner else { return try runRules(desk) }
        let name =
            switch FilterWords.owner(owner, me: desk.who) {
            case .nobody: ""
            case .named(let name): name
            }
        try desk.change(.assign(name), for: customer)
    }

    // MARK: - Rules

    private func rules(_ desk: Desk) throws -> [AssignmentRule] {
        let rules = desk.configuration.assignmentRules
        guard rules.isEmpty else { return rules }
        throw Failure(words(.cliAssignNoRules, store.configuration ?? Configuration.defaultPath))
    }

    private func tryRules(_ desk: Desk) throws {
        let (rules, filter) = (try rules(desk), try desk.filter(filter))
        guard format != .table else {
            let trial = try desk.reader.tryAssignment(by: rules, filter)
            try write(trial, desk)
            let number = desk.customs.number
            return try tell(trial, [words(.cliAssignTried, number(trial.given), number(trial.leads))], desk)
        }
        let rows = RowOutput(
            format, fields: AssignmentTrial.Draw.fields, columns: [], output: desk.output, width: desk.width,
            cells: { _ in [] })
        _ = try desk.reader.tryAssignment(by: rules, filter) { try rows.write($0) }
        try rows.finish()
    }

    private func runRules(_ desk: Desk) throws {
        _ = try rules(desk)
        let trial = try desk.store.assignByRules(try desk.filter(filter), by: desk.who)
        try write(trial, desk)
        try tell(trial, [words(.cliAssignRan, desk.customs.number(trial.given))], desk)
    }

    /// Customers by rule and rep.
    private func write(_ trial: AssignmentTrial, _ desk: Desk) throws {
        let number = desk.customs.number
        let rows = RowOutput(
            format, fields: AssignmentTrial.Share.fields, columns: AssignmentTrial.Share.columns(isTrial: isTrial),
            output: desk.output, width: desk.width,
            cells: { share in
                [share.rule, share.owner, number(share.customers)] + (isTrial ? [number(share.owned)] : [])
            })
        for share in trial.shares { try rows.write(share) }
        try rows.finish()
    }

    private func tell(_ trial: AssignmentTrial, _ first: [String], _ desk: Desk) throws {
        guard format == .table else { return }
        func customers(_ count: Int) -> String { words(.customerCount, desk.customs.number(count)) }
        var lines = first
        if trial.unmatched > 0 { lines.append(words(.cliAssignUnmatched, customers(trial.unmatched))) }
        if trial.unserved > 0 { lines.append(words(.cliAssignUnserved, customers(trial.unserved))) }
        for line in lines { try desk.output.line(line) }
        try desk.output.flush()
    }
}

extension AssignmentTrial.Share {
    fileprivate static let fields: [Field<AssignmentTrial.Share>] = [
        Field("rule") { .text($0.rule) },
        Field("owner") { .text($0.owner) },
        Field("customers") { .number($0.customers) },
    ]

    fileprivate static func columns(isTrial: Bool) -> [TextTable.Column] {
        [
            TextTable.Column(.columnRule, priority: 8, maximum: 60), TextTable.Column(.columnRep, priority: 9),
            TextTable.Column(.screenCustomers, isNumber: true, priority: 9),
        ] + (isTrial ? [TextTable.Column(.columnOwnedNow, isNumber: true, priority: 4)] : [])
    }
}

extension AssignmentTrial.Draw {
    fileprivate static let fields: [Field<AssignmentTrial.Draw>] = [
        Field("rule") { .text($0.rule) },
        Field("owner") { .text($0.owner) },
        Field("customer") { .number(Int($0.customer)) },
        Field("lead") { .number(Int($0.lead)) },
        Field("at") { .moment($0.at) },
        Field("step") { .text($0.step.word) },
        Field("offer") { .text($0.offer.text) },
        Field("country") { .text($0.country) },
        Field("name") { .text($0.person.name) },
        Field("company") { .text($0.person.company) },
        Field("ownerNow") { .text($0.ownerNow) },
    ]
}
