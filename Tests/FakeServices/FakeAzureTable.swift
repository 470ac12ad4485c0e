import Crypto
import Foundation
public import LeadModel
import LeadIntake
import Synchronization

/// Azure Table as its REST protocol says, at a path-style address as an emulator has it.
///
/// It checks signatures and dates, gives small pages in the order of the keys, among them empty ones with a token, and
/// forgets tokens when it is told to.
public final class FakeAzureTable: Sendable {
    public struct Entity: Sendable {
        public var partition: String
        public var row: String
        public var timestamp: Timestamp
        public var fields: [String: String]

        public init(partition: String, row: String, timestamp: Timestamp, fields: [String: String]) {
            (self.partition, self.row, self.timestamp, self.fields) = (partition, row, timestamp, fields)
        }

        /// A lead as the marketplace writes it.
        public static func lead(_ number: Int, at timestamp: Timestamp) -> Entity {
            let date = Zone.utc.localTime(of: timestamp).date
            let person = [
                "FirstName": FakePeople.firstName(number), "LastName": FakePeople.lastName(number),
                "Email": FakePeople.email(number), "Company": FakePeople.company(number), "Country": "GB",
            ]
            let info = (try? JSONSerialization.data(withJSONObject: person, options: [.sortedKeys])) ?? Data()
            return Entity(
                partition: "\(date.month):2F\(date.day):2F\(date.year)", row: "row-\(number)", timestamp: timestamp,
                fields: [
                    "LeadSource": FakePeople.leadSource(number), "CustomerInfo": String(decoding: info, as: UTF8.self),
                    "CreatedTime": (timestamp - .seconds(1)).rfc3339, "Description": " ",
                    "OfferDisplayName": "Contoso Product \(number % 11)",
                ])
        }

        fileprivate var key: String { partition + "\u{0}" + row }

        fileprivate var json: String {
            var object = fields
            (object["PartitionKey"], object["RowKey"], object["Timestamp"]) = (partition, row, timestamp.rfc3339)
            let data = try? JSONSerialization.data(
                withJSONObject: object, options: [.sortedKeys, .withoutEscapingSlashes])
            return String(decoding: data ?? Data(), as: UTF8.self)
        }
    }

    private struct Row {
        var key: String
        var timestamp: Timestamp
        var json: String
    }

    private struct State {
        var rows: [Row] = []
        var pageSize = 1000
        var givesEmptyPages = false
        var omitsRowKeys = false
        var generation = 0
        var pages = 0
        var whenAsked: (@Sendable (Int) -> Void)?
    }

    public static let account = "devstoreaccount1"
    public static let key = Data("demo-key-not-real".utf8).base64EncodedString()
    /// A query that gives the right to read, but for its time.
    public static let signature = "sv=2019-02-02&ss=t&srt=o&sp=r&sig=not%2Breal%3D"

    public let table: String
    private let state = Mutex(State())
    private let held = Mutex<FakeService?>(nil)

    public init(table: String = "marketplaceleads", port: Int = 0) async throws {
        self.table = table
        let service = try await FakeService(port: port) { [weak self] in self?.answer($0) ?? .init(503) }
        held.withLock { $0 = service }
    }

    public var service: FakeService {
        guard let service = held.withLock(\.self) else { preconditionFailure("it was made with a service") }
        return service
    }

    public var connectionString: String {
        "DefaultEndpointsProtocol=http;AccountName=\(Self.account);AccountKey=\(Self.key);"
            + "TableEndpoint=\(service.url)/\(Self.account);"
    }

    /// With a signature that is good until a moment.
    public func connectionString(signedUntil moment: Timestamp) -> String {
        "TableEndpoint=\(service.url)/\(Self.account)/;SharedAccessSignature=\(Self.signature)&se=\(moment.rfc3339)"
    }

    // MARK: What it holds and how it behaves

    public func add(_ entities: [Entity]) {
        let new = entities.map { Row(key: $0.key, timestamp: $0.timestamp, json: $0.json) }
        state.withLock { state in
            let keys = Set(new.map(\.key))
            state.rows.removeAll { keys.contains($0.key) }
            state.rows += new
            state.rows.sort { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
        }
    }

    public func setPages(of size: Int, withEmptyOnes: Bool = false, withoutRowKeys: Bool = false) {
        state.withLock {
            ($0.pageSize, $0.givesEmptyPages, $0.omitsRowKeys) = (size, withEmptyOnes, withoutRowKeys)
        }
    }

    /// The tokens given so far are no good any more.
    public func expireTokens() {
        state.withLock { $0.generation += 1 }
    }

    /// - Parameter body: Called before each page with its number, counted from 1.
    public func whenAsked(_ body: (@Sendable (Int) -> Void)?) {
        state.withLock { $0.whenAsked = body }
    }

    // MARK: Answering

    private static func error(_ status: Int, _ code: String) -> FakeService.Answer {
        .json(
            ["odata.error": ["code": code, "message": ["lang": "en-US", "value": "\(code) person@contoso.example"]]],
            status: status, headers: [(name: "x-ms-error-code", value: code)])
    }

    private func answer(_ request: FakeService.Request) -> FakeService.Answer {
        if let refusal = refusal(request) { return refusal }
        guard request.path.lowercased() == "/\(Self.account)/\(table)()".lowercased() else {
            return Self.error(404, "TableNotFound")
        }
        let (number, hook) = state.withLock { state in
            state.pages += 1
            return (state.pages, state.whenAsked)
        }
        hook?(number)
        return state.withLock { page(request.query, &$0) }
    }

    private func refusal(_ request: FakeService.Request) -> FakeService.Answer? {
        guard request["x-ms-version"] != nil else { return Self.error(400, "MissingRequiredHeader") }
        if let expiry = request.query["se"] {
            let isGood =
                request.rawQuery.contains(Self.signature) && Timestamp(wire: expiry).map { $0 > service.now } == true
            return isGood ? nil : Self.error(403, "AuthenticationFailed")
        }
        guard let date = request["x-ms-date"], let moment = HTTPDate.moment(date),
            abs((moment - service.now).milliseconds) < 15 * 60_000
        else { return Self.error(403, "AuthenticationFailed") }
        let resource = "/" + Self.account + request.path
        let expected = [
            "SharedKeyLite \(Self.account):" + Self.code(date + "\n" + resource),
            "SharedKey \(Self.account):" + Self.code("GET\n\n\n" + date + "\n" + resource),
        ]
        return expected.contains(request["Authorization"] ?? "") ? nil : Self.error(403, "AuthenticationFailed")
    }

    private static func code(_ text: String) -> String {
        let key = SymmetricKey(data: Data(base64Encoded: key) ?? Data())
        return Data(HMAC<SHA256>.authenticationCode(for: Data(text.utf8), using: key)).base64EncodedString()
    }

    /// The index of the first row that is not before a key.
    private static func place(of key: String, in rows: [Row]) -> Int {
        var (low, high) = (0, rows.count)
        while low < high {
            let middle = (low + high) / 2
            if rows[middle].key.utf8.lexicographicallyPrecedes(key.utf8) { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private func page(_ query: [String: String], _ state: inout State) -> FakeService.Answer {
        var start = 0
        if let token = query["NextPartitionKey"] {
            let parts = token.split(separator: "!")
            guard parts.count == 3, parts[0] == "\(state.generation)",
                let key = Data(base64Encoded: String(parts[1])).map({ String(decoding: $0, as: UTF8.self) }),
                state.omitsRowKeys || query["NextRowKey"] == "row!"
            else { return Self.error(400, "InvalidInput") }
            // The token holds the key of the row to begin with.
            start = Self.place(of: key, in: state.rows)
        }
        // Every other page is empty, as those of a partition are that holds nothing new.
        let isEmpty = state.givesEmptyPages && query["NextPartitionKey"]?.hasSuffix("!empty") != true
        let size = min(state.pageSize, query["$top"].flatMap { Int($0) } ?? 1000)
        let since = query["$filter"].flatMap { $0.firstMatch(of: /^Timestamp ge datetime'(.*)'$/) }
            .flatMap { Timestamp(rfc3339: $0.output.1) }
        if query["$filter"] != nil, since == nil { return Self.error(400, "InvalidInput") }
        var found: [Row] = []
        while start < state.rows.count, found.count < size, !isEmpty {
            let row = state.rows[start]
            if since.map({ row.timestamp >= $0 }) ?? true { found.append(row) }
            start += 1
        }
        var headers = [(name: "Content-Type", value: "application/json;odata=nometadata")]
        if start < state.rows.count || isEmpty {
            let key = start < state.rows.count ? state.rows[start].key : "\u{7F}"
            let place = Data(key.utf8).base64EncodedString()
            let token = "\(state.generation)!\(place)!\(isEmpty ? "empty" : "rows")"
            headers.append((name: "x-ms-continuation-NextPartitionKey", value: token))
            if !state.omitsRowKeys { headers.append((name: "x-ms-continuation-NextRowKey", value: "row!")) }
        }
        let body = "{\"value\":[" + found.map(\.json).joined(separator: ",") + "]}"
        return .init(200, headers: headers, body: Array(body.utf8))
    }
}
