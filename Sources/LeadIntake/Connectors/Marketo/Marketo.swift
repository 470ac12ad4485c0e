public import LeadModel

/// Pulls from Marketo (REST API, Activities and Leads).
public struct Marketo: Connector {
    public let door: Door
    let service: MarketoService
    let activityTypes: [Int]
    /// Only leads that came by these forms; by any where it is empty.
    let forms: [Int]
    private let since: String
    private let secret: Secret
    let pace: Pace

    static let fields = [
        DestinationField("base-url", .address, isRequired: true),
        DestinationField("client-id", isRequired: true),
        DestinationField("client-secret", .secret, isRequired: true),
        DestinationField("identity-url", .address),
        DestinationField("activity-type-ids", .numbers(1...Int(Int32.max))),
        DestinationField("form-ids", .numbers(1...Int(Int32.max))),
        DestinationField("since"),
    ]

    /// Fill Out Form: how the marketplace's leads arrive.
    static let formFilled = 2
    /// What a first read reaches back to: Marketo keeps 25 months, of which each call looks at 300 activities.
    private static let standardSince = "90d"
    /// How far before the last activity a new paging token begins.
    static let overlap = Timestamp.Span.hours(1)
    /// Marketo may forget a deletion after so many days.
    private static let deletionDays: Int64 = 14

    /// - Throws: `PullError` for settings that are missing or can't be used.
    public init(_ destination: Destination, wire: Wire) throws(PullError) {
        door = destination.door
        pace = wire.pace
        service = try MarketoService(destination, wire: wire)
        secret = try destination.requiredSecret("client-secret")
        activityTypes = destination.numbers("activity-type-ids") ?? [Self.formFilled]
        forms = destination.numbers("form-ids") ?? []
        since = destination.text("since") ?? Self.standardSince
        _ = try start()
    }

    public func secretFacts() async -> SecretFacts {
        SecretFacts(since: secret.changedAt)
    }

    private func start() throws(PullError) -> Timestamp {
        do {
            return try DateBound.since(since, now: pace.now(), zone: .utc)
        } catch {
            throw PullError(.person, words(.marketoBadSince, door.name))
        }
    }

    public func pull(since watermark: Watermark?, _ take: (PulledPage) async throws -> Void) async throws {
        var place: MarketoPlace
        if let known = watermark.flatMap({ MarketoPlace($0.text) }) { place = known } else { place = try await begin() }
        let forgotten = place.deletions.upTo + .days(Self.deletionDays) < pace.now()
        try await readLeads(&place, take)
        try await readChanges(&place, take)
        try await readDeletions(&place, take)
        if forgotten { throw PullError(.partial, words(.marketoLostDeletions, Self.deletionDays)) }
    }

    /// Leads are read as they are now, so that changes and deletions matter from now on only.
    private func begin() async throws -> MarketoPlace {
        let (now, start) = (pace.now(), try start())
        let ofNow = MarketoPlace.Stream(token: try await service.pagingToken(since: now), upTo: now)
        let ofLeads = MarketoPlace.Stream(token: try await service.pagingToken(since: start), upTo: start)
        return MarketoPlace(leads: ofLeads, changes: ofNow, deletions: ofNow)
    }
}
