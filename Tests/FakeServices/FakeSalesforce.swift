import Foundation
public import LeadModel
import Synchronization

/// Salesforce as its REST API says: the client credentials flow, QueryAll, and pages behind a query locator.
///
/// A query is a list of ids, and each page shows its rows as they are when it is asked for.
public final class FakeSalesforce: Sendable {
    public struct Record: Sendable {
        public var id: String
        public var modified: Timestamp
        public var isDeleted = false
        public var fields: [String: String]

        public init(id: String, modified: Timestamp, isDeleted: Bool = false, fields: [String: String] = [:]) {
            (self.id, self.modified, self.isDeleted, self.fields) = (id, modified, isDeleted, fields)
        }

        public static func lead(_ number: Int, at modified: Timestamp) -> Record {
            Record(
                id: id(number), modified: modified,
                fields: [
                    "FirstName": FakePeople.firstName(number), "LastName": FakePeople.lastName(number),
                    "Email": FakePeople.email(number), "Company": FakePeople.company(number), "Country": "GB",
                    "LeadSource": FakePeople.leadSource(number), "Status": "Open - Not Contacted",
                    "CreatedDate": FakeSalesforce.text(modified),
                ])
        }

        /// 18 letters, in the order of the numbers.
        public static func id(_ number: Int) -> String {
            let digits = String(number)
            return "00Q5g" + String(repeating: "0", count: 10 - digits.count) + digits + "EAA"
        }
    }

    private struct State {
        var records: [String: Record] = [:]
        var locators: [String: [String]] = [:]
        var sessions: Set<String> = []
        var signIns = 0
        var pageSize = 2000
        var hidden: Set<String> = []
        var requestsLeft = Int.max
        var pages = 0
        var whenAsked: (@Sendable (Int) -> Void)?
    }

    public static let clientID = "3MVG9.client-id"
    public static let clientSecret = "not-a-real-secret-1"

    private let state = Mutex(State())
    private let held = Mutex<FakeService?>(nil)

    public init(port: Int = 0) async throws {
        let service = try await FakeService(port: port) { [weak self] in self?.answer($0) ?? .init(503) }
        held.withLock { $0 = service }
    }

    public var service: FakeService {
        guard let service = held.withLock(\.self) else { preconditionFailure("it was made with a service") }
        return service
    }

    // MARK: What it holds and how it behaves

    public func put(_ records: [Record]) {
        state.withLock { state in for record in records { state.records[record.id] = record } }
    }

    /// - Parameter size: Smaller than Salesforce lets anybody ask for.
    public func setPages(of size: Int) {
        state.withLock { $0.pageSize = size }
    }

    public func expireSessions() {
        state.withLock { $0.sessions = [] }
    }

    public func expireLocators() {
        state.withLock { $0.locators = [:] }
    }

    public func hide(_ fields: Set<String>) {
        state.withLock { $0.hidden = fields }
    }

    public func allow(requests count: Int) {
        state.withLock { $0.requestsLeft = count }
    }

    public var signIns: Int { state.withLock { $0.signIns } }

    /// - Parameter body: Called before each page with its number, counted from 1.
    public func whenAsked(_ body: (@Sendable (Int) -> Void)?) {
        state.withLock { $0.whenAsked = body }
    }

    // MARK: Answering

    private static func error(_ status: Int, _ code: String, _ message: String = "") -> FakeService.Answer {
        .json([["errorCode": code, "message": message]], status: status)
    }

    private func answer(_ request: FakeService.Request) -> FakeService.Answer {
        if request.path == "/services/oauth2/token" { return signIn(request) }
        let session = request["Authorization"]?.dropFirst("Bearer ".count)
        guard let session, state.withLock({ $0.sessions.contains(String(session)) }) else {
            return Self.error(401, "INVALID_SESSION_ID", "Session expired or invalid")
        }
        guard request.path.hasPrefix("/services/data/v60.0/") else { return Self.error(404, "NOT_FOUND") }
        let left = state.withLock { state in
            state.requestsLeft -= 1
            return state.requestsLeft
        }
        guard left >= 0 else { return Self.error(403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.") }
        let (number, hook) = state.withLock { state in
            state.pages += 1
            return (state.pages, state.whenAsked)
        }
        hook?(number)
        let path = request.path.dropFirst("/services/data/v60.0/".count)
        return state.withLock { state in
            if path == "queryAll" { return query(request.query["q"] ?? "", &state) }
            guard path.hasPrefix("query/") else { return Self.error(404, "NOT_FOUND") }
            return page(String(path.dropFirst("query/".count)), &state)
        }
    }

    private func signIn(_ request: FakeService.Request) -> FakeService.Answer {
        let form = request.form
        func refuse(_ error: String) -> FakeService.Answer {
            .json(["error": error, "error_description": "\(form["client_secret"] ?? "")"], status: 400)
        }
        guard request.method == "POST", form["grant_type"] == "client_credentials" else {
            return refuse("unsupported_grant_type")
        }
        guard form["client_id"] == Self.clientID else { return refuse("invalid_client_id") }
        guard form["client_secret"] == Self.clientSecret else { return refuse("invalid_client") }
        let session = "00D5g!" + UUID().uuidString
        state.withLock { state in
            state.signIns += 1
            state.sessions.insert(session)
        }
        return .json(["access_token": session, "instance_url": service.url, "token_type": "Bearer"])
    }

    private func query(_ text: String, _ state: inout State) -> FakeService.Answer {
        let grammar =
            /^SELECT ([A-Za-z, ]+) FROM Lead(?: WHERE SystemModstamp > ([^ ]+) OR \(SystemModstamp = ([^ ]+) AND Id > '([A-Za-z0-9]+)'\))? ORDER BY SystemModstamp, Id$/
        guard let found = text.wholeMatch(of: grammar), found.output.2 == found.output.3 else {
            return Self.error(400, "MALFORMED_QUERY", "unexpected token")
        }
        let fields = found.output.1.split(separator: ",").map { $0.trimmed }
        if let hidden = fields.first(where: state.hidden.contains) {
            let message =
                "\nSELECT Id\n ^\nERROR at Row:1:Column:8\nNo such column '\(hidden)' on entity 'Lead'. If you are"
            return Self.error(400, "INVALID_FIELD", message)
        }
        let stamp = found.output.2.flatMap { Timestamp(rfc3339: $0) }
        if found.output.2 != nil, stamp == nil { return Self.error(400, "MALFORMED_QUERY", "no date") }
        let after = stamp.map { ($0, String(found.output.4 ?? "")) }
        let ids = state.records.values
            .filter { record in after.map { ($0.0, $0.1) < (record.modified, record.id) } ?? true }
            .sorted { ($0.modified, $0.id) < ($1.modified, $1.id) }.map(\.id)
        let name = "01g" + UUID().uuidString.filter { $0 != "-" }
        state.locators[name] = ids
        return page(name + "-0", &state)
    }

    private func page(_ locator: String, _ state: inout State) -> FakeService.Answer {
        let parts = locator.split(separator: "-")
        guard parts.count == 2, let ids = state.locators[String(parts[0])], let start = Int(parts[1]),
            start <= ids.count
        else { return Self.error(400, "INVALID_QUERY_LOCATOR", "invalid query locator") }
        let end = min(ids.count, start + state.pageSize)
        var answer: [String: Any] = [
            "totalSize": ids.count, "done": end == ids.count,
            "records": ids[start..<end].compactMap { state.records[$0] }.map { Self.object($0, hidden: state.hidden) },
        ]
        if end < ids.count { answer["nextRecordsUrl"] = "/services/data/v60.0/query/\(parts[0])-\(end)" }
        return .json(answer)
    }

    private static func object(_ record: Record, hidden: Set<String>) -> [String: Any] {
        var object: [String: Any] = record.fields.filter { !hidden.contains($0.key) }
        object["attributes"] = ["type": "Lead", "url": "/services/data/v60.0/sobjects/Lead/\(record.id)"]
        (object["Id"], object["IsDeleted"]) = (record.id, record.isDeleted)
        object["SystemModstamp"] = text(record.modified)
        return object
    }

    /// As Salesforce writes a moment: `2026-01-22T08:15:00.000+0000`.
    private static func text(_ moment: Timestamp) -> String {
        let seconds = Timestamp(seconds: moment.milliseconds / 1000)
        let rest = String(moment.milliseconds % 1000)
        return seconds.rfc3339.dropLast() + "." + String(repeating: "0", count: 3 - rest.count) + rest + "+0000"
    }
}
