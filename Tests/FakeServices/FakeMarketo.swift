import Foundation
import LeadIntake
public import LeadModel
import Synchronization

/// Marketo with its identity service, on this machine.
public final class FakeMarketo: Sendable {
    public static let clientID = "22222222-3333-4444-5555-666666666666"
    public static let secret = "M4rketo&secret=+%"
    /// The form that the marketplace fills out.
    public static let form = 1179

    public let service: FakeService
    private let state: Shared

    private final class Shared: Sendable {
        let value = Mutex(MarketoState())
    }

    public init(port: Int = 0) async throws {
        let state = Shared()
        self.state = state
        service = try await FakeService(port: port) { request in state.value.withLock { $0.answer(request) } }
    }

    public var url: String { service.url }

    /// Looks at the instance, or changes it.
    @discardableResult
    public func with<Answer: Sendable>(_ body: (inout sending MarketoState) -> sending Answer) -> Answer {
        state.value.withLock { body(&$0) }
    }
}

/// A Marketo instance as a value: a request in, an answer out.
public struct MarketoState: Sendable {
    public struct Lead: Sendable {
        public var id: Int
        public var name: String
        public var leadSource: String
        public var unsubscribed = false
        public var unsubscribedReason: String?
        public var doNotCall = false
    }

    struct Activity: Sendable {
        var lead: Int
        var type: Int
        var at: Timestamp
        var form = 0
        var fields: [String] = []
    }

    public private(set) var leads: [Int: Lead] = [:]
    public private(set) var activities = 0
    private var log: [Activity] = []
    /// The instance's clock: activities happen one second after the other.
    public var now = Timestamp(seconds: 1_795_340_000)
    /// How many activities, of whatever type, a call looks at.
    public var scanSize = 300
    /// Whether new paging tokens are refused, too.
    public var refusesAllTokens = false
    private var generation = 0
    public var callsPerToken = Int.max
    public var tokenSeconds = 3599
    /// How many calls there are left for today.
    public var quota = Int.max
    /// The next calls fail with these codes, over HTTP 200; `nil` is answered as it should be.
    public var failures: [String?] = []
    /// What happens to the instance when so many calls have been answered.
    public var afterCall: [Int: @Sendable (inout MarketoState) -> Void] = [:]

    public private(set) var calls = 0
    public private(set) var signIns = 0
    /// The ids that leads were asked for by, call by call.
    public private(set) var askedFor: [[Int]] = []
    private var callsLeft: [String: Int] = [:]

    // MARK: What happens in it

    /// Somebody fills out a form.
    public mutating func fillOut(
        _ count: Int = 1, form: Int = FakeMarketo.form, leadSource: String = "SPZA-PLT|contoso.backup-pro"
    ) {
        for _ in 0..<count {
            let id = 100_000 + leads.count + deleted
            leads[id] = Lead(id: id, name: "Person\(id)", leadSource: leadSource)
            happen(Activity(lead: id, type: 12, at: now))
            happen(Activity(lead: id, type: 2, at: now, form: form))
        }
    }

    public mutating func fillOutAgain(_ id: Int) {
        happen(Activity(lead: id, type: 2, at: now, form: FakeMarketo.form))
    }

    /// The next act of a person overwrites the lead source of the one before.
    public mutating func actAgain(_ id: Int, leadSource: String) {
        leads[id]?.leadSource = leadSource
        fillOutAgain(id)
    }

    /// Mails are sent and pages visited: activities of no interest.
    public mutating func makeNoise(_ count: Int) {
        for _ in 0..<count { happen(Activity(lead: 1, type: 6, at: now)) }
    }

    public mutating func unsubscribe(_ id: Int, reason: String?) {
        leads[id]?.unsubscribed = true
        leads[id]?.unsubscribedReason = reason
        happen(Activity(lead: id, type: 13, at: now, fields: ["unsubscribed"]))
    }

    /// A lead that never filled out a form opts out.
    public mutating func unsubscribeStranger() {
        let id = 900_000 + leads.count
        leads[id] = Lead(id: id, name: "Stranger\(id)", leadSource: "Trade fair")
        unsubscribe(id, reason: nil)
    }

    public mutating func rename(_ id: Int) {
        happen(Activity(lead: id, type: 13, at: now, fields: ["firstName"]))
    }

    private var deleted = 0
    public mutating func delete(_ id: Int) {
        if leads.removeValue(forKey: id) != nil { deleted += 1 }
        happen(Activity(lead: id, type: 37, at: now))
    }

    public var ids: Set<String> { Set(leads.keys.map(String.init)) }

    private mutating func happen(_ activity: Activity) {
        log.append(activity)
        activities += 1
        now = now + .seconds(1)
    }

    // MARK: Its answers

    mutating func answer(_ request: FakeService.Request) -> FakeService.Answer {
        if request.path == "/identity/oauth/token" { return signIn(request.query) }
        guard request.path.hasPrefix("/rest/v1/") else { return .init(404) }
        // The token in the query was retired.
        if request.query["access_token"] != nil { return failure("600", "Empty access token") }
        let key = request["Authorization"] ?? ""
        guard let left = callsLeft[key] else { return failure("601", "Access token invalid") }
        guard left > 0 else { return failure("602", "Access token expired") }
        callsLeft[key] = left - 1
        calls += 1
        guard calls <= quota else { return failure("607", "Daily quota reached") }
        if !failures.isEmpty, let code = failures.removeFirst() { return failure(code, "it fails") }
        let answer = answer(path: String(request.path.dropFirst(9)), request.query)
        afterCall[calls]?(&self)
        return answer
    }

    private mutating func signIn(_ query: [String: String]) -> FakeService.Answer {
        guard query["grant_type"] == "client_credentials", query["client_id"] == FakeMarketo.clientID,
            query["client_secret"] == FakeMarketo.secret
        else {
            return .json(["error": "unauthorized", "error_description": "Bad client credentials"], status: 401)
        }
        signIns += 1
        callsLeft["Bearer token-\(signIns):sj"] = callsPerToken
        return .json(
            [
                "access_token": "token-\(signIns):sj", "token_type": "bearer", "expires_in": tokenSeconds,
                "scope": "api@contoso.example",
            ] as [String: Any])
    }

    private func failure(_ code: String, _ message: String) -> FakeService.Answer {
        .json(
            ["requestId": "1#2", "success": false, "errors": [["code": code, "message": message]]] as [String: Any])
    }

    private mutating func answer(path: String, _ query: [String: String]) -> FakeService.Answer {
        switch path {
        case "activities/pagingtoken.json":
            guard let since = query["sinceDatetime"].flatMap({ Timestamp(rfc3339: $0) }) else {
                return failure("1003", "Invalid sinceDatetime")
            }
            let place = log.firstIndex { $0.at >= since } ?? log.count
            return success(["nextPageToken": token(place)])
        case "activities.json":
            let types = (query["activityTypeIds"] ?? "").split(separator: ",").compactMap { Int($0) }
            guard (1...10).contains(types.count) else { return failure("1003", "Invalid activityTypeIds") }
            return page(query) { types.contains($0.type) }
        case "activities/leadchanges.json":
            let fields = (query["fields"] ?? "").split(separator: ",").map(String.init)
            guard !fields.isEmpty else { return failure("1003", "fields is required") }
            return page(query) { $0.type == 12 || ($0.type == 13 && $0.fields.contains(where: fields.contains)) }
        case "activities/deletedleads.json": return page(query) { $0.type == 37 }
        case "leads.json": return leads(query)
        default: return failure("610", "Requested resource not found")
        }
    }

    private func token(_ place: Int) -> String { "GIYDA+\(place).\(generation)/==" }

    /// The paging tokens that were given so far are no good any more.
    public mutating func forgetTokens() {
        generation += 1
    }

    private func place(_ token: String) -> Int? {
        guard token.hasPrefix("GIYDA+"), token.hasSuffix("/=="), !refusesAllTokens else { return nil }
        let numbers = token.dropFirst(6).dropLast(3).split(separator: ".").compactMap { Int($0) }
        return numbers.count == 2 && numbers[1] == generation ? numbers[0] : nil
    }

    private func page(_ query: [String: String], _ isWanted: (Activity) -> Bool) -> FakeService.Answer {
        guard let place = place(query["nextPageToken"] ?? ""), place <= log.count
        else { return failure("1003", "Invalid paging token") }
        let end = min(log.count, place + scanSize)
        var answer: [String: Any] = ["nextPageToken": token(end), "moreResult": end < log.count]
        let found = (place..<end).filter { isWanted(log[$0]) }
        // An empty page has no list at all.
        if !found.isEmpty { answer["result"] = found.map { json(log[$0], number: $0) } }
        return success(answer)
    }

    private func json(_ activity: Activity, number: Int) -> [String: Any] {
        var answer: [String: Any] = [
            "id": number, "marketoGUID": String(number), "leadId": activity.lead, "activityTypeId": activity.type,
            "activityDate": activity.at.rfc3339.replacingOccurrences(of: "Z", with: "+0000"), "attributes": [] as [Any],
        ]
        if activity.type == 2 { answer["primaryAttributeValueId"] = activity.form }
        if activity.type == 13 {
            answer["fields"] = activity.fields.map {
                ["id": 1, "name": $0, "newValue": "true", "oldValue": "false"] as [String: Any]
            }
        }
        return answer
    }

    private mutating func leads(_ query: [String: String]) -> FakeService.Answer {
        let ids = (query["filterValues"] ?? "").split(separator: ",").compactMap { Int($0) }
        askedFor.append(ids)
        guard query["filterType"] == "id", (1...300).contains(ids.count),
            query["fields"]?.contains("unsubscribedReason") == true
        else { return failure("1003", "Too many values, or none, or no fields") }
        let found = ids.compactMap { leads[$0] }.map { lead -> [String: Any?] in
            [
                "id": lead.id, "firstName": lead.name, "lastName": "Okafor", "company": nil,
                "email": "\(lead.name.lowercased())@contoso.example", "leadSource": lead.leadSource,
                "createdAt": "2026-11-01T10:00:00Z", "unsubscribed": lead.unsubscribed,
                "unsubscribedReason": lead.unsubscribedReason, "doNotCall": lead.doNotCall, "doNotCallReason": nil,
            ]
        }
        return success(["result": found.map { $0.mapValues { $0 ?? NSNull() } }])
    }

    private func success(_ answer: [String: Any]) -> FakeService.Answer {
        .json(answer.merging(["requestId": "e42b#14272d07d78", "success": true]) { first, _ in first })
    }
}
