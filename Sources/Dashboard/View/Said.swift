import Canvas
import LeadModel

/// The words of the screens for values of the field.
enum Said {
    static func name(of person: Person) -> String { Sentence.name(of: person) }

    static func name(of row: Row) -> String {
        switch row.record {
        case .lead(let lead): name(of: lead.person)
        case .customer(let customer): name(of: customer.person)
        case .work(let work): name(of: work.customer.person)
        case .offer(let offer): offer.name.text
        case .activity(let entry): entry.customerName
        case .quarantine(let payload): payload.origin
        }
    }

    static func refusal(_ block: ContactRule.Block, customs: Customs) -> String {
        Sentence.refusal(block, customs: customs)
    }

    static func changed(_ change: Change, _ report: ChangeReport, now: Timestamp, customs: Customs) -> String {
        Sentence.changed(change, report, now: now, customs: customs)
    }

    static func skipped(_ report: ChangeReport, customs: Customs) -> String {
        Sentence.skipped(report, customs: customs)
    }

    static func undid(_ report: UndoReport, customs: Customs) -> String { Sentence.undid(report, customs: customs) }

    /// The question before many are changed.
    static func question(_ change: Change, _ report: ChangeReport, now: Timestamp, customs: Customs) -> String {
        words(.bulkQuestion, Sentence.change(change, now: now, customs: customs), customs.number(report.changed))
    }

    /// An entry of the log with all it knows.
    static func lines(of entry: ActivityRow, customs: Customs) -> [String] {
        var lines = [customs.dayAndTime(entry.at) + "  " + entry.who, Sentence.activity(entry, customs: customs)]
        for file in entry.report?.files ?? [] {
            lines.append("")
            lines.append(words(.fileLine, file.name, file.format))
            lines.append(
                words(
                    .fileCounts, customs.number(file.read), customs.number(file.new), customs.number(file.duplicates),
                    customs.number(file.quarantined)))
            lines += file.warnings
        }
        if let report = entry.report {
            lines.append("")
            lines.append(
                words(
                    .importCustomers, customs.number(report.customersCreated), customs.number(report.customersUpdated)))
        }
        return lines
    }

    // MARK: Titles

    static func title(of screen: Screen) -> String {
        switch screen {
        case .funnel: words(.screenFunnel)
        case .leads: words(.screenLeads)
        case .customers: words(.screenCustomers)
        case .followUps: words(.screenFollowUps)
        case .offers: words(.screenOffers)
        case .activity: words(.screenActivity)
        }
    }

    static func title(of context: Context) -> String {
        switch context {
        case .funnel: words(.screenFunnel)
        case .leads: words(.screenLeads)
        case .customers: words(.screenCustomers)
        case .followUps: words(.screenFollowUps)
        case .offers: words(.screenOffers)
        case .activity: words(.screenActivity)
        case .quarantine: words(.screenQuarantine)
        case .customer: words(.screenCustomer)
        }
    }

    static func title(of kind: ChoiceKind) -> String {
        switch kind {
        case .offers: words(.offerTitle)
        case .countries: words(.countryTitle)
        case .owners: words(.columnOwner)
        case .sources: words(.columnSource)
        }
    }

    static func title(of column: LeadModel.Column) -> String {
        switch column {
        case .received: words(.columnReceived)
        case .name: words(.columnName)
        case .company: words(.columnCompany)
        case .country: words(.columnCountry)
        case .step: words(.columnStep)
        case .source: words(.columnSource)
        case .offer: words(.columnOffer)
        case .status: words(.columnStatus)
        case .owner: words(.columnOwner)
        case .followUp: words(.columnFollowUp)
        case .leads: words(.columnLeads)
        case .stage: words(.columnStage)
        case .email: words(.columnEmail)
        case .title: words(.columnTitle)
        case .testDrives: words(.columnTestDrives)
        case .doNotContact: words(.columnDoNotContact)
        }
    }

    /// Newest, most and soonest first; names from a to z.
    static func descendsFirst(_ column: LeadModel.Column) -> Bool {
        [.received, .leads, .stage, .testDrives, .doNotContact].contains(column)
    }

    static func title(of form: Deed.Export.Form) -> String {
        switch form {
        case .csv: words(.exportCSV)
        case .rawCSV: words(.exportRawCSV)
        case .ndjson: words(.exportNDJSON)
        case .vcard: words(.exportVCard)
        case .ics: words(.exportICS)
        }
    }

    static func title(of kind: FilterKind) -> String {
        switch kind {
        case .step: words(.columnStep)
        case .source: words(.columnSource)
        case .status: words(.columnStatus)
        case .owner: words(.columnOwner)
        case .followUp: words(.columnFollowUp)
        case .doNotContact: words(.columnDoNotContact)
        }
    }

    static func value(of kind: FilterKind, in narrowing: Narrowing) -> String {
        switch kind {
        case .step: narrowing.step?.title ?? ""
        case .source: narrowing.source?.title ?? ""
        case .status: narrowing.status?.title ?? ""
        case .owner: narrowing.owner.map(owner) ?? ""
        case .followUp: narrowing.followUp?.title ?? ""
        case .doNotContact: narrowing.doNotContact?.title ?? ""
        }
    }

    static func owner(_ owner: Filter.Owner) -> String {
        switch owner {
        case .nobody: words(.nobody)
        case .named(let name): name
        }
    }

    static func period(_ period: Period) -> String {
        switch period {
        case .allTime: words(.allTime)
        case .days(365): words(.lastYear)
        case .days(let days): words(.lastDays, days)
        }
    }

    /// What every screen is narrowed to, for the first line.
    static func scope(_ scope: Scope) -> [String] {
        [
            scope.offer.map { words(.scopeOffer, $0.text) } ?? words(.allOffers), period(scope.period),
            scope.country.map { Country.name($0) } ?? words(.allCountries),
        ] + (scope.includesTest ? [words(.withTestLeads)] : [])
    }

    /// What a list is narrowed to beyond that.
    static func narrowing(_ narrowing: Narrowing) -> String {
        var parts = FilterKind.allCases.filter { $0 != .owner }.map { value(of: $0, in: narrowing) }
        if let owner = narrowing.owner { parts.append(words(.ownerIs, Said.owner(owner))) }
        if narrowing.ownLeadsOnly { parts.append(words(.withoutCrossListed)) }
        return parts.filter { !$0.isEmpty }.joined(separator: " · ")
    }

    /// A key as the footer and the help show it.
    static func key(_ key: Key) -> String {
        switch key {
        case .character(" "): words(.keySpace)
        case .character(let character): String(character)
        case .control(let letter): words(.keyControl, String(letter))
        case .up: "↑"
        case .down: "↓"
        case .left: "←"
        case .right: "→"
        case .pageUp: words(.keyPageUp)
        case .pageDown: words(.keyPageDown)
        case .enter: words(.keyEnter)
        case .escape: words(.keyEscape)
        case .tab: words(.keyTab)
        case .backTab: words(.keyBackTab)
        case .home: words(.keyHome)
        case .end: words(.keyEnd)
        case .delete: words(.keyDelete)
        case .function(let number): "F\(number)"
        default: key.name
        }
    }
}

extension Filter.FollowUp {
    var title: String {
        switch self {
        case .due: words(.followUpIsDue)
        case .overdue: words(.followUpIsOverdue)
        case .none: words(.followUpNone)
        case .any: words(.followUpAny)
        }
    }
}

extension Filter.DoNotContact {
    var title: String {
        switch self {
        case .only: words(.doNotContactOnly)
        case .exclude: words(.doNotContactExclude)
        }
    }
}

extension Status {
    /// The key that sets it.
    var key: Character {
        switch self {
        case .new: "n"
        case .active: "a"
        case .won: "w"
        case .lost: "l"
        case .declined: "d"
        case .expired: "x"
        }
    }
}

extension FollowUp.Outcome {
    var key: Character {
        switch self {
        case .reached: "r"
        case .noAnswer: "n"
        case .mailSent: "m"
        case .meeting: "t"
        case .notInterested: "i"
        case .won: "w"
        case .lost: "l"
        }
    }

    /// The next date that enter proposes.
    var usualNext: Character {
        switch self {
        case .noAnswer: "1"
        case .mailSent: "3"
        case .reached, .meeting: "7"
        case .notInterested, .won, .lost: "0"
        }
    }
}

extension Deed.Export.Form {
    var suffix: String {
        switch self {
        case .csv, .rawCSV: "csv"
        case .ndjson: "ndjson"
        case .vcard: "vcf"
        case .ics: "ics"
        }
    }
}
