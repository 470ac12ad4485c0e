import Foundation
public import LeadModel
import LeadIntake
import Synchronization

/// Dynamics 365 with its sign-in, on this machine: `organization-url` and `login-url` are both its URL.
public final class FakeDynamics: Sendable {
    public static let tenant = "contoso.example"
    public static let clientID = "11111111-2222-3333-4444-555555555555"
    public static let secret = "s3cret~value+/="

    /// What the table of leads does about changes.
    public enum Tracking: Sendable {
        case on
        /// Asked for it, the service says that it is off.
        case refused
        /// Asked for it, the service answers without a word about it.
        case ignored
    }

    public let service: FakeService
    private let state: Shared

    private final class Shared: Sendable {
        let value = Mutex(DynamicsState())
    }

    public init(port: Int = 0) async throws {
        let state = Shared()
        self.state = state
        service = try await FakeService(port: port) { request in state.value.withLock { $0.answer(request) } }
    }

    public var url: String { service.url }

    /// Looks at the organization, or changes it.
    @discardableResult
    public func with<Answer: Sendable>(_ body: (inout sending DynamicsState) -> sending Answer) -> Answer {
        state.value.withLock { body(&$0) }
    }
}

/// An organization as a value: a request in, an answer out.
public struct DynamicsState: Sendable {
    public struct Lead: Sendable {
        public var id: String
        public var name: String
        public var subject: String
        public var doNotBulkEmail = false
        /// The number of its last change.
        public var version: Int
        public var modifiedAt: Timestamp
        public var createdAt: Timestamp
        public var isDeleted = false
    }

    public private(set) var leads: [Lead] = []
    /// The number of the last change.
    public private(set) var version = 0
    /// The organization's clock.
    public var now = Timestamp(seconds: 1_795_340_000)
    public var tracking = FakeDynamics.Tracking.on
    /// The most that a page holds, whatever is asked for.
    public var pageSize = 5000
    /// Delta links from before this change are refused.
    public var oldestVersion = 0
    /// How an old link is refused.
    public var expiry = (status: 400, code: "0x80044352")
    public var refusesPageLinks = false
    /// How many calls a token is good for.
    public var callsPerToken = Int.max
    public var tokenSeconds = 3599
    /// The sign-in is refused with this AADSTS code.
    public var signInFailure: Int?
    /// Reading is refused.
    public var refusal: (status: Int, code: String, message: String)?
    /// Where links lead instead of here.
    public var linkHost: String?
    /// The page after this many answers of rows is the same again.
    public var repeatsPageAfter: Int?
    /// What happens to the organization when so many pages of rows have been given.
    public var afterPage: [Int: @Sendable (inout DynamicsState) -> Void] = [:]

    public private(set) var pages = 0
    public private(set) var signIns = 0
    private var callsLeft: [String: Int] = [:]

    // MARK: Its leads

    public mutating func add(_ count: Int = 1, subject: String = "SPZA-PLT|contoso.backup-pro") {
        for _ in 0..<count {
            change()
            let number = leads.count + 1
            let digits = String(number, radix: 16)
            let id = "a1b2c3d4-0000-0000-0000-" + String(repeating: "0", count: 12 - digits.count) + digits
            leads.append(
                Lead(
                    id: id, name: "Person\(number)", subject: subject, version: version, modifiedAt: now, createdAt: now
                ))
        }
    }

    public mutating func edit(_ index: Int, _ body: (inout Lead) -> Void = { _ in }) {
        change()
        body(&leads[index])
        (leads[index].version, leads[index].modifiedAt) = (version, now)
    }

    public mutating func delete(_ index: Int) {
        edit(index) { $0.isDeleted = true }
    }

    public var ids: Set<String> { Set(leads.filter { !$0.isDeleted }.map(\.id)) }

    private mutating func change() {
        version += 1
        now = now + .seconds(1)
    }

    // MARK: Its answers

    mutating func answer(_ request: FakeService.Request) -> FakeService.Answer {
        if request.path == "/\(FakeDynamics.tenant)/oauth2/v2.0/token" { return signIn(request) }
        if request.path.hasSuffix("/oauth2/v2.0/token") { return signInError(90002) }
        let key = request["Authorization"] ?? ""
        guard let left = callsLeft[key], left > 0 else { return .init(401) }
        callsLeft[key] = left - 1
        if let refusal { return Self.error(refusal.status, refusal.code, refusal.message) }
        switch request.path {
        case "/api/data/v9.2/leads": return dated(rows(request))
        case "/api/data/v9.2/EntityDefinitions(LogicalName='lead')":
            return .json(["ChangeTrackingEnabled": tracking == .on])
        default: return Self.error(404, "0x8006088a", "Resource not found for the segment.")
        }
    }

    private func dated(_ answer: FakeService.Answer) -> FakeService.Answer {
        var answer = answer
        answer.headers.append((name: "Date", value: Self.httpDate(now)))
        return answer
    }

    private mutating func signIn(_ request: FakeService.Request) -> FakeService.Answer {
        let form = request.form
        signIns += 1
        if let signInFailure { return signInError(signInFailure) }
        guard request.method == "POST", form["grant_type"] == "client_credentials" else { return signInError(900144) }
        guard form["client_id"] == FakeDynamics.clientID else { return signInError(700016) }
        guard form["client_secret"] == FakeDynamics.secret else { return signInError(7_000_215) }
        let host = "http://" + (request["Host"] ?? "")
        guard form["scope"] == host + "/.default" else { return signInError(500011) }
        let token = "token-\(signIns)"
        callsLeft["Bearer " + token] = callsPerToken
        return .json(["token_type": "Bearer", "expires_in": tokenSeconds, "access_token": token] as [String: Any])
    }

    private func signInError(_ code: Int) -> FakeService.Answer {
        let text = "AADSTS\(code): what happened to the application '11111111'.\r\nTrace ID: 1"
        let status = code == 7_000_215 || code == 7_000_222 ? 401 : 400
        return .json(
            ["error": "invalid_client", "error_description": text, "error_codes": [code]] as [String: Any],
            status: status)
    }

    private static func error(_ status: Int, _ code: String, _ message: String) -> FakeService.Answer {
        .json(["error": ["code": code, "message": message]], status: status)
    }

    private mutating func rows(_ request: FakeService.Request) -> FakeService.Answer {
        let query = request.query
        let prefer = request["Prefer"] ?? ""
        guard prefer.contains("odata.include-annotations=\"*\""), query["$select"]?.contains("donotbulkemail") == true
        else { return Self.error(400, "0x0", "The request is not as it should be.") }
        let isTracked = prefer.contains("odata.track-changes")
        if isTracked, tracking == .refused { return Self.error(400, "0x80072491", "Entity lead isn't enabled.") }
        let link = query["$deltatoken"] ?? query["$skiptoken"]
        if let link, !isGood(link, isPage: query["$skiptoken"] != nil) {
            return Self.error(expiry.status, expiry.code, "Version stamp associated with the client has expired.")
        }
        let size = prefer.split(separator: ",").first { $0.hasPrefix("odata.maxpagesize=") }
        let limit = min(pageSize, size.flatMap { Int($0.dropFirst(18)) } ?? 5000)
        let page = DynamicsPage(
            link: link, filter: query["$filter"], isTracked: isTracked && tracking == .on, version: version)
        let answer = page.answer(
            leads, limit: limit, at: linkHost ?? "http://" + (request["Host"] ?? ""), query["$select"] ?? "")
        pages += 1
        if repeatsPageAfter.map({ pages > $0 }) == true {
            let same = "http://\(request["Host"] ?? "")\(request.path)?\(request.rawQuery)"
            return .init(body: Array("{\"value\":[],\"@odata.nextLink\":\"\(same)\"}".utf8))
        }
        afterPage[pages]?(&self)
        return .init(headers: [(name: "Preference-Applied", value: prefer)], body: Array(answer.utf8))
    }

    private func isGood(_ link: String, isPage: Bool) -> Bool {
        if isPage { return !refusesPageLinks && DynamicsPage.Cursor(link) != nil }
        return Int(link.prefix { $0.isNumber }).map { $0 >= oldestVersion } ?? false
    }

    private static func httpDate(_ moment: Timestamp) -> String {
        HTTPDate.text(moment)
    }
}
