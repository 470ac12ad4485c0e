import LeadModel

extension Said {
    // MARK: Titles

    static func title(of screen: Screen) -> String {
        switch screen {
        case .today: words(.screenToday)
        case .funnel: words(.screenFunnel)
        case .leads: words(.screenLeads)
        case .customers: words(.screenCustomers)
        case .followUps: words(.screenFollowUps)
        case .offers: words(.screenOffers)
        case .activity: words(.screenActivity)
        case .reports: words(.screenReports)
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

    /// As `title(of:)`, where there is room for more than a heading.
    static func longTitle(of column: LeadModel.Column) -> String {
        column == .country ? words(.countryTitle) : title(of: column)
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
