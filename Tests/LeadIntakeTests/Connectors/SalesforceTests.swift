import FakeServices
import Foundation
import LeadModel
import Testing

@testable import LeadIntake

@Suite("Salesforce")
struct SalesforceTests {
    private static let monday = Timestamp(rfc3339: "2026-01-19T08:00:00Z") ?? Timestamp(seconds: 0)

    private static func leads(_ numbers: Range<Int>) -> [FakeSalesforce.Record] {
        numbers.map { .lead($0, at: monday + .minutes(Int64($0))) }
    }

    private static func ids(_ numbers: Range<Int>) -> Set<String> {
        Set(numbers.map { String(FakeSalesforce.Record.id($0).prefix(15)) })
    }

    /// Runs a test with a fake, and a connector to it.
    private func withSalesforce(
        _ numbers: Range<Int>, pages size: Int = 5, secret: String = FakeSalesforce.clientSecret + "\n",
        _ more: [String: Destination.Value] = [:], pace: FastPace = FastPace(),
        _ body: (FakeSalesforce, any Connector) async throws -> Void
    ) async throws {
        let fake = try await FakeSalesforce()
        fake.put(Self.leads(numbers))
        fake.setPages(of: size)
        let file = try SecretFile(secret)
        try await withWire(pace) { wire in
            try await body(fake, try Connectors.make(.salesforce(fake, file.secret, more), wire: wire))
        }
        withExtendedLifetime(file) {}
    }

    @Test("It signs in, and every lead comes once, whatever the pages", arguments: [1, 4, 23, 2000])
    func pages(size: Int) async throws {
        try await withSalesforce(0..<23, pages: size) { fake, crm in
            let pulled = try await crm.pulled()
            #expect(pulled.keys.count == 23 && Set(pulled.keys) == Self.ids(0..<23) && pulled.unreadable == 0)
            #expect(pulled.pages.first?.total == 23)
            #expect(fake.signIns == 1)
        }
    }

    @Test("The next pull asks only for what came after the last row")
    func increment() async throws {
        try await withSalesforce(0..<20) { fake, crm in
            let first = try await crm.pulled()
            let pulled = try await crm.pulled(since: first.watermark)
            #expect(pulled.drafts.isEmpty)
            fake.put(Self.leads(20..<23))
            let second = try await crm.pulled(since: first.watermark)
            #expect(second.keys.count == 3 && Set(second.keys) == Self.ids(20..<23))
        }
    }

    @Test("Leads of the last ten minutes are read again, as one of before them may still turn up")
    func overlap() async throws {
        let now = Pace.system.now()
        try await withSalesforce(0..<5) { fake, crm in
            fake.put([.lead(50, at: now - .minutes(3)), .lead(51, at: now - .minutes(1))])
            let first = try await crm.pulled()
            fake.put([.lead(52, at: now - .minutes(5))])
            let second = try await crm.pulled(since: first.watermark)
            #expect(Set(second.keys) == Self.ids(50..<53))
        }
    }

    @Test("Any number of leads with one stamp is read to the end, and goes on within it", arguments: 1...5)
    func equalStamps(pages: Int) async throws {
        try await withSalesforce(0..<0) { fake, crm in
            fake.put((0..<27).map { .lead($0, at: Self.monday) })
            let first = try await crm.pulled(stoppingAfter: pages)
            let rest = try await crm.pulled(since: first.watermark)
            #expect(first.keys.count + rest.keys.count == 27)
            #expect(Set(first.keys + rest.keys) == Self.ids(0..<27))
        }
    }

    @Test("Stopped at any page it goes on there", arguments: 1...4)
    func stopped(pages: Int) async throws {
        try await withSalesforce(0..<23) { fake, crm in
            let first = try await crm.pulled(stoppingAfter: pages)
            fake.expireLocators()
            let rest = try await crm.pulled(since: first.watermark)
            #expect(first.keys.count == pages * 5 && first.keys.count + rest.keys.count == 23)
            #expect(Set(first.keys + rest.keys) == Self.ids(0..<23))
        }
    }

    @Test("A lead that is changed while it is read moves behind, and nothing before it is missed", arguments: 1...4)
    func changedMeanwhile(pages: Int) async throws {
        try await withSalesforce(0..<23) { fake, crm in
            let now = Pace.system.now()
            // The last lead of the second page is changed before that page is asked for.
            fake.whenAsked { number in
                if number == 2 { fake.put([.lead(9, at: now)]) }
            }
            let first = try await crm.pulled(stoppingAfter: pages)
            fake.whenAsked(nil)
            fake.expireLocators()
            let rest = try await crm.pulled(since: first.watermark)
            #expect(Set(first.keys + rest.keys) == Self.ids(0..<23))
        }
    }

    @Test("A query locator that has expired is begun anew after the last row")
    func locatorExpired() async throws {
        try await withSalesforce(0..<23) { fake, crm in
            fake.whenAsked { number in if number == 3 { fake.expireLocators() } }
            let pulled = try await crm.pulled()
            #expect(pulled.keys.count == 23 && Set(pulled.keys) == Self.ids(0..<23))
        }
    }

    @Test("A session that has ended is renewed once, and one that is always refused waits for a person")
    func session() async throws {
        try await withSalesforce(0..<23) { fake, crm in
            fake.whenAsked { number in if number == 2 { fake.expireSessions() } }
            let pulled = try await crm.pulled()
            #expect(pulled.keys.count == 23)
            #expect(fake.signIns == 2)
            let refusal = FakeService.Answer.json([["errorCode": "INVALID_SESSION_ID"]], status: 401)
            fake.service.misbehave([.answer(refusal), nil, .answer(refusal)])
            let error = await pullError { _ = try await crm.pulled() }
            #expect(error?.kind == .person && error?.text.contains("INVALID_SESSION_ID") == true)
        }
    }

    @Test("A field that the user may not see is left out, and said so")
    func hiddenField() async throws {
        try await withSalesforce(0..<7) { fake, crm in
            fake.hide(["DoNotCall", "Description"])
            var pulled = Pulled()
            let error = await pullError { try await crm.pull(since: nil) { pulled.take($0) } }
            #expect(pulled.keys.count == 7)
            #expect(error?.kind == .partial && error?.text.contains("Description, DoNotCall") == true)
        }
    }

    @Test("A needed field that is hidden, and leads that may not be read, are for a person")
    func noLeads() async throws {
        try await withSalesforce(0..<7) { fake, crm in
            fake.hide(["SystemModstamp"])
            let failure = await pullError { _ = try await crm.pulled() }
            #expect(failure?.kind == .person)
            fake.hide([])
            fake.service.misbehave([.answer(.json([["errorCode": "INVALID_TYPE", "message": "x"]], status: 400))])
            let error = await pullError { _ = try await crm.pulled() }
            #expect(error?.kind == .person && error?.text.contains("may not read leads") == true)
        }
    }

    @Test("Where the day's requests are used up it stops, and is left alone for an hour")
    func limit() async throws {
        try await withSalesforce(0..<23) { fake, crm in
            fake.allow(requests: 2)
            var pulled = Pulled()
            let error = await pullError { try await crm.pull(since: nil) { pulled.take($0) } }
            #expect(error?.kind == .retry && error?.retryAfterSeconds == 3600)
            #expect(pulled.keys.count == 10)
            fake.allow(requests: 100)
            let rest = try await crm.pulled(since: pulled.watermark)
            #expect(Set(pulled.keys + rest.keys) == Self.ids(0..<23) && rest.keys.count == 13)
        }
    }

    @Test("A wrong secret waits for a person, and stands in no error")
    func wrongSecret() async throws {
        try await withSalesforce(0..<3, secret: "hunter2-wrong") { fake, crm in
            let error = await pullError { _ = try await crm.pulled() }
            #expect(error?.kind == .person && error?.text.contains("invalid_client") == true)
            #expect(error?.text.contains("hunter2") == false)
        }
    }

    @Test("The secret is never part of a URL, and the token goes to the instance only")
    func secrecy() async throws {
        try await withSalesforce(0..<3) { fake, crm in
            _ = try await crm.pulled()
            for request in fake.service.requests {
                #expect(!request.rawQuery.contains(FakeSalesforce.clientSecret) && !request.rawQuery.contains("00D5g"))
            }
        }
    }

    @Test("A next page on another server is not asked for", arguments: ["https://evil.example/x", "//evil.example/x"])
    func foreignPage(url: String) async throws {
        try await withSalesforce(0..<3) { fake, crm in
            let page: [String: Any] = ["totalSize": 2, "done": false, "nextRecordsUrl": url, "records": [Any]()]
            fake.service.misbehave([nil, .answer(.json(page))])
            let failure = await pullError { _ = try await crm.pulled() }
            #expect(failure?.kind == .retry)
        }
    }

    @Test("An instance that is no HTTPS address is not asked")
    func foreignInstance() async throws {
        try await withSalesforce(0..<3) { fake, crm in
            let grant = ["access_token": "x", "instance_url": "http://evil.example"]
            fake.service.misbehave([.answer(.json(grant))])
            let error = await pullError { _ = try await crm.pulled() }
            #expect(error?.kind == .person && error?.text.contains("instance_url") == true)
        }
    }

    @Test("Connections that are cut and servers that fail are tried again")
    func passing() async throws {
        let pace = FastPace()
        try await withSalesforce(0..<23, pace: pace) { fake, crm in
            let busy = FakeService.Answer.json([["errorCode": "SERVER_UNAVAILABLE"]], status: 503)
            fake.service.misbehave([.cut, nil, .answer(busy), .cut, nil, .silence])
            let pulled = try await crm.pulled()
            #expect(pulled.keys.count == 23)
            #expect(pace.slept.count == 4)
        }
    }

    @Test("A watermark that was tampered with becomes no part of a query")
    func hostileWatermark() async throws {
        try await withSalesforce(0..<3) { fake, crm in
            let watermark = Watermark(#"{"last":{"stamp":1,"id":"x' OR Name > '"}}"#)
            let pulled = try await crm.pulled(since: watermark)
            #expect(pulled.keys.count == 3)
            #expect(fake.service.requests.last?.query["q"]?.contains("WHERE") == false)
        }
    }

    @Test("An api-version that is none is refused", arguments: ["60", "v60.0/../..", "sixty", ""])
    func versions(text: String) async throws {
        let fake = try await FakeSalesforce()
        let wire = Wire()
        #expect(throws: PullError.self) {
            try Connectors.make(.salesforce(fake, Secret(.file("/x")), ["api-version": .text(text)]), wire: wire)
        }
        await wire.shutDown()
    }
}
