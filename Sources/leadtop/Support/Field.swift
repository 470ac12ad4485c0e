import LeadModel

/// One named value of a record, for JSON and CSV alike.
struct Field<Record>: Sendable {
    var name: String
    var value: @Sendable (Record) -> FieldValue

    init(_ name: String, _ value: @escaping @Sendable (Record) -> FieldValue) {
        (self.name, self.value) = (name, value)
    }
}

enum FieldValue {
    case text(String)
    case number(Int)
    case decimal(Double)
    case flag(Bool)
    case list([String])
    case none

    static func moment(_ moment: Timestamp?) -> FieldValue {
        moment.map { .text($0.rfc3339) } ?? .none
    }

    /// As a CSV cell holds it.
    var cell: String {
        switch self {
        case .text(let text): text
        case .number(let number): String(number)
        case .decimal(let number): "\(number)"
        case .flag(let flag): flag ? "true" : "false"
        case .list(let texts): texts.joined(separator: "; ")
        case .none: ""
        }
    }
}

extension LeadRow {
    /// A lead in the field's own words, in a fixed order.
    static let fields: [Field<LeadRow>] =
        [
            Field("id") { .number(Int($0.id)) },
            Field("customer") { .number(Int($0.customer)) },
            Field("leadSource") { .text($0.leadSource.wire) },
            Field("source") { .text($0.source.wire) },
            Field("action") { .text($0.action.wire) },
            Field("step") { .text($0.step.word) },
            Field("offer") { .text($0.offer.id) },
            Field("offerTitle") { .text($0.offer.title) },
            Field("at") { .moment($0.at) },
            Field("createdAt") { .moment($0.createdAt) },
            Field("receivedAt") { .moment($0.receivedAt) },
        ] + personFields(\.person, \.country) + [
            Field("description") { .text($0.description) },
            Field("campaign") { .text($0.campaign) },
            Field("status") { .text($0.status.rawValue) },
            Field("owner") { .text($0.owner) },
            Field("followUp") { .moment($0.followUpDue) },
            Field("doNotContact") { .flag($0.isDoNotContact) },
            Field("test") { .flag($0.isTest) },
            Field("latencyMilliseconds") { $0.latencyMilliseconds.map { .number(Int($0)) } ?? .none },
            Field("new") { .flag($0.isNew) },
            Field("repeat") { .flag($0.isRepeat) },
            Field("deletedThereAt") { .moment($0.deletedAt) },
        ]
}

extension CustomerRow {
    static func fields(_ rules: StageRules) -> [Field<CustomerRow>] {
        [Field("id") { .number(Int($0.id)) }] + personFields(\.person, \.country) + [
            Field("leads") { .number($0.leads) },
            Field("firstLeadAt") { .moment($0.firstLeadAt) },
            Field("lastLeadAt") { .moment($0.lastLeadAt) },
            Field("step") { .text($0.lastStep.word) },
            Field("stage") { $0.stage(rules).map { .text($0.word) } ?? .none },
            Field("offers") { .list($0.offers.map(\.text)) },
            Field("offerCount") { .number($0.offerCount) },
            Field("status") { .text($0.status.rawValue) },
            Field("owner") { .text($0.owner) },
            Field("followUp") { .moment($0.followUp?.dueAt) },
            Field("followUpChannel") { $0.followUp.map { .text($0.channel.rawValue) } ?? .none },
            Field("followUpNote") { $0.followUp.map { .text($0.note) } ?? .none },
            Field("contactedAt") { .moment($0.contactedAt) },
            Field("doNotContact") { .flag($0.isBlocked) },
            Field("partlyDoNotContact") { .flag($0.isPartlyBlocked) },
            Field("unidentified") { .flag($0.isUnidentified) },
            Field("test") { .flag($0.isTest) },
            Field("new") { .flag($0.isNew) },
        ]
    }
}

extension WorkRow {
    static let fields: [Field<WorkRow>] = [
        Field("customer") { .number(Int($0.customer.id)) },
        Field("section") { .text("\($0.section)") },
        Field("name") { .text($0.customer.person.name) },
        Field("company") { .text($0.customer.person.company) },
        Field("followUp") { .moment($0.customer.followUp?.dueAt) },
        Field("channel") { $0.customer.followUp.map { .text($0.channel.rawValue) } ?? .none },
        Field("note") { $0.customer.followUp.map { .text($0.note) } ?? .none },
        Field("owner") { .text($0.customer.owner) },
        Field("step") { .text($0.lastStep.word) },
        Field("offer") { .text($0.lastOffer.text) },
        Field("lastLeadAt") { .moment($0.customer.lastLeadAt) },
        Field("waitingSince") { .moment($0.waitingSince) },
        Field("triesBefore") { .number($0.triesBefore) },
        Field("breached") { .flag($0.isBreached) },
    ]

    /// With how long he has waited and may wait, in minutes of time worked; nothing for whoever was contacted.
    static func fields(_ targets: ResponseTargets, now: Timestamp) -> [Field<WorkRow>] {
        func minutes(_ span: @escaping @Sendable (WorkRow) -> Timestamp.Span) -> @Sendable (WorkRow) -> FieldValue {
            { $0.section == .neverContacted ? .number(Int(span($0).milliseconds / 60_000)) : .none }
        }
        return fields + [
            Field("waitedMinutes", minutes { targets.age(since: $0.waitingSince, now: now) }),
            Field("targetMinutes", minutes { targets.target(for: $0.lastStep) }),
        ]
    }
}

extension OfferRow {
    static let fields: [Field<OfferRow>] =
        [
            Field("offer") { .text($0.name.id) },
            Field("offerTitle") { .text($0.name.title) },
        ]
        + Step.allCases.map { step in Field(step.rawValue) { .number($0.leads[step] ?? 0) } } + [
            Field("total") { .number($0.total) },
            Field("customers") { .number($0.customers) },
            Field("activeCustomers") { .number($0.activeCustomers) },
        ]
}

extension QuarantineRow {
    static let fields: [Field<QuarantineRow>] = [
        Field("id") { .number(Int($0.id)) },
        Field("receivedAt") { .moment($0.at) },
        Field("origin") { .text($0.origin) },
        Field("line") { .number($0.line) },
        Field("reason") { .text($0.reason) },
        Field("size") { .number($0.size) },
    ]
}

private func personFields<Record>(
    _ person: any KeyPath<Record, Person> & Sendable, _ country: any KeyPath<Record, String> & Sendable
) -> [Field<Record>] {
    [
        Field("name") { .text($0[keyPath: person].name) },
        Field("firstName") { .text($0[keyPath: person].firstName) },
        Field("lastName") { .text($0[keyPath: person].lastName) },
        Field("email") { .text($0[keyPath: person].email) },
        Field("phone") { .text($0[keyPath: person].phone) },
        Field("company") { .text($0[keyPath: person].company) },
        Field("title") { .text($0[keyPath: person].title) },
        Field("country") { .text($0[keyPath: country].isEmpty ? $0[keyPath: person].country : $0[keyPath: country]) },
        Field("city") { .text($0[keyPath: person].city) },
    ]
}
