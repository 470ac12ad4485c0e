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
    private let all: FakeDestinations
    private var count = 0
    private var table: FakeAzureTable { all.table }
    private var crm: FakeSalesforce { all.crm }
    private var dynamics: FakeDynamics { all.dynamics }
    private var marketo: FakeMarketo { all.marketo }

    static func main() async throws {
        let arguments = CommandLine.arguments
        guard arguments.count >= 2 else {
            tell("usage: leadtop-fake-services DIRECTORY [LEADS]")
            exit(64)
        }
        var tool = try await FakeServicesTool()
        tool.add(arguments.count > 2 ? Int(arguments[2]) ?? 100 : 100, minutesApart: 20)
        try tool.all.write(to: arguments[1], every: "2s")
        tell("ready: leadtop sync --config \(arguments[1])/config.toml")
        while let line = readLine() { tool.obey(line) }
    }

    /// At once, also where nobody looks at a terminal.
    private static func tell(_ line: String) {
        FileHandle.standardOutput.write(Data((line + "\n").utf8))
    }

    private init() async throws {
        all = try await FakeDestinations()
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
}
