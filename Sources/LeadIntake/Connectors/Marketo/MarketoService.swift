import LeadModel

/// The calls that a pull from Marketo makes, one at a time.
struct MarketoService: Sendable {
    private let base: WebAddress
    private let wire: Wire
    private let token: Token

    /// The most that Get Leads by Filter Type takes.
    static let mostIDs = 300
    private static let columns = [
        "id", "firstName", "lastName", "email", "company", "phone", "mobilePhone", "title", "city", "country",
        "leadSource", "createdAt", "updatedAt", "unsubscribed", "unsubscribedReason", "doNotCall", "doNotCallReason",
    ].joined(separator: ",")

    init(_ destination: Destination, wire: Wire) throws(PullError) {
        base = try Self.base(of: destination)
        self.wire = wire
        let signIn = MarketoSignIn(
            identity: try destination.address("identity-url", default: base.text + "/identity"),
            clientID: try destination.required("client-id"), secret: try destination.requiredSecret("client-secret"),
            wire: wire)
        token = Token(pace: wire.pace) { try await signIn.grant() }
    }

    /// Marketo's own page shows the address with `/rest` at its end.
    private static func base(of destination: Destination) throws(PullError) -> WebAddress {
        let whole = try destination.address("base-url")
        for end in ["/rest", "/identity"] where whole.text.hasSuffix(end) {
            return try WebAddress(String(whole.text.dropLast(end.count)), name: "base-url")
        }
        return whole
    }

    private struct Paging: Decodable {
        var nextPageToken: String
    }

    /// The place of the first activity from a moment on.
    func pagingToken(since moment: Timestamp) async throws -> String {
        // Whole seconds are what Marketo's own examples have.
        let second = Timestamp(seconds: moment.milliseconds / 1000).rfc3339
        let reply = try await ask("activities/pagingtoken.json", [("sinceDatetime", second)])
        return try reply.decode(Paging.self, host: base.host).nextPageToken
    }

    enum Activities {
        case ofTypes([Int])
        case changes(of: [String])
        case deletions

        var path: String {
            switch self {
            case .ofTypes: "activities.json"
            case .changes: "activities/leadchanges.json"
            case .deletions: "activities/deletedleads.json"
            }
        }

        var query: [(String, String)] {
            switch self {
            case .ofTypes(let types): [("activityTypeIds", types.map(String.init).joined(separator: ","))]
            case .changes(let fields): [("fields", fields.joined(separator: ","))]
            case .deletions: []
            }
        }
    }

    /// - Throws: `MarketoJudge.TokenRefused`, among others.
    func activities(_ kind: Activities, from token: String) async throws -> (page: MarketoActivities, reply: Reply) {
        let reply = try await ask(kind.path, kind.query + [("nextPageToken", token)], hasPagingToken: true)
        return (try reply.decode(host: base.host), reply)
    }

    /// Gives the answers with those of the leads that are still there: usually one.
    /// - Parameter ids: At most `mostIDs`.
    func leads(_ ids: [Int]) async throws -> [Reply] {
        let query = [
            ("filterType", "id"), ("filterValues", ids.map(String.init).joined(separator: ",")),
            ("fields", Self.columns),
        ]
        var replies = [try await ask("leads.json", query)]
        while let last = replies.last, replies.count <= ids.count,
            let next = try last.decode(MarketoLeads.self, host: base.host).nextPageToken, !next.isEmpty
        {
            replies.append(try await ask("leads.json", query + [("nextPageToken", next)]))
        }
        return replies
    }

    private func ask(
        _ path: String, _ query: [(String, String)], hasPagingToken: Bool = false
    ) async throws -> Reply {
        let call = Call(
            .get, base.text + "/rest/v1/" + path + "?" + PercentEncoding.pairs(query),
            headers: [(name: "Accept", value: "application/json")])
        let judge = MarketoJudge(host: base.host, hasPagingToken: hasPagingToken)
        let wire = wire
        return try await token.use { grant in
            try await wire.send(call.authorized(by: grant)) { reply in try judge.judge(reply) }
        }
    }
}
