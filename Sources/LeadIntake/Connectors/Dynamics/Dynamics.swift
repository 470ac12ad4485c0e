import LeadFormats
public import LeadModel

/// Pulls from Dynamics 365 (Dataverse Web API 9.2, change tracking).
public struct Dynamics: Connector {
    public let door: Door
    private let organization: WebAddress
    private let pageSize: Int
    private let wire: Wire
    private let token: Token
    private let secret: Secret

    static let fields = [
        DestinationField("organization-url", .address, isRequired: true),
        DestinationField("tenant", isRequired: true),
        DestinationField("client-id", isRequired: true),
        DestinationField("client-secret", .secret, isRequired: true),
        DestinationField("login-url", .address),
        DestinationField("page-size", .number(1...5000)),
    ]

    /// The rows that a page holds unless the destination says otherwise.
    private static let standardPageSize = 500
    /// A row can become visible a little later than the time it was changed at.
    private static let overlap = Timestamp.Span.minutes(10)
    private static let columns = [
        "leadid", "subject", "firstname", "lastname", "fullname", "jobtitle", "companyname", "emailaddress1",
        "telephone1", "mobilephone", "address1_city", "address1_country", "description", "createdon", "modifiedon",
        "statecode", "statuscode", "leadsourcecode", "donotemail", "donotphone", "donotbulkemail",
    ].joined(separator: ",")

    /// - Throws: `PullError` for settings that are missing or can't be used.
    public init(_ destination: Destination, wire: Wire) throws(PullError) {
        let organization = try destination.address("organization-url")
        let signIn = EntraSignIn(
            login: try destination.address("login-url", default: "https://login.microsoftonline.com"),
            tenant: try destination.required("tenant"), clientID: try destination.required("client-id"),
            secret: try destination.requiredSecret("client-secret"), scope: organization.text + "/.default", wire: wire)
        (door, self.organization, self.wire) = (destination.door, organization, wire)
        pageSize = destination.number("page-size") ?? Self.standardPageSize
        secret = signIn.secret
        token = Token(pace: wire.pace) { try await signIn.grant() }
    }

    public func secretFacts() async -> SecretFacts {
        SecretFacts(since: secret.changedAt)
    }

    public func pull(since watermark: Watermark?, _ take: (PulledPage) async throws -> Void) async throws {
        let hand: Hand = { reply, place, readUpTo in
            let watermark = Watermark(place.text, readUpTo: readUpTo ?? watermark?.readUpTo)
            try await take(PulledPage(body: reply.body, format: .dynamicsJSON, watermark: watermark))
        }
        do {
            try await read(from: try await begin(at: watermark.flatMap { DynamicsPlace($0.text) }), hand)
        } catch is DynamicsJudge.Expired {
            // It was given in this very read: the watermark is where it leads, and reads anew from there next time.
            throw PullError(.retry, words(.dynamicsLinkRefused, organization.host))
        }
    }

    private func read(from place: DynamicsPlace?, _ hand: Hand) async throws {
        switch place {
        case nil: try await readTracked(hand)
        case .page(let link, let startedAt, let isAgain):
            try await readTracked(from: link, startedAt: startedAt, isAgain: isAgain, hand)
        case .changes(let link): try await readTracked(from: link, hand)
        case .modified(let moment): try await readModified(since: moment - Self.overlap, hand)
        case .modifiedPage(let link, let since, let startedAt):
            try await readModified(since: since, from: link, startedAt: startedAt, hand)
        }
    }

    /// Hands a page on, with the place behind it, and up to when that has read where it is the end of a read.
    private typealias Hand = (Reply, DynamicsPlace, _ readUpTo: Timestamp?) async throws -> Void

    /// Where to go on: a link of another organization is of no use, and tracking that was off may be on by now.
    private func begin(at place: DynamicsPlace?) async throws -> DynamicsPlace? {
        switch place {
        case .page(let link, _, _), .changes(let link), .modifiedPage(let link, _, _):
            return isOwn(link) ? place : nil
        case .modified: return try await isTracked() ? nil : place
        case nil: return nil
        }
    }

    // MARK: With change tracking

    private var start: String { table + "?$select=" + Self.columns }
    private var table: String { organization.text + "/api/data/v9.2/leads" }

    private func readTracked(
        from link: String? = nil, startedAt: Timestamp? = nil, isAgain: Bool = false, _ hand: Hand
    ) async throws {
        do {
            do {
                try await readTrackedPages(from: link, startedAt, isAgain: isAgain, hand)
            } catch is DynamicsJudge.Expired where link != nil {
                try await readTrackedPages(from: nil, nil, isAgain: true, hand)
            }
        } catch is DynamicsJudge.NotTracked {
            try await readModified(since: nil, hand)
        }
    }

    private func readTrackedPages(
        from link: String?, _ startedAt: Timestamp?, isAgain: Bool, _ hand: Hand
    ) async throws {
        var (url, isLink, startedAt) = (link ?? start, link != nil, startedAt)
        while true {
            let reply = try await rows(url, isLink: isLink, isTracked: true)
            let frame = try frame(of: reply)
            let began = startedAt ?? reply.date ?? reply.receivedAt
            if let next = frame.nextLink {
                try check(next, after: url)
                try await hand(reply, .page(next, startedAt: began, isAgain: isAgain), nil)
                (url, isLink, startedAt) = (next, true, began)
            } else if let delta = frame.deltaLink {
                try check(delta, after: nil)
                try await hand(reply, .changes(delta), began)
                if isAgain { throw PullError(.partial, words(.dynamicsExpired)) }
                return
            } else {
                return try await end(untracked: reply, startedAt: began, hand)
            }
        }
    }

    // MARK: Without

    private func readModified(
        since: Timestamp?, from link: String? = nil, startedAt: Timestamp? = nil, _ hand: Hand
    ) async throws {
        let filter = since.map { "&$filter=modifiedon%20ge%20" + $0.rfc3339 } ?? ""
        let first = start + filter + "&$orderby=modifiedon%20asc"
        do {
            try await readModifiedPages(since, from: link ?? first, startedAt, isLink: link != nil, hand)
        } catch is DynamicsJudge.Expired where link != nil {
            try await readModifiedPages(since, from: first, nil, isLink: false, hand)
        }
    }

    private func readModifiedPages(
        _ since: Timestamp?, from first: String, _ startedAt: Timestamp?, isLink: Bool, _ hand: Hand
    ) async throws {
        var (url, isLink, startedAt) = (first, isLink, startedAt)
        while true {
            let reply = try await rows(url, isLink: isLink, isTracked: false)
            let frame = try frame(of: reply)
            let start = startedAt ?? reply.date ?? reply.receivedAt
            guard let next = frame.nextLink else { return try await end(untracked: reply, startedAt: start, hand) }
            try check(next, after: url)
            try await hand(reply, .modifiedPage(next, since: since, startedAt: start), nil)
            (url, isLink, startedAt) = (next, true, start)
        }
    }

    private func end(untracked reply: Reply, startedAt: Timestamp, _ hand: Hand) async throws {
        try await hand(reply, .modified(before: startedAt), startedAt)
        throw PullError(.partial, words(.dynamicsNotTracked))
    }

    private struct Tracking: Decodable {
        var ChangeTrackingEnabled: Bool?
    }

    /// Whether the table keeps changes; who may not ask is told no.
    private func isTracked() async throws -> Bool {
        let url =
            organization.text + "/api/data/v9.2/EntityDefinitions(LogicalName='lead')?$select=ChangeTrackingEnabled"
        do {
            let reply = try await ask(url, prefer: "odata.include-annotations=\"*\"", isLink: false)
            return try reply.decode(Tracking.self, host: organization.host).ChangeTrackingEnabled ?? false
        } catch let error as PullError where error.kind == .person {
            return false
        }
    }

    // MARK: One call

    private func rows(_ url: String, isLink: Bool, isTracked: Bool) async throws -> Reply {
        let prefer = "odata.maxpagesize=\(pageSize),odata.include-annotations=\"*\""
        return try await ask(url, prefer: prefer + (isTracked ? ",odata.track-changes" : ""), isLink: isLink)
    }

    private func ask(_ url: String, prefer: String, isLink: Bool) async throws -> Reply {
        let call = Call(
            .get, url,
            headers: [
                (name: "Accept", value: "application/json"), (name: "OData-Version", value: "4.0"),
                (name: "OData-MaxVersion", value: "4.0"), (name: "Prefer", value: prefer),
            ])
        let judge = DynamicsJudge(host: organization.host, isLink: isLink)
        let wire = wire
        return try await token.use { grant in
            try await wire.send(call.authorized(by: grant)) { reply in try judge.judge(reply) }
        }
    }

    private func frame(of reply: Reply) throws(PullError) -> DynamicsFrame {
        let frame = try reply.decode(DynamicsFrame.self, host: organization.host)
        guard frame.hasRows || frame.nextLink != nil || frame.deltaLink != nil else {
            throw PullError(.retry, words(.connectorNoJSON, organization.host, reply.status))
        }
        return frame
    }

    /// A link comes from outside: it is followed to this organization only, and never in a circle.
    private func check(_ link: String, after url: String?) throws(PullError) {
        guard isOwn(link) else { throw PullError(.person, words(.dynamicsForeignLink, organization.host)) }
        if link == url { throw PullError(.retry, words(.dynamicsSamePage, organization.host)) }
    }

    private func isOwn(_ link: String) -> Bool {
        guard link.isHeaderSafe, let address = try? WebAddress(link, name: "") else { return false }
        return address.origin == organization.origin
    }
}
