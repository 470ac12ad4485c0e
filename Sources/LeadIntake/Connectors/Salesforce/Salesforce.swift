import LeadFormats
import LeadModel

/// Pulls leads from Salesforce (REST API, QueryAll), with those that were deleted or merged.
struct Salesforce: Connector {
    let door: Door
    private let wire: Wire
    private let token: Token
    private let secret: Secret
    private let version: String
    private let pageSize: Int?
    /// Fields that this user may not see.
    private let hidden = Latest<Set<String>>([])

    static let fields: [DestinationField] = [
        DestinationField("login-url", .address, isRequired: true), DestinationField("client-id", isRequired: true),
        DestinationField("client-secret", .secret, isRequired: true), DestinationField("instance-url", .address),
        DestinationField("api-version"), DestinationField("page-size", .number(200...2000)),
    ]

    init(_ destination: Destination, wire: Wire) throws(PullError) {
        (door, self.wire) = (destination.door, wire)
        secret = try destination.requiredSecret("client-secret")
        let instance = destination.text("instance-url") == nil ? nil : try destination.address("instance-url")
        let signIn = SalesforceSignIn(
            wire: wire, login: try destination.address("login-url"), clientID: try destination.required("client-id"),
            secret: secret, instance: instance)
        token = Token(pace: wire.pace) { try await signIn() }
        let number = (destination.text("api-version") ?? "60.0").drop { $0 == "v" }
        guard number.wholeMatch(of: /[0-9]{2,3}\.[0-9]/) != nil else {
            throw PullError(.person, words(.salesforceBadVersion, destination.door.name))
        }
        version = "v" + number
        pageSize = destination.number("page-size")
    }

    func secretFacts() async -> SecretFacts { SecretFacts(since: secret.changedAt) }

    // MARK: Reading

    private struct Page: Decodable {
        struct Row: Decodable {
            var Id: String
            var SystemModstamp: String
        }

        var totalSize: Int?
        var done: Bool
        var nextRecordsUrl: String?
        var records: [Row]
    }

    /// A query whose pages are being read.
    private struct Reading {
        /// What is stored: all up to it need not be read again.
        var place: SalesforcePlace
        /// The path of the next page; `nil` begins a query.
        var next: String?
        var begun: Timestamp?
        /// The last row that came, after which a query that breaks off begins anew.
        var last: SalesforcePlace.Row?
        var restarts = 0
    }

    private static let mostRestarts = 3

    func pull(since watermark: Watermark?, _ take: (PulledPage) async throws -> Void) async throws {
        let place = SalesforcePlace(watermark)
        var reading = Reading(place: place, last: place.last)
        while true {
            do {
                if try await step(&reading, take) { break }
            } catch is SalesforceError.LocatorExpired {
                reading.restarts += 1
                guard reading.restarts <= Self.mostRestarts else { throw PullError(.retry, words(.salesforceLocator)) }
                (reading.next, reading.begun) = (nil, nil)
            } catch let field as SalesforceError.HiddenField {
                hidden.set(hidden.value.union([field.name]))
                (reading.next, reading.begun) = (nil, nil)
            }
        }
        let names = hidden.value.sorted().joined(separator: ", ")
        if !names.isEmpty { throw PullError(.partial, words(.salesforceHidden, names)) }
    }

    /// Reads a page; true when it was the last.
    private func step(_ reading: inout Reading, _ take: (PulledPage) async throws -> Void) async throws -> Bool {
        let reply = try await ask(next: reading.next, after: reading.last)
        let page: Page = try reply.decode(host: door.name)
        let rows = page.records.compactMap { row in
            Timestamp(wire: row.SystemModstamp).map { SalesforcePlace.Row(stamp: $0.milliseconds, id: row.Id) }
        }
        let begun = reading.begun ?? reply.date ?? reply.receivedAt
        reading.begun = begun
        let isLast = page.done || page.nextRecordsUrl == nil
        reading.place.take(rows, begun: begun, isLast: isLast)
        if let row = rows.last(where: { $0.stamp < begun.milliseconds && SalesforcePlace.isID($0.id) }) {
            (reading.last, reading.restarts) = (row, 0)
        }
        if !isLast, page.nextRecordsUrl == reading.next { throw PullError(.retry, words(.salesforceLocator)) }
        reading.next = isLast ? nil : page.nextRecordsUrl
        try await take(
            PulledPage(
                body: reply.body, format: .salesforceJSON, watermark: reading.place.watermark, total: page.totalSize))
        return isLast
    }

    private func ask(next: String?, after row: SalesforcePlace.Row?) async throws -> Reply {
        let hidden = hidden.value
        let query = SalesforceQuery(hidden: hidden, after: row)
        let path = next ?? "/services/data/\(version)/queryAll?" + PercentEncoding.pairs([("q", query.text)])
        // Another server is never asked with this one's token.
        guard path.hasPrefix("/"), !path.hasPrefix("//") else { throw PullError(.retry, words(.salesforceLocator)) }
        return try await token.use { grant in
            var call = Call(
                .get, (grant.site?.text ?? "") + path, headers: [(name: "Accept", value: "application/json")])
            if let pageSize { call.headers.append((name: "Sforce-Query-Options", value: "batchSize=\(pageSize)")) }
            return try await wire.send(call.authorized(by: grant)) { SalesforceError($0).verdict(hidden: hidden) }
        }
    }
}
