import FakeServices
import Foundation
import Glibc
import LeadIntake
import LeadModel

/// Runs the fake services, with a configuration for `leadtop sync --config DIRECTORY/config.toml`.
///
/// `leadtop-fake-services DIRECTORY [LEADS]` writes the configuration and the secrets, and answers until its input ends.
/// A line of input makes something happen: `add 5`, `expire`, `busy 3`, `cut`, `hide DoNotCall`, `page 20`.
@main
struct FakeServicesTool {
    let table: FakeAzureTable
    let crm: FakeSalesforce
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
            for service in [table.service, crm.service] { service.misbehave([.answer(busy)]) }
        case "cut": for service in [table.service, crm.service] { service.misbehave([.cut]) }
        case "hide": crm.hide(Set(words.dropFirst()))
        default: Self.tell("add N, page N, expire, busy SECONDS, cut, hide FIELD…")
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
    }

    private func page(_ size: Int) {
        table.setPages(of: size, withEmptyOnes: true)
        crm.setPages(of: size)
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

            """)
    }
}
