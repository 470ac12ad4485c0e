import LeadFormats
import LeadModel

/// Pulls the marketplace's leads from an Azure Table (Azure Table REST, Query Entities).
struct AzureTable: Connector {
    let door: Door
    private let wire: Wire
    private let secret: Secret
    private let endpoint: WebAddress?
    private let table: String
    private let scheme: SharedKey.Scheme
    private let version: String
    private let pageSize: Int
    private let facts = Latest(SecretFacts())

    static let fields: [DestinationField] = [
        DestinationField("connection-string", .secret, isRequired: true), DestinationField("table", isRequired: true),
        DestinationField("table-endpoint", .address), DestinationField("api-version"),
        DestinationField("signature", .choice(SharedKey.Scheme.allCases.map(\.rawValue))),
        DestinationField("page-size", .number(1...1000)),
    ]

    init(_ destination: Destination, wire: Wire) throws(PullError) {
        (door, self.wire) = (destination.door, wire)
        secret = try destination.requiredSecret("connection-string")
        table = try destination.required("table")
        // Azure Table, "Understanding the Table service data model": letters and digits, and no digit first.
        guard (3...63).contains(table.utf8.count),
            table.utf8.allSatisfy({ Self.isLetter($0) || (48...57).contains($0) }),
            table.utf8.first.map(Self.isLetter) == true
        else { throw PullError(.person, words(.azureBadTable, destination.door.name)) }
        endpoint = destination.text("table-endpoint") == nil ? nil : try destination.address("table-endpoint")
        scheme = destination.text("signature").flatMap(SharedKey.Scheme.init) ?? .lite
        version = destination.text("api-version") ?? "2019-02-02"
        pageSize = destination.number("page-size") ?? 1000
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    func secretFacts() async -> SecretFacts { facts.value }

    // MARK: Reading

    private struct Page: Decodable {
        struct Row: Decodable {
            var Timestamp: String?
        }

        var value: [Row]
    }

    /// The place in the table from which a reading was to go on is not known there any more.
    private struct TokenExpired: Error {}

    private static let mostRestarts = 3

    func pull(since watermark: Watermark?, _ take: (PulledPage) async throws -> Void) async throws {
        let connection = try ConnectionString(try await secret.text(), override: endpoint)
        try checkSecret(connection)
        var scan = AzureScan(watermark)
        var restarts = 0
        while true {
            do {
                try await step(&scan, connection, take)
                if scan.next == nil { return }
            } catch is TokenExpired {
                restarts += 1
                guard restarts <= Self.mostRestarts else { throw PullError(.retry, words(.azureTokens)) }
                scan.restart()
            }
        }
    }

    private func step(
        _ scan: inout AzureScan, _ connection: ConnectionString, _ take: (PulledPage) async throws -> Void
    ) async throws {
        let reply = try await ask(scan, connection)
        let page: Page = try reply.decode(host: connection.endpoint.host)
        let token = reply["x-ms-continuation-NextPartitionKey"].map {
            AzureScan.Token(partition: $0, row: reply["x-ms-continuation-NextRowKey"])
        }
        if let token, token == scan.next { throw PullError(.retry, words(.azureTokens)) }
        scan.take(
            timestamps: page.value.compactMap { $0.Timestamp.flatMap { Timestamp(wire: $0) } },
            date: reply.date ?? reply.receivedAt, next: token)
        try await take(PulledPage(body: reply.body, format: .azureTableJSON, watermark: scan.watermark))
    }

    private func ask(_ scan: AzureScan, _ connection: ConnectionString) async throws -> Reply {
        let path = connection.endpoint.path + "/\(table)()"
        var query: [(String, String)] = [("$top", String(pageSize))]
        if let filter = scan.filter { query.append(("$filter", filter)) }
        if let next = scan.next {
            query.append(("NextPartitionKey", next.partition))
            if let row = next.row { query.append(("NextRowKey", row)) }
        }
        let url = connection.endpoint.text + "/\(table)()?" + PercentEncoding.pairs(query)
        let goesOn = scan.next != nil
        return try await wire.send({ call(url, path, connection) }) { reply in
            if reply.status == 400, goesOn { return .stop(TokenExpired()) }
            return AzureError(reply).verdict(table: table, connection: connection)
        }
    }

    private func call(_ url: String, _ path: String, _ connection: ConnectionString) -> Call {
        let date = HTTPDate.text(wire.pace.now())
        var call = Call(
            .get, url,
            headers: [
                (name: "x-ms-date", value: date), (name: "x-ms-version", value: version),
                (name: "Accept", value: "application/json;odata=nometadata"),
                (name: "DataServiceVersion", value: "3.0"),
            ])
        switch connection.credential {
        case .key(let account, let key):
            let signer = SharedKey(account: account, key: key, scheme: scheme)
            call.headers.append((name: "Authorization", value: signer.authorization(path: path, date: date)))
        case .signature(let signature): call.url += "&" + signature.query
        }
        return call
    }

    // MARK: The secret

    private func checkSecret(_ connection: ConnectionString) throws {
        guard case .signature(let signature) = connection.credential else {
            return facts.set(SecretFacts(since: secret.changedAt))
        }
        let expiry = signature.expiresAt
        facts.set(SecretFacts(since: signature.startsAt ?? secret.changedAt, expiresAt: expiry))
        if let expiry, expiry <= wire.pace.now() {
            throw PullError(.person, words(.azureSignatureExpired, expiry.rfc3339))
        }
    }
}
