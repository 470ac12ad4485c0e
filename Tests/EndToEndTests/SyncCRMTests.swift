import FakeServices
import Foundation
import LeadIntake
import LeadModel
import TestSupport
import Testing

@Suite("sync: Dynamics 365 and Marketo")
struct SyncCRMTests {
    /// A sandbox whose configuration names both services; the secrets come as a file and by a command.
    private func sandbox(_ dynamics: FakeDynamics?, _ marketo: FakeMarketo?, pageSize: Int = 7) throws -> Sandbox {
        let sandbox = try Sandbox()
        let secret = try sandbox.file("dynamics.secret", FakeDynamics.secret + "\n")
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: secret)
        try FileManager.default.createDirectory(
            atPath: sandbox.path("config/leadtop"), withIntermediateDirectories: true)
        _ = try sandbox.file(
            "config/leadtop/config.toml",
            """
            [[destination]]
            name = "dynamics"
            kind = "dynamics"
            organization-url = "\(dynamics?.url ?? "https://contoso.crm4.dynamics.com")"
            login-url = "\(dynamics?.url ?? "https://login.microsoftonline.com")"
            tenant = "\(FakeDynamics.tenant)"
            client-id = "\(FakeDynamics.clientID)"
            client-secret-file = "\(secret)"
            page-size = \(pageSize)

            [[destination]]
            name = "marketo"
            kind = "marketo"
            base-url = "\(marketo?.url ?? "https://123-PQR-789.mktorest.com")/rest"
            client-id = "\(FakeMarketo.clientID)"
            client-secret-command = "printf '%s' '\(FakeMarketo.secret)'"
            activity-type-ids = [2, 46]
            form-ids = \(FakeMarketo.form)
            since = "30d"

            """)
        return sandbox
    }

    private func leads(_ sandbox: Sandbox) throws -> [[String: Any]] {
        try sandbox.run("leads", "--format", "json").objects
    }

    @Test("Dynamics 365: a dry run tells what would come; then all comes, and later what changed, opted out or is gone")
    func dynamics() async throws {
        let fake = try await FakeDynamics()
        fake.with { $0.add(60) }
        let sandbox = try sandbox(fake, nil)
        let dry = try sandbox.run("sync", "dynamics", "--dry-run", "--json")
        #expect(dry.status == 0, "\(dry.talk)")
        #expect(try dry.object["new"] as? Int == 60)
        #expect(try sandbox.run("leads", "--format", "ndjson").lines.isEmpty)

        let first = try sandbox.run("sync", "dynamics", "--json")
        #expect(first.status == 0, "\(first.talk)")
        #expect(try first.object["new"] as? Int == 60)
        #expect(try first.object["quarantined"] as? Int == 0)
        fake.with { state in
            state.add(2)
            state.delete(4)
            state.edit(5) { $0.doNotBulkEmail = true }
        }
        let second = try sandbox.run("sync", "dynamics", "--json")
        #expect(second.status == 0, "\(second.talk)")
        #expect(try second.object["new"] as? Int == 2)
        let all = try leads(sandbox)
        #expect(all.count == 62)
        #expect(all.filter { $0["deletedThereAt"] as? String != nil }.count == 1)
        #expect(try sandbox.run("show", "person6@contoso.example").text.contains("no bulk e-mail"))
    }

    @Test("A pull that is broken off goes on where it was, and says meanwhile what to do")
    func brokenOff() async throws {
        let fake = try await FakeDynamics()
        fake.with { state in
            state.add(60)
            state.afterPage = [3: { $0.refusal = (403, "0x80040220", "missing prvReadLead privilege") }]
        }
        let sandbox = try sandbox(fake, nil)
        let first = try sandbox.run("sync", "dynamics")
        #expect(first.status == 1)
        #expect(first.talk.contains("prvReadLead"))
        #expect(!(first.talk + first.text).contains(FakeDynamics.secret))
        #expect(try leads(sandbox).count == 21)
        fake.with { $0.refusal = nil }
        #expect(try sandbox.run("sync", "dynamics").status == 0)
        #expect(try leads(sandbox).count == 60)
        #expect(fake.with { $0.pages } == 9)
    }

    @Test("Without change tracking it pulls, and says what to turn on")
    func untracked() async throws {
        let fake = try await FakeDynamics()
        fake.with { state in
            state.tracking = .refused
            state.add(9)
        }
        let sandbox = try sandbox(fake, nil)
        let result = try sandbox.run("sync", "dynamics")
        #expect(result.status == 0)
        #expect(result.talk.contains("Track changes"))
        #expect(try leads(sandbox).count == 9)
    }

    @Test("Marketo: leads come at the time of their act; opt-outs with their reason, deletions, and the next act")
    func marketo() async throws {
        let fake = try await FakeMarketo()
        fake.with { state in
            state.now = Pace.system.now() - .hours(3)
            state.scanSize = 10
            state.fillOut(12)
            state.fillOut(5, form: 4711)
            state.makeNoise(40)
            state.fillOut(3)
        }
        let sandbox = try sandbox(nil, fake)
        let dry = try sandbox.run("sync", "marketo", "--dry-run", "--json")
        #expect(try dry.object["new"] as? Int == 15)
        let first = try sandbox.run("sync", "marketo", "--json")
        #expect(first.status == 0, "\(first.talk)")
        #expect(try first.object["new"] as? Int == 15)
        // The record is of 1 November; the form was filled out just now.
        #expect(try leads(sandbox).allSatisfy { ($0["createdAt"] as? String)?.hasPrefix("2026-11-01") == false })

        fake.with { state in
            state.now = Pace.system.now() + .seconds(2)
            state.unsubscribe(100_001, reason: "asked by phone")
            state.unsubscribeStranger()
            state.delete(100_002)
            state.actAgain(100_003, leadSource: "AzurePortal-Create|contoso.erp")
        }
        let second = try sandbox.run("sync", "marketo", "--json")
        #expect(second.status == 0, "\(second.talk)")
        #expect(try second.object["new"] as? Int == 1)
        let all = try leads(sandbox)
        #expect(all.count == 16)
        #expect(all.filter { $0["deletedThereAt"] as? String != nil }.count == 1)
        #expect(try sandbox.run("show", "person100001@contoso.example").text.contains("asked by phone"))
        let acts = all.filter { $0["email"] as? String == "person100003@contoso.example" }
        #expect(Set(acts.compactMap { $0["step"] as? String }).count == 2)
    }

    @Test("When Marketo's calls of the day are used up, what came is kept, and the next run goes on")
    func quota() async throws {
        let fake = try await FakeMarketo()
        fake.with { state in
            state.now = Pace.system.now() - .hours(3)
            state.scanSize = 50
            state.fillOut(400)
            state.quota = 17
        }
        let sandbox = try sandbox(nil, fake)
        let first = try sandbox.run("sync", "marketo", "--json")
        #expect(first.status == 1)
        #expect(first.talk.contains("US Central"))
        let before = try #require(try first.object["new"] as? Int)
        #expect(before > 0 && before < 400)
        fake.with { $0.quota = .max }
        #expect(try sandbox.run("sync", "marketo").status == 0)
        #expect(try leads(sandbox).count == 400)
    }

    @Test(
        "A setting that is wrong is named, with its line of the file or its destination",
        arguments: [
            ("form-ids = ", "form-ids = \"x\" #", "form-ids"), ("since = ", "since = \"soon\" #", "since"),
            ("tenant = ", "#", "tenant"), ("client-secret-file", "client-secret", "client-secret-file"),
            ("page-size = ", "page-size = 0 #", "page-size"),
            ("base-url = ", "base-url = \"http://x.example\" #", "https"),
        ])
    func settings(_ old: String, _ new: String, _ word: String) throws {
        let sandbox = try sandbox(nil, nil)
        let file = sandbox.path("config/leadtop/config.toml")
        let text = try String(contentsOfFile: file, encoding: .utf8).replacingOccurrences(of: old, with: new)
        try text.write(toFile: file, atomically: true, encoding: .utf8)
        let result = try sandbox.run("sync", "marketo")
        #expect(result.status != 0)
        #expect(result.talk.contains(word), "\(result.talk)")
    }
}
