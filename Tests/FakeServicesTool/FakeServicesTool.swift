import FakeServices
import Foundation
import Glibc
import LeadIntake
import LeadModel

/// Runs the fake services, with a configuration for `leadtop sync --config DIRECTORY/config.toml`.
///
/// `leadtop-fake-services DIRECTORY [LEADS]` writes the configuration and the secrets, and answers until its input ends.
/// A line of input makes something happen: `add 5`, `expire`, `busy 3`, `cut`, `hide DoNotCall`, `page 20`,
/// `delete 3` and `optout 3` (of Dynamics 365 and Marketo), `forget` (their links and paging tokens), `quota 10`.
@main
struct FakeServicesTool {
    let table: FakeAzureTable
    let crm: FakeSalesforce
    let dynamics: FakeDynamics
    let marketo: FakeMarketo
    private var count: Int

    static func main() async throws {
        let arguments = CommandLine.arguments
        guard arguments.count >= 2 else {
            tell("usage: leadtop-fake-services DIRECTORY [LEADS]")
            exit(64)
        }
        var tool = try await FakeServicesTool()
        tool.add(arguments.count > 2 ? Int(arguments[2]) ?? 100 : 100, minutesApart: 20)
        try tool.writeConfiguration(arguments[1])
        tell("ready: leadtop sync --config \(arguments[1])/config.toml")
        while let line = readLine() { tool.obey(line) }
    }

    /// At once, also where nobody looks at a terminal.
    private static func tell(_ line: String) {
        FileHandle.standardOutput.write(Data((line + "\n").utf8))
    }

    private init() async throws {
        (table, crm, count) = (try await FakeAzureTable(), try await FakeSalesforce(), 0)
        (dynamics, marketo) = (try await FakeDynamics(), try await FakeMarketo())
        page(200)
    }

    private mutating func obey(_ line: String) {
        let words = line.split(separator: " ").map(String.init)
        let number = words.count > 1 ? Int(words[1]) ?? 1 : 1
        switch words.first {
        case "add": add(number)
        case "page": page(number)
        case "expire":
            table.expireTokens()
            crm.expireSessions()
            crm.expireLocators()
        case "busy":
            let busy = FakeService.Answer(503, headers: [(name: "Retry-After", value: String(number))])
            for service in services { service.misbehave([.answer(busy)]) }
        case "cut": for service in services { service.misbehave([.cut]) }
        case "hide": crm.hide(Set(words.dropFirst()))
        case "delete":
            change(number) {
                $0.delete($1)
            } marketo: {
                $0.delete($1)
            }
        case "optout":
            change(number) { state, index in
                state.edit(index) { $0.doNotBulkEmail = true }
            } marketo: {
                $0.unsubscribe($1, reason: "asked by phone")
            }
        case "forget":
            dynamics.with { $0.oldestVersion = $0.version }
            marketo.with { $0.forgetTokens() }
        case "quota": marketo.with { $0.quota = $0.calls + number }
        default:
            Self.tell("add N, page N, expire, busy SECONDS, cut, hide FIELD…, delete N, optout N, forget, quota N")
        }
        Self.tell("done: \(line)")
    }

    /// New leads: one every 20 minutes up to now, or all of them now.
    private mutating func add(_ number: Int, minutesApart: Int = 0) {
        let now = Pace.system.now()
        let numbers = count..<count + number
        let times = numbers.map { now - .minutes(Int64(minutesApart * (numbers.upperBound - 1 - $0))) }
        table.add(zip(numbers, times).map { .lead($0, at: $1) })
        crm.put(zip(numbers, times).map { .lead($0 + 1_000_000, at: $1) })
        count += number
        dynamics.with { state in
            state.now = now - .seconds(Int64(number))
            state.oldestVersion = 0
            state.add(number)
        }
        marketo.with { state in
            state.now = now - .seconds(Int64(2 * number))
            state.fillOut(number)
        }
    }

    private var services: [FakeService] { [table.service, crm.service, dynamics.service, marketo.service] }

    /// Changes the lead of a number, counted from 1.
    private func change(
        _ number: Int, dynamics change: (inout DynamicsState, Int) -> Void,
        marketo other: (inout MarketoState, Int) -> Void
    ) {
        let now = Pace.system.now()
        dynamics.with { state in
            state.now = now
            if state.leads.indices.contains(number - 1) { change(&state, number - 1) }
        }
        marketo.with { state in
            state.now = now
            other(&state, 99_999 + number)
        }
    }

    private func page(_ size: Int) {
        table.setPages(of: size, withEmptyOnes: true)
        crm.setPages(of: size)
        dynamics.with { $0.pageSize = size }
        marketo.with { $0.scanSize = size }
    }

    private func writeConfiguration(_ directory: String) throws {
        let manager = FileManager.default
        try manager.createDirectory(atPath: directory, withIntermediateDirectories: true)
        func write(_ name: String, _ text: String) {
            _ = manager.createFile(
                atPath: directory + "/" + name, contents: Data(text.utf8), attributes: [.posixPermissions: 0o600])
        }
        write("table.secret", table.connectionString + "\n")
        write("salesforce.secret", FakeSalesforce.clientSecret + "\n")
        write("dynamics.secret", FakeDynamics.secret + "\n")
        write("marketo.secret", FakeMarketo.secret + "\n")
        write(
            "config.toml",
            """
            [[destination]]
            name = "table"
            kind = "azure-table"
            every = "2s"
            connection-string-file = "table.secret"
            table = "\(table.table)"
            table-endpoint = "\(table.service.url)/\(FakeAzureTable.account)"

            [[destination]]
            name = "crm"
            kind = "salesforce"
            every = "3s"
            login-url = "\(crm.service.url)"
            client-id = "\(FakeSalesforce.clientID)"
            client-secret-file = "salesforce.secret"

            [[destination]]
            name = "dynamics"
            kind = "dynamics"
            every = "2s"
            organization-url = "\(dynamics.url)"
            login-url = "\(dynamics.url)"
            tenant = "\(FakeDynamics.tenant)"
            client-id = "\(FakeDynamics.clientID)"
            client-secret-file = "dynamics.secret"

            [[destination]]
            name = "marketo"
            kind = "marketo"
            every = "3s"
            base-url = "\(marketo.url)"
            client-id = "\(FakeMarketo.clientID)"
            client-secret-file = "marketo.secret"
            form-ids = \(FakeMarketo.form)

            """)
    }
}
