import FakeServices
import Foundation
import LeadModel
import TestSupport

/// A sandbox with the fakes of two services, configured as destinations `table` and `crm`.
final class SyncBench: Sendable {
    let sandbox: Sandbox
    let table: FakeAzureTable
    let crm: FakeSalesforce
    let configuration: String

    init(tableLeads: Int, crmLeads: Int = 0, pages size: Int = 200, every: String = "1s") async throws {
        (sandbox, table, crm) = (try Sandbox(), try await FakeAzureTable(), try await FakeSalesforce())
        let spring = Timestamp(rfc3339: "2026-03-02T08:00:00Z") ?? Timestamp(seconds: 0)
        table.add((0..<tableLeads).map { .lead($0, at: spring + .minutes(Int64($0))) })
        crm.put((0..<crmLeads).map { .lead($0 + 1_000_000, at: spring + .minutes(Int64($0))) })
        table.setPages(of: size, withEmptyOnes: true)
        crm.setPages(of: size)
        configuration = sandbox.path("config.toml")
        try write(every: every)
    }

    func write(every: String, names: [String] = ["table", "crm"]) throws {
        _ = try secret("table.secret", table.connectionString)
        _ = try secret("crm.secret", FakeSalesforce.clientSecret)
        let command = "cat '\(sandbox.path("crm.secret"))'"
        _ = try sandbox.file(
            "config.toml",
            table.section(names[0], every: every, secret: ("file", "table.secret"))
                + crm.section(names[1], every: every, secret: ("command", command)))
    }

    func secret(_ name: String, _ text: String, mode: Int = 0o600) throws -> String {
        let path = sandbox.path(name)
        _ = FileManager.default.createFile(
            atPath: path, contents: Data(text.utf8), attributes: [.posixPermissions: mode])
        return path
    }

    func sync(_ arguments: String...) throws -> RunResult {
        try sandbox.run(["sync", "--config", configuration] + arguments)
    }

    func leads() throws -> [Substring] {
        try sandbox.run("leads", "--include-test", "--format", "ndjson").lines
    }
}
