import FakeServices
import Foundation
import LeadModel
import TestSupport
import Testing

@testable import LeadIntake

extension FakeMarketo {
    func destination(_ change: (inout [String: Destination.Value]) -> Void = { _ in }) -> Destination {
        var values: [String: Destination.Value] = [
            "base-url": .text(url), "client-id": .text(Self.clientID),
            "client-secret": secretIn(Self.secret, "LEADTOP_TEST_MARKETO"),
        ]
        change(&values)
        return Destination(Door(name: "marketo", kind: .marketo), values: values)
    }

    /// The fake's clock and the connector's are one, so that what is "now" is clear.
    func pace() -> FastPace { FastPace(now: with { $0.now }) }

    var paths: [String] { service.requests.map(\.path).filter { $0.hasPrefix("/rest/") } }
}

@Suite("Marketo")
struct MarketoTests {
    private func pull(
        _ fake: FakeMarketo, into leads: inout PulledLeads, pace: FastPace? = nil, most: Int = .max,
        _ change: (inout [String: Destination.Value]) -> Void = { _ in }
    ) async throws {
        var pulled = leads
        let destination = fake.destination(change)
        try await withWire(pace ?? fake.pace()) { wire in
            try await pulled.pull(try Connectors.make(destination, wire: wire), most: most)
        }
        leads = pulled
    }

    @Test("A first pull reads the leads of all activities, over empty pages too; the next only what is new")
    func increments() async throws {
        let fake = try await FakeMarketo()
        fake.with { state in
            state.scanSize = 10
            state.makeNoise(35)
            state.fillOut(12)
            state.makeNoise(50)
            state.fillOut(3)
        }
        var leads = PulledLeads()
        try await pull(fake, into: &leads)
        #expect(leads.problem == nil && leads.unreadable.isEmpty)
        #expect(leads.ids == fake.with { $0.ids } && leads.ids.count == 15)
        #expect(leads.leads.values.allSatisfy { $0.leadSource.wire == "SPZA-PLT|contoso.backup-pro" })
        #expect(fake.with { $0.askedFor.count } == 1)
        let asked = fake.paths.count
        fake.with { $0.fillOut(1) }
        try await pull(fake, into: &leads)
        #expect(leads.ids.count == 16)
        // Three lists of activities, one of them with a lead.
        #expect(fake.paths.count - asked == 4)
    }

    @Test("Each lead is asked for once, and never more than 300 at a time")
    func batches() async throws {
        let fake = try await FakeMarketo()
        fake.with { state in
            state.scanSize = 110
            state.fillOut(700)
            for _ in 0..<50 { state.fillOutAgain(100_003) }
        }
        var leads = PulledLeads()
        try await pull(fake, into: &leads)
        #expect(leads.ids.count == 700)
        let asked = fake.with { $0.askedFor }
        #expect(asked.allSatisfy { $0.count <= 300 && Set($0).count == $0.count })
        #expect(asked.count <= 4)
    }

    @Test("A known lead that unsubscribes is blocked with the reason; strangers who do so are not taken in")
    func optOuts() async throws {
        let fake = try await FakeMarketo()
        fake.with { $0.fillOut(5) }
        var leads = PulledLeads()
        try await pull(fake, into: &leads)
        fake.with { state in
            state.unsubscribe(100_001, reason: "asked by phone")
            state.unsubscribeStranger()
            state.rename(100_002)
        }
        try await pull(fake, into: &leads)
        #expect(leads.ids.count == 5)
        let key = LeadKey(door: .marketo, value: "100001")
        #expect(leads.optOuts[key] == .email)
        #expect(leads.reasons == [key: "asked by phone"])
        #expect(fake.with { $0.askedFor.last?.contains(100_002) } == false)
    }

    @Test("Deleted leads are told, and one that is deleted before it could be read is no fault")
    func deletions() async throws {
        let fake = try await FakeMarketo()
        fake.with { state in
            state.scanSize = 4
            state.fillOut(6)
            state.delete(100_000)
        }
        var leads = PulledLeads()
        try await pull(fake, into: &leads)
        #expect(leads.ids.count == 5 && leads.deleted.isEmpty)
        fake.with { state in
            state.delete(100_002)
            state.makeNoise(20)
            state.delete(100_003)
            state.fillOut(1)
        }
        try await pull(fake, into: &leads)
        #expect(leads.deletedIDs == ["100002", "100003"])
        #expect(leads.livingIDs == fake.with { $0.ids })
        #expect(leads.unreadable.isEmpty)
    }

    @Test("Only leads of the forms that are named are taken in, and only activities of the types that are named")
    func filters() async throws {
        let fake = try await FakeMarketo()
        fake.with { state in
            state.fillOut(3)
            state.fillOut(4, form: 7)
        }
        var leads = PulledLeads()
        try await pull(fake, into: &leads) { $0["form-ids"] = .numbers([FakeMarketo.form]) }
        #expect(leads.ids.count == 3)
        var none = PulledLeads()
        try await pull(fake, into: &none) { $0["activity-type-ids"] = .numbers([46]) }
        #expect(none.problem == nil && none.ids.isEmpty)
        var created = PulledLeads()
        try await pull(fake, into: &created) { $0["activity-type-ids"] = .numbers([12, 46]) }
        #expect(created.ids.count == 7)
    }

    @Test("“since” says how far back a first pull reaches; 90 days unless it says otherwise")
    func since() async throws {
        let fake = try await FakeMarketo()
        fake.with { state in
            state.fillOut(2)
            state.now = state.now + .days(100)
            state.fillOut(3)
            state.now = state.now + .days(10)
            state.fillOut(4)
        }
        for (value, count) in [(nil, 7), ("5d", 4), ("1y", 9), ("2026-01-01", 9)] {
            var leads = PulledLeads()
            try await pull(fake, into: &leads) { $0["since"] = value.map { .text($0) } }
            #expect(leads.ids.count == count)
        }
        let destination = fake.destination { $0["since"] = .text("soon") }
        try await withWire { wire in
            _ = #expect(throws: PullError.self) { try Connectors.make(destination, wire: wire) }
        }
    }

    @Test("A token is used until it is refused (601, 602), then a new one once; shortly before its end it is renewed")
    func tokens() async throws {
        let fake = try await FakeMarketo()
        fake.with { state in
            state.scanSize = 5
            state.fillOut(20)
            state.callsPerToken = 3
        }
        var leads = PulledLeads()
        try await pull(fake, into: &leads)
        #expect(leads.problem == nil && leads.ids.count == 20)
        #expect(fake.with { $0.signIns } > 3)
        fake.with { $0.callsPerToken = 0 }
        try await pull(fake, into: &leads)
        #expect(leads.problem?.kind == .person)
        #expect(leads.problem?.text.contains("602") == true)
    }

    @Test(
        "A failure over HTTP 200 that passes is waited out",
        arguments: [("606", 20), ("604", nil), ("615", nil), ("611", nil), ("502", nil)] as [(String, Int64?)])
    func passing(_ code: String, _ seconds: Int64?) async throws {
        let fake = try await FakeMarketo()
        fake.with { state in
            state.fillOut(3)
            state.failures = [nil, nil, code, nil, code]
        }
        let pace = fake.pace()
        var leads = PulledLeads()
        try await pull(fake, into: &leads, pace: pace)
        #expect(leads.problem == nil && leads.ids.count == 3)
        #expect(pace.slept.count == 2)
        if let seconds { #expect(pace.slept == [.seconds(seconds), .seconds(seconds)]) }
    }

    @Test("Cut connections, silence and errors of HTTP are tried again")
    func cuts() async throws {
        let fake = try await FakeMarketo()
        fake.with { $0.fillOut(3) }
        fake.service.misbehave([
            nil, .cut, nil, .silence, .answer(.init(502)), nil, .answer(.init(body: Array("<html>".utf8))),
        ])
        var leads = PulledLeads()
        try await pull(fake, into: &leads)
        #expect(leads.problem == nil && leads.ids.count == 3)
    }

    @Test("When the day's calls are used up it says until when, and goes on there the next day")
    func quota() async throws {
        let fake = try await FakeMarketo()
        fake.with { state in
            state.scanSize = 10
            state.fillOut(400)
            state.quota = 75
        }
        var leads = PulledLeads()
        try await pull(fake, into: &leads)
        #expect(leads.problem?.kind == .partial)
        let before = leads.ids.count
        #expect(before > 0 && before < 400)
        let wait = try #require(leads.problem?.retryAfterSeconds)
        #expect((1...25 * 3600).contains(wait))
        fake.with { $0.quota = .max }
        let asked = fake.with { $0.askedFor.flatMap(\.self).count }
        try await pull(fake, into: &leads)
        #expect(leads.problem == nil && leads.ids.count == 400)
        // What was stored is not asked for again.
        #expect(fake.with { $0.askedFor.flatMap(\.self).count } - asked <= 400 - before)
    }

    @Test(
        "The quota begins anew at midnight in Chicago",
        arguments: [
            ("2026-01-15T05:59:00Z", 60), ("2026-01-15T06:00:00Z", 86_400), ("2026-07-15T04:00:00Z", 3600),
            // The nights in which the clock is put forward and back.
            ("2026-03-08T06:00:00Z", 23 * 3600), ("2026-11-01T05:00:00Z", 25 * 3600),
        ])
    func reset(_ moment: String, _ seconds: Int) async throws {
        let fake = try await FakeMarketo()
        fake.with { $0.quota = 0 }
        let now = try #require(Timestamp(rfc3339: moment))
        var leads = PulledLeads()
        try await pull(fake, into: &leads, pace: FastPace(now: now))
        #expect(leads.problem?.retryAfterSeconds == seconds)
    }

    @Test("A paging token that is refused is made anew from a little before, and nothing is missed")
    func refusedToken() async throws {
        let fake = try await FakeMarketo()
        fake.with { state in
            state.scanSize = 10
            state.fillOut(60)
        }
        var leads = PulledLeads()
        try await pull(fake, into: &leads)
        fake.with { state in
            state.now = state.now + .hours(2)
            state.fillOut(5)
            state.delete(100_001)
            state.unsubscribe(100_002, reason: nil)
            state.forgetTokens()
        }
        try await pull(fake, into: &leads)
        #expect(leads.problem == nil)
        #expect(leads.livingIDs == fake.with { $0.ids })
        #expect(leads.optOuts[LeadKey(door: .marketo, value: "100002")] == .email)
        fake.with { $0.refusesAllTokens = true }
        try await pull(fake, into: &leads)
        #expect(leads.problem?.kind == .person)
        #expect(leads.problem?.text.contains("1003") == true)
    }

    @Test("Who pulls too seldom for the deletions is told")
    func lostDeletions() async throws {
        let fake = try await FakeMarketo()
        fake.with { $0.fillOut(3) }
        var leads = PulledLeads()
        try await pull(fake, into: &leads)
        fake.with { $0.now = $0.now + .days(20) }
        try await pull(fake, into: &leads)
        #expect(leads.problem?.kind == .partial)
        #expect(leads.problem?.text.contains("14 days") == true)
        try await pull(fake, into: &leads)
        #expect(leads.problem == nil)
    }

    @Test(
        "What waits for a person says what to do",
        arguments: [("603", "Read-Only Lead"), ("610", "610"), ("1006", "1006: it fails"), ("601", "base-url")])
    func refusals(_ code: String, _ word: String) async throws {
        let fake = try await FakeMarketo()
        fake.with { state in
            state.fillOut(1)
            state.failures = [nil, nil, code, code, code, code]
        }
        var leads = PulledLeads()
        try await pull(fake, into: &leads)
        #expect(leads.problem?.kind == .person)
        #expect(leads.problem?.text.contains(word) == true, "\(leads.problem?.text ?? "")")
    }

    @Test("The secret is never told, though it stands in a URL; the token travels in a header only")
    func secrecy() async throws {
        let fake = try await FakeMarketo()
        fake.with { $0.fillOut(1) }
        var leads = PulledLeads()
        try await pull(fake, into: &leads) { $0["client-secret"] = secretIn("wr0ng&secret", "LEADTOP_TEST_WRONG_M") }
        let text = try #require(leads.problem?.text)
        #expect(leads.problem?.kind == .person)
        #expect(text.contains("LaunchPoint") && !text.contains("wr0ng"))
        fake.service.misbehave(Array(repeating: .silence, count: 5))
        try await pull(fake, into: &leads)
        #expect(leads.problem?.kind == .retry)
        #expect(leads.problem?.text.contains("M4rketo") == false)
        fake.service.misbehave([.answer(.init(404))])
        try await pull(fake, into: &leads)
        #expect(leads.problem?.text.contains("base-url") == true)
        try await pull(fake, into: &leads)
        #expect(leads.ids.count == 1)
        #expect(fake.service.requests.allSatisfy { !$0.rawQuery.contains("token-") })
        #expect(leads.watermark?.text.contains("token-") == false)
    }

    @Test("The address may be written as Marketo shows it", arguments: ["", "/", "/rest", "/rest/", "/identity"])
    func address(_ end: String) async throws {
        let fake = try await FakeMarketo()
        fake.with { $0.fillOut(1) }
        var leads = PulledLeads()
        try await pull(fake, into: &leads) { $0["base-url"] = .text(fake.url + end) }
        #expect(leads.problem == nil && leads.ids.count == 1)
    }

    @Test("A watermark of nobody means a read from “since” on", arguments: ["", "{}", "changes x", "null"])
    func foreignWatermark(_ text: String) async throws {
        let fake = try await FakeMarketo()
        fake.with { $0.fillOut(2) }
        var leads = PulledLeads(watermark: Watermark(text))
        try await pull(fake, into: &leads)
        #expect(leads.problem == nil && leads.ids.count == 2)
    }

    @Test("One odd activity does not keep those after it away")
    func oddActivity() throws {
        let odd = #"{"result":[{"leadId":"x","fields":3},{"leadId":"7","activityDate":1},{"leadId":8}]}"#
        let activities = try JSONDecoder().decode(MarketoActivities.self, from: Data(odd.utf8))
        #expect(activities.result?.map(\.leadId) == [nil, 7, 8])
        #expect(activities.newest == nil)
    }

    @Test("A pull that brings nothing new stores nothing but the way it went")
    func nothingNew() async throws {
        let fake = try await FakeMarketo()
        fake.with { $0.fillOut(2) }
        var leads = PulledLeads()
        try await pull(fake, into: &leads)
        let items = leads.ids
        try await pull(fake, into: &leads)
        #expect(leads.ids == items && leads.unreadable.isEmpty && leads.problem == nil)
    }
}

@Suite("Marketo, stopped anywhere")
struct MarketoStopTests {
    private static func change(_ state: inout MarketoState, _ random: inout Seeded) {
        for _ in 0..<Int.random(in: 0...3, using: &random) {
            let known = state.leads.keys.filter { $0 < 900_000 }.sorted()
            let one = known.isEmpty ? 0 : known[Int.random(in: known.indices, using: &random)]
            switch Int.random(in: 0..<6, using: &random) {
            case 0: state.fillOut(Int.random(in: 1...4, using: &random))
            case 1 where one > 0: state.unsubscribe(one, reason: "asked to")
            case 2 where one > 0: state.delete(one)
            case 3: state.makeNoise(Int.random(in: 1...30, using: &random))
            case 4: state.unsubscribeStranger()
            default: state.now = state.now + .minutes(Int64.random(in: 0...30, using: &random))
            }
        }
    }

    @Test("Stopped at any page and continued, it ends as it would have uninterrupted", arguments: 0..<40)
    func stopped(seed: Int) async throws {
        var random = Seeded(seed)
        let fake = try await FakeMarketo()
        fake.with { state in
            (state.scanSize, state.callsPerToken) = (7, 11)
            state.fillOut(20)
            state.makeNoise(100)
            state.fillOut(20)
        }
        let pace = fake.pace()
        var stopped = PulledLeads()
        try await withWire(pace) { wire in
            let connector = try Connectors.make(fake.destination(), wire: wire)
            for _ in 0..<8 {
                try await stopped.pull(connector, most: Int.random(in: 0...4, using: &random))
                #expect(stopped.problem == nil)
                var inner = random
                fake.with { Self.change(&$0, &inner) }
                random = inner
                pace.advance(fake.with { $0.now } - pace.now)
            }
            try await stopped.pull(connector)
            try await stopped.pull(connector)
        }
        let here = fake.with { state in Set(state.leads.keys.filter { $0 < 900_000 }.map(String.init)) }
        #expect(stopped.livingIDs == here)
        #expect(stopped.unreadable.isEmpty)
        let optedOut = fake.with { state in
            Set(state.leads.values.filter { $0.unsubscribed && $0.id < 900_000 }.map { String($0.id) })
        }
        #expect(optedOut.isSubset(of: Set(stopped.optOuts.filter { $0.value == .email }.map(\.key.value))))
    }
}
