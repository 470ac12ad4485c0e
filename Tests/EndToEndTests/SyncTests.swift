import FakeServices
import Foundation
import Glibc
import LeadIntake
import LeadModel
import TestSupport
import Testing

@Suite("sync")
struct SyncTests {
    @Test("Each destination is pulled and told of, and a second time there is nothing new")
    func twice() async throws {
        let bench = try await SyncBench(tableLeads: 450, crmLeads: 310)
        let first = try bench.sync()
        #expect(first.status == 0, "\(first.talk)")
        #expect(first.lines.contains { $0.hasPrefix("table: 450 read, 450 new") }, "\(first.text)")
        #expect(first.lines.contains { $0.hasPrefix("crm: 310 read, 310 new") })
        #expect(try bench.leads().count == 760)
        let second = try bench.sync("--json").object
        #expect(second["new"] as? Int == 0)
        let files = second["files"] as? [[String: Any]] ?? []
        #expect(files.map { $0["name"] as? String } == ["table", "crm"])
        #expect(try bench.leads().count == 760)
    }

    @Test("One destination is pulled by its name")
    func named() async throws {
        let bench = try await SyncBench(tableLeads: 3, crmLeads: 4)
        #expect(try bench.sync("crm").status == 0)
        #expect(try bench.leads().count == 4)
        let unknown = try bench.sync("nope")
        #expect(unknown.status == 1 && unknown.talk.contains("table, crm"))
    }

    @Test("A dry run says what would come and makes no store")
    func dryRun() async throws {
        let bench = try await SyncBench(tableLeads: 30)
        let result = try bench.sync("table", "--dry-run", "--json")
        #expect(result.status == 0)
        #expect(try result.object["new"] as? Int == 30)
        #expect(try bench.sync("table", "--dry-run").text.contains("30 customers would be made, 0 updated"))
        #expect(!FileManager.default.fileExists(atPath: bench.sandbox.store))
    }

    @Test("What can't be read goes to quarantine, and is told by status 3")
    func quarantine() async throws {
        let bench = try await SyncBench(tableLeads: 3)
        var broken = FakeAzureTable.Entity.lead(9, at: Pace.system.now())
        broken.fields = ["CreatedTime": "\u{1B}]0;owned\u{07}", "LeadSource": "SPZA-PLT|a.b"]
        bench.table.add([broken])
        let result = try bench.sync("table")
        #expect(result.status == 3 && result.text.contains("1 in quarantine"))
        #expect(!result.text.contains("\u{1B}") && !result.talk.contains("\u{1B}"))
        #expect(try bench.sandbox.run("quarantine", "list", "--format", "json").objects.count == 1)
    }

    @Test("One that fails says why, and does not stop the others")
    func oneFails() async throws {
        let bench = try await SyncBench(tableLeads: 3, crmLeads: 4)
        _ = try bench.secret("table.secret", "AccountName=devstoreaccount1;AccountKey=aHVudGVyMg==;")
        let result = try bench.sync()
        #expect(result.status == 1)
        #expect(result.talk.contains("table: Azure says AuthenticationFailed: the account key is wrong"))
        #expect(!result.talk.contains("aHVudGVyMg") && !result.talk.contains("contoso.example"))
        #expect(try bench.leads().count == 4)
        let json = try bench.sync("table", "--json")
        let file = (try json.object["files"] as? [[String: Any]])?.first
        #expect(json.status == 1 && file?["problem"] as? String == "person")
    }

    @Test("Two at once: the second says so and leaves")
    func busy() async throws {
        let bench = try await SyncBench(tableLeads: 30, pages: 10)
        // While the first one's second page is made, a second one is run to its end.
        let other = Other()
        bench.table.whenAsked { number in
            guard number == 2 else { return }
            other.result = try? bench.sync("table")
        }
        #expect(try bench.sync("table").status == 0)
        #expect(other.result?.status == 1 && other.result?.talk.contains("another leadtop pulls it") == true)
        #expect(try bench.leads().count == 30)
    }

    /// `@unchecked`: written on the fake's thread before the run that waits for it has ended.
    private final class Other: @unchecked Sendable {
        var result: RunResult?
    }

    @Test(
        "Killed or interrupted at any moment and run again, every lead is there once", arguments: [1, 2, 4, 7, 11],
        ["KILL", "INT", "TERM"])
    func killed(page: Int, signal: String) async throws {
        let bench = try await SyncBench(tableLeads: 600, pages: 100)
        let sandbox = bench.sandbox
        bench.table.whenAsked { number in
            guard number == page else { return }
            _ = try? sandbox.shell("kill -\(signal) $(cat pid)")
        }
        let script = """
            "$LEADTOP" sync table --config config.toml & echo $! > pid.new; mv pid.new pid; wait $!
            """
        let stopped = try sandbox.shell(script)
        #expect(stopped.status == (signal == "KILL" ? 137 : 1), "\(stopped.talk)")
        if signal != "KILL" { #expect(stopped.talk.contains("stopped. What came before is in")) }
        bench.table.whenAsked(nil)
        let again = try bench.sync("table", "--json")
        #expect(again.status == 0)
        #expect(try bench.leads().count == 600)
        // Nothing is read again but the overlap, and the page that was not stored any more.
        let read = try again.object["read"] as? Int ?? 0
        #expect(read <= 600 - (page - 1) / 2 * 100 + 100)
    }

    @Test("20 000 leads take no more memory than 2 000", .timeLimit(.minutes(3)))
    func memory() async throws {
        let small = try await peakKilobytes(leads: 2000)
        let large = try await peakKilobytes(leads: 20_000)
        #expect(small > 1000 && large < small + 40_000, "\(small) KB, then \(large) KB")
    }

    /// The most memory that a pull of so many leads had.
    private func peakKilobytes(leads: Int) async throws -> Int {
        let bench = try await SyncBench(tableLeads: leads, pages: 1000)
        let script = """
            "$LEADTOP" sync table --config config.toml >&2 & pid=$!
            while grep VmHWM /proc/$pid/status > peak.new 2> /dev/null; do mv peak.new peak; sleep 0.02; done
            wait $pid && cat peak
            """
        let result = try bench.sandbox.shell(script)
        #expect(try bench.leads().count == leads, "\(result.talk)")
        return result.text.split(separator: " ").compactMap { Int($0) }.first ?? 0
    }

    // MARK: For ever

    /// Runs `sync --watch` with a script that waits for lines of its log; at the end it is asked to stop.
    private func watch(_ bench: SyncBench, _ script: String) throws -> RunResult {
        try bench.sandbox.shell(
            """
            "$LEADTOP" sync --watch --config config.toml 2> log & pid=$!
            await() { for _ in $(seq 600); do [ "$(grep -c -- "$1" log)" -ge "${2:-1}" ] && return; sleep 0.05; done; cat log; exit 9; }
            \(script)
            kill -TERM $pid; wait $pid; status=$?; cat log; exit $status
            """)
    }

    @Test("--watch asks each again and again, stores what is new, and ends cleanly when it is asked to")
    func watching() async throws {
        let bench = try await SyncBench(tableLeads: 3, crmLeads: 4)
        bench.table.whenAsked { number in
            if number == 3 { bench.table.add([.lead(77, at: Pace.system.now())]) }
        }
        let result = try watch(bench, "await 'destination=table .*new=1 '\nawait 'destination=crm ' 2")
        #expect(result.status == 0, "\(result.text)")
        #expect(result.text.contains("destination=table known=0") && result.text.contains("stopped"))
        #expect(!result.text.contains("contoso.example") && !result.text.contains("Okafor"))
        #expect(try bench.leads().count == 8)
    }

    @Test("--watch goes on with the others when one fails")
    func watchingFailure() async throws {
        let bench = try await SyncBench(tableLeads: 3, crmLeads: 4)
        _ = try bench.secret("table.secret", bench.table.connectionString, mode: 0o644)
        let result = try watch(bench, "await 'destination=crm ' 3\nawait 'warning.*chmod 600'")
        #expect(result.status == 0, "\(result.text)")
        #expect(try bench.leads().count == 4)
    }

    @Test("--watch reads the configuration anew on SIGHUP, and keeps the old one when the new can't be followed")
    func reload() async throws {
        let bench = try await SyncBench(tableLeads: 3, crmLeads: 4)
        let result = try watch(
            bench,
            """
            await 'destination=crm ' 1
            cp config.toml good.toml; echo 'kind = 7' >> config.toml; kill -HUP $pid
            await 'error leadtop.sync'
            sed 's/name = "crm"/name = "crm2"/' good.toml > config.toml; kill -HUP $pid
            await 'destination=crm2 '
            """)
        #expect(result.status == 0, "\(result.text)")
        #expect(result.text.contains("configuration read anew"))
    }

    // MARK: On a terminal

    @Test("On a terminal it shows how far it is, and leaves the report")
    func terminal() async throws {
        let bench = try await SyncBench(tableLeads: 900, pages: 50)
        let tmux = try Tmux(
            [Sandbox.binary, "sync", "table", "--config", bench.configuration], width: 100, height: 20,
            environment: bench.sandbox.environment)
        let screen = try tmux.wait(for: "exit status 0")
        #expect(screen.contains("table: 900 read, 900 new"))
    }

    @Test("On a terminal a pause is told with its reason")
    func pause() async throws {
        let bench = try await SyncBench(tableLeads: 9)
        let busy = FakeService.Answer(
            503, headers: [(name: "x-ms-error-code", value: "ServerBusy"), (name: "Retry-After", value: "100")])
        bench.table.service.misbehave([.answer(busy)])
        let tmux = try Tmux(
            [Sandbox.binary, "sync", "table", "--config", bench.configuration], width: 100, height: 20,
            environment: bench.sandbox.environment)
        try tmux.wait(for: "table: Azure says ServerBusy, which passes. Trying again in 100 s.")
        kill(try tmux.processID(), SIGINT)
        try tmux.wait(for: "exit status 1")
    }
}
