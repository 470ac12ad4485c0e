import FakeServices
import Glibc
import LeadIntake
import LeadModel
import TestSupport
import Testing

/// A secret in a variable of this process.
func secretIn(_ text: String, _ name: String) -> Destination.Value {
    setenv(name, text, 1)
    return .secret(Secret(.environment(name)))
}

extension FakeDynamics {
    func destination(_ change: (inout [String: Destination.Value]) -> Void = { _ in }) -> Destination {
        var values: [String: Destination.Value] = [
            "organization-url": .text(url), "login-url": .text(url), "tenant": .text(Self.tenant),
            "client-id": .text(Self.clientID), "client-secret": secretIn(Self.secret, "LEADTOP_TEST_DYNAMICS"),
            "page-size": .number(7),
        ]
        change(&values)
        return Destination(Door(name: "dynamics", kind: .dynamics), values: values)
    }
}

@Suite("Dynamics 365")
struct DynamicsTests {
    /// Pulls once more into what was pulled before.
    private func pull(
        _ fake: FakeDynamics, into leads: inout PulledLeads, pace: FastPace = FastPace(), most: Int = .max
    ) async throws {
        var pulled = leads
        try await withWire(pace) { wire in
            try await pulled.pull(try Connectors.make(fake.destination(), wire: wire), most: most)
        }
        leads = pulled
    }

    @Test("A first pull reads every lead in pages; the next only what changed, with deletions and opt-outs")
    func increments() async throws {
        let fake = try await FakeDynamics()
        fake.with { $0.add(40) }
        var leads = PulledLeads()
        try await pull(fake, into: &leads)
        #expect(leads.problem == nil)
        #expect(leads.ids == fake.with { $0.ids } && leads.ids.count == 40)
        #expect(leads.pages == 6)
        #expect(leads.unreadable.isEmpty)
        #expect(leads.leads.values.allSatisfy { $0.leadSource.wire == "SPZA-PLT|contoso.backup-pro" })
        #expect(leads.watermark?.readUpTo == fake.with { $0.now })

        fake.with { state in
            state.delete(3)
            state.add(2)
            state.edit(5) { $0.doNotBulkEmail = true }
        }
        try await pull(fake, into: &leads)
        #expect(leads.pages == 7)
        #expect(leads.livingIDs == fake.with { $0.ids })
        #expect(leads.deleted.count == 1)
        // The link is opaque: it goes back letter by letter.
        #expect(fake.service.requests.last?.rawQuery.hasSuffix("&$deltatoken=40%2108%2f22%2f2017") == true)
        let optedOut = leads.optOuts.filter { !$0.value.isEmpty }
        #expect(optedOut.map(\.key.value) == [fake.with { $0.leads[5].id }])
        #expect(leads.reasons.values.map(\.self) == ["no bulk e-mail"])

        try await pull(fake, into: &leads)
        #expect(leads.problem == nil && leads.pages == 8 && leads.unreadable.isEmpty)
    }

    @Test("Leads that come and go during a read are not missed")
    func changesDuringRead() async throws {
        let fake = try await FakeDynamics()
        fake.with { state in
            state.add(30)
            state.afterPage = [1: { $0.delete(0) }, 2: { $0.add(5) }, 3: { $0.delete(29) }, 5: { $0.add(1) }]
        }
        var leads = PulledLeads()
        try await pull(fake, into: &leads)
        try await pull(fake, into: &leads)
        #expect(leads.livingIDs == fake.with { $0.ids })
        #expect(leads.deletedIDs == fake.with { [$0.leads[0].id] })
    }

    @Test("A token is used until it is refused, then a new one once; shortly before its end it is renewed")
    func tokens() async throws {
        let fake = try await FakeDynamics()
        fake.with { state in
            state.add(40)
            state.callsPerToken = 2
        }
        var leads = PulledLeads()
        try await pull(fake, into: &leads)
        #expect(leads.problem == nil && leads.ids.count == 40)
        #expect(fake.with { $0.signIns } == 3)

        fake.with { $0.callsPerToken = 0 }
        try await pull(fake, into: &leads)
        #expect(leads.problem?.kind == .person)
        #expect(leads.problem?.text.contains("application user") == true)
        #expect(fake.with { $0.signIns } == 5)

        let pace = FastPace()
        fake.with { state in
            (state.callsPerToken, state.tokenSeconds) = (.max, 300)
            for page in 7...20 { state.afterPage[page] = { @Sendable _ in pace.advance(.seconds(100)) } }
        }
        leads = PulledLeads()
        try await pull(fake, into: &leads, pace: pace)
        #expect(leads.problem == nil && leads.ids.count == 40)
        #expect(fake.with { $0.signIns } == 8)
    }

    @Test("A pause that is asked for is waited out to the second, and what fails in passing is asked again")
    func patience() async throws {
        let fake = try await FakeDynamics()
        fake.with { $0.add(20) }
        let busy = FakeService.Answer(429, headers: [(name: "Retry-After", value: "217")])
        fake.service.misbehave([nil, nil, .answer(busy), .cut, .silence, .answer(.init(503)), nil])
        let pace = FastPace()
        var leads = PulledLeads()
        try await pull(fake, into: &leads, pace: pace)
        #expect(leads.problem == nil && leads.ids.count == 20)
        #expect(pace.slept.first == .seconds(217))
        #expect(pace.slept.count == 4)

        fake.with { $0.add(1) }
        let longBusy = FakeService.Answer(429, headers: [(name: "Retry-After", value: "1800")])
        fake.service.misbehave([nil, .answer(longBusy)])
        try await pull(fake, into: &leads)
        #expect(leads.problem?.kind == .retry && leads.problem?.retryAfterSeconds == 1800)
        try await pull(fake, into: &leads)
        #expect(leads.problem == nil && leads.ids.count == 21)
    }

    @Test(
        "An expired link means a full read, known leads stay, and it is said that deletions can't be told",
        arguments: [(400, "0x80044352"), (410, ""), (400, "0x80060888"), (404, "")])
    func expired(_ status: Int, _ code: String) async throws {
        let fake = try await FakeDynamics()
        fake.with { $0.add(20) }
        var leads = PulledLeads()
        try await pull(fake, into: &leads)
        fake.with { state in
            state.delete(4)
            state.add(1)
            (state.oldestVersion, state.expiry) = (state.version, (status, code))
        }
        // Stopped in the middle, it still knows why it reads anew.
        try await pull(fake, into: &leads, most: 2)
        #expect(leads.problem == nil)
        try await pull(fake, into: &leads)
        #expect(leads.problem?.kind == .partial)
        #expect(leads.problem?.text.contains("deleted meanwhile can't be told") == true)
        #expect(leads.ids.count == 21 && leads.deleted.isEmpty)
        fake.with { $0.delete(5) }
        try await pull(fake, into: &leads)
        #expect(leads.problem == nil)
        #expect(leads.deletedIDs == fake.with { [$0.leads[5].id] })
    }

    @Test("A page's link that is refused is read anew from the beginning; in one read it is tried later")
    func refusedPage() async throws {
        let fake = try await FakeDynamics()
        fake.with { $0.add(20) }
        var leads = PulledLeads()
        try await pull(fake, into: &leads, most: 1)
        fake.with { $0.refusesPageLinks = true }
        try await pull(fake, into: &leads)
        #expect(leads.problem?.kind == .retry)
        fake.with { $0.refusesPageLinks = false }
        try await pull(fake, into: &leads)
        #expect(leads.ids.count == 20)
    }

    @Test(
        "Without change tracking it says what to turn on, and pulls what was modified, with an overlap",
        arguments: [FakeDynamics.Tracking.refused, .ignored])
    func untracked(_ tracking: FakeDynamics.Tracking) async throws {
        let fake = try await FakeDynamics()
        fake.with { state in
            state.tracking = tracking
            state.add(20)
            state.afterPage = [1: { $0.edit(0) { $0.doNotBulkEmail = true } }]
        }
        var leads = PulledLeads()
        try await pull(fake, into: &leads, most: 2)
        try await pull(fake, into: &leads)
        #expect(leads.problem?.kind == .partial)
        #expect(leads.problem?.text.contains("Turn on Track changes") == true)
        #expect(leads.ids.count == 20)

        fake.with { state in
            state.now = state.now + .days(1)
            state.add(3)
            state.edit(1) { $0.doNotBulkEmail = true }
        }
        let pages = leads.pages
        try await pull(fake, into: &leads)
        #expect(leads.ids.count == 23 && leads.optOuts.values.filter { !$0.isEmpty }.count == 2)
        // The 20 of the first read lie within the overlap of its beginning; a third pull has but the new ones.
        #expect(leads.pages - pages <= 4)
        let again = leads.pages
        fake.with { $0.now = $0.now + .days(1) }
        try await pull(fake, into: &leads)
        #expect(leads.pages - again == 1)

        fake.with { state in
            state.tracking = .on
            state.delete(7)
        }
        try await pull(fake, into: &leads)
        #expect(leads.problem == nil)
        fake.with { $0.delete(8) }
        try await pull(fake, into: &leads)
        #expect(leads.deletedIDs == fake.with { [$0.leads[8].id] })
    }

    @Test(
        "What Microsoft Entra refuses is said in a publisher's words, without the secret",
        arguments: [
            (7_000_215, "Secret ID"), (7_000_222, "has expired"), (700_016, "client-id"), (90_002, "tenant"),
            (500_011, "organization-url"), (53_003, "Conditional Access"), (900_561, "AADSTS900561"),
        ])
    func signIn(_ code: Int, _ word: String) async throws {
        let fake = try await FakeDynamics()
        fake.with { $0.signInFailure = code }
        var leads = PulledLeads()
        try await pull(fake, into: &leads)
        #expect(leads.problem?.kind == .person)
        #expect(leads.problem?.text.contains(word) == true, "\(leads.problem?.text ?? "")")
        #expect(leads.problem?.text.contains(FakeDynamics.secret) == false)
        #expect(fake.with { $0.signIns } == 1)
    }

    @Test(
        "What the organization refuses is said in a publisher's words",
        arguments: [
            (403, "0x80072560", "Application users"), (403, "0x80040220", "prvReadLead"), (403, "0x1", "0x1"),
            (404, "0x8006088a", "Dynamics 365 Sales"), (400, "0x80060888", "0x80060888: Could not"),
        ])
    func refusals(_ status: Int, _ code: String, _ word: String) async throws {
        let fake = try await FakeDynamics()
        fake.with { $0.refusal = (status, code, "Could not\r\n\u{1B}[31mdo \u{202E}it") }
        var leads = PulledLeads()
        try await pull(fake, into: &leads)
        #expect(leads.problem?.kind == .person)
        let text = try #require(leads.problem?.text)
        #expect(text.contains(word), "\(text)")
        #expect(!text.unicodeScalars.contains { $0.value < 32 || $0.value == 0x202E })
    }

    @Test("A wrong secret, tenant or client-id is told apart by the service itself")
    func wrongSettings() async throws {
        let fake = try await FakeDynamics()
        let wrong: [(String, Destination.Value, String)] = [
            ("client-secret", secretIn("wrong", "LEADTOP_TEST_WRONG"), "client secret"),
            ("client-id", .text("x"), "client-id"), ("tenant", .text("no/such?tenant"), "no such tenant"),
        ]
        for (name, value, word) in wrong {
            var leads = PulledLeads()
            try await withWire { wire in
                try await leads.pull(try Connectors.make(fake.destination { $0[name] = value }, wire: wire))
            }
            #expect(leads.problem?.kind == .person)
            #expect(leads.problem?.text.contains(word) == true, "\(leads.problem?.text ?? "")")
        }
    }

    @Test("The secret travels in the body of the sign-in only, and the token in a header only")
    func secrecy() async throws {
        let fake = try await FakeDynamics()
        fake.with { $0.add(20) }
        var leads = PulledLeads()
        try await pull(fake, into: &leads)
        let encoded = PercentEncoding.encode(FakeDynamics.secret)
        for request in fake.service.requests {
            let line = request.path + "?" + request.rawQuery
            #expect(!line.contains(FakeDynamics.secret) && !line.contains(encoded) && !line.contains("token-1"))
        }
        #expect(fake.service.requests.count { String(decoding: $0.body, as: UTF8.self).contains(encoded) } == 1)
        #expect(leads.watermark?.text.contains("token-1") == false)
    }

    @Test(
        "A link to another server is not followed",
        arguments: ["https://evil.example", "http://127.0.0.1:1", "https://user:x@127.0.0.1", "//127.0.0.1", "x"])
    func foreignLink(_ host: String) async throws {
        let fake = try await FakeDynamics()
        fake.with { state in
            state.add(20)
            state.linkHost = host
        }
        var leads = PulledLeads()
        try await pull(fake, into: &leads)
        #expect(leads.problem?.kind == .person)
        #expect(leads.watermark == nil)
    }

    @Test("A service that goes in circles ends the pull")
    func circles() async throws {
        let fake = try await FakeDynamics()
        fake.with { state in
            state.add(20)
            state.repeatsPageAfter = 1
        }
        var leads = PulledLeads()
        try await pull(fake, into: &leads)
        #expect(leads.problem?.kind == .retry)
    }

    @Test(
        "A watermark that is another organization's, or nobody's, means a full read",
        arguments: [
            "changes https://other.crm4.dynamics.com/api/data/v9.2/leads?$deltatoken=1", "changes nonsense", "",
            "page x",
            "modified never", "page 2026-01-01T00:00:00Z https://other.example/x", "{}",
        ])
    func foreignWatermark(_ text: String) async throws {
        let fake = try await FakeDynamics()
        fake.with { $0.add(9) }
        var leads = PulledLeads(watermark: Watermark(text))
        try await pull(fake, into: &leads)
        #expect(leads.problem == nil && leads.ids.count == 9)
    }

    @Test(
        "An answer that is none of rows is tried again later, and is no lead",
        arguments: ["<html>sign in</html>", "{}", "[]", "null", "{\"value\":7}", "{\"value\":[1]}", ""])
    func noRows(_ body: String) async throws {
        let fake = try await FakeDynamics()
        fake.with { $0.add(1) }
        fake.service.misbehave([nil, .answer(.init(body: Array(body.utf8)))])
        var leads = PulledLeads()
        try await pull(fake, into: &leads)
        #expect(leads.problem?.kind == .retry)
        #expect(leads.pages == 0)
    }

    @Test("A destination says which setting it lacks")
    func settings() async throws {
        let fake = try await FakeDynamics()
        for name in ["organization-url", "tenant", "client-id", "client-secret"] {
            let destination = fake.destination { $0[name] = nil }
            try await withWire { wire in
                let error = #expect(throws: PullError.self) { try Connectors.make(destination, wire: wire) }
                #expect(error?.text.contains(name) == true)
            }
        }
    }
}

@Suite("Dynamics 365, stopped anywhere")
struct DynamicsStopTests {
    /// Changes an organization by chance, while it is pulled from and between.
    private static func change(_ state: inout DynamicsState, _ random: inout Seeded) {
        for _ in 0..<Int.random(in: 0...3, using: &random) {
            switch Int.random(in: 0..<4, using: &random) {
            case 0: state.add(Int.random(in: 1...4, using: &random))
            case 1 where !state.leads.isEmpty:
                state.edit(Int.random(in: state.leads.indices, using: &random)) { $0.doNotBulkEmail = true }
            case 2 where !state.leads.isEmpty: state.delete(Int.random(in: state.leads.indices, using: &random))
            default: break
            }
        }
    }

    @Test("Stopped at any page and continued, it ends as it would have uninterrupted", arguments: 0..<40)
    func stopped(seed: Int) async throws {
        var random = Seeded(seed)
        let fake = try await FakeDynamics()
        let tracking: FakeDynamics.Tracking = seed % 4 == 3 ? .refused : .on
        fake.with { state in
            state.tracking = tracking
            state.add(25)
            state.pageSize = 3
            state.callsPerToken = 4
        }
        var stopped = PulledLeads()
        try await withWire { wire in
            let connector = try Connectors.make(fake.destination(), wire: wire)
            for _ in 0..<8 {
                try await stopped.pull(connector, most: Int.random(in: 0...5, using: &random))
                var inner = random
                fake.with { Self.change(&$0, &inner) }
                random = inner
            }
            try await stopped.pull(connector)
            try await stopped.pull(connector)
        }
        var whole = PulledLeads()
        try await withWire { wire in try await whole.pull(try Connectors.make(fake.destination(), wire: wire)) }
        let here = fake.with { $0.ids }
        #expect(here.isSubset(of: stopped.ids) && whole.ids == here)
        #expect(stopped.unreadable.isEmpty)
        for (key, optOuts) in whole.optOuts { #expect(stopped.optOuts[key] == optOuts) }
        // Deletions that a delta link told are right; without tracking none is.
        #expect(stopped.deletedIDs.isDisjoint(with: here))
        if tracking == .on { #expect(stopped.livingIDs == here) }
    }
}
