import Foundation
import Glibc
import LeadModel
import Synchronization
import TestSupport
import Testing

@testable import leadtop

@Suite("The command of [notify] runs beside the intake")
struct LeadHookTests {
    /// A store with the sample leads, one of them by somebody whose name a shell would obey.
    private func sandbox() throws -> Sandbox {
        let sandbox = try Sandbox()
        let evil = """
            id,name,email,leadSource,createdAt
            9,"$(touch pwned); `touch pwned`",evil@contoso.example,SPZA-PLT|contoso.backup-pro,2026-11-01T00:00:00Z

            """
        _ = try sandbox.run(
            "import", try sandbox.file("leads.ndjson", Sample.endpoint), try sandbox.file("evil.csv", evil))
        return sandbox
    }

    private func hook(
        _ command: String, isPersonal: Bool = false, timeoutSeconds: Int = 30, said: Said = Said()
    ) -> LeadHook {
        var settings = NotifySettings()
        settings.command = ["/bin/sh", "-c", command]
        (settings.isPersonal, settings.timeoutSeconds) = (isPersonal, timeoutSeconds)
        return LeadHook(settings) { said.add($0) }
    }

    /// What the hook said of itself.
    private final class Said: Sendable {
        private let sentences = Mutex<[String]>([])
        var all: [String] { sentences.withLock(\.self) }
        func add(_ sentence: String) { sentences.withLock { $0.append(sentence) } }
    }

    private func contents(_ sandbox: Sandbox, _ name: String) -> String {
        (try? sandbox.contents(name)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }

    @Test("The command gets the ids and counts, and nobody's data")
    func environment() throws {
        let sandbox = try sandbox()
        let said = Said()
        let hook = hook("{ env; cat; } > '\(sandbox.path("out"))'; cd '\(sandbox.directory.path)'", said: said)
        hook.announce(leads: [1, 2, 5], store: sandbox.store)
        hook.finish()
        let out = contents(sandbox, "out")
        for line in ["LEADTOP_LEAD=5", "LEADTOP_LEADS=1 2 5", "LEADTOP_NEW=3", "LEADTOP_TOTAL=4"] {
            #expect(out.contains(line + "\n"), "\(out)")
        }
        #expect(!out.contains("contoso.example") && !out.contains("Okafor") && !out.contains("pwned"))
        #expect(said.all.isEmpty)
    }

    @Test("With personal data it gets the leads on standard input, where no shell reads names")
    func personal() throws {
        let sandbox = try sandbox()
        let hook = hook(
            "cd '\(sandbox.directory.path)'; env > env; cat > out", isPersonal: true)
        hook.announce(leads: [1, 5, 4_711], store: sandbox.store)
        hook.finish()
        let lines = contents(sandbox, "out").split(separator: "\n")
        #expect(lines.count == 2)
        let leads = try lines.map { try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any] ?? [:] }
        #expect(leads.map { $0["name"] as? String } == ["Ada Okafor", "$(touch pwned); `touch pwned`"])
        #expect(!contents(sandbox, "env").contains("pwned"))
        #expect(!FileManager.default.fileExists(atPath: sandbox.path("pwned")))
        let same = try sandbox.run("leads", "--format", "ndjson", "--include-test").text
        #expect(lines.allSatisfy { same.contains($0) })
    }

    @Test("A command that does not read gets an end all the same")
    func unread() throws {
        let sandbox = try sandbox()
        let said = Said()
        let hook = hook("exit 0", isPersonal: true, said: said)
        hook.announce(leads: Array(repeating: 1, count: 100), store: sandbox.store)
        hook.finish()
        #expect(said.all.isEmpty)
    }

    @Test("One runs at a time; what comes meanwhile is gathered for the next, and nobody waits for it")
    func gathering() throws {
        let sandbox = try sandbox()
        let gate = sandbox.path("gate")
        for count in ["1", "193"] { #expect(mkfifo(gate + count, 0o600) == 0) }
        let hook = hook(
            "read -r _ < '\(gate)'$LEADTOP_NEW; echo \"$LEADTOP_NEW $LEADTOP_LEADS\" >> '\(sandbox.path("out"))'")
        hook.announce(leads: [1], store: sandbox.store)
        // Opening for writing returns when the command reads: it runs now.
        let writer = open(gate + "1", O_WRONLY)
        hook.announce(leads: [2, 3], store: sandbox.store)
        hook.announce(leads: Array(10...200), store: sandbox.store)
        #expect(write(writer, "\n", 1) == 1)
        close(writer)
        let second = open(gate + "193", O_WRONLY)
        #expect(write(second, "\n", 1) == 1)
        close(second)
        hook.finish()
        let lines = contents(sandbox, "out").split(separator: "\n").map(String.init)
        #expect(lines.count == 2)
        #expect(lines.first == "1 1")
        #expect(lines.last == "193 " + (101...200).map(String.init).joined(separator: " "))
    }

    @Test("A command that hangs is ended with all it started, and said so")
    func hanging() throws {
        let sandbox = try sandbox()
        let said = Said()
        let hook = hook(
            "trap '' TERM; sleep 1000 & echo $! > '\(sandbox.path("pid"))'; wait; wait", timeoutSeconds: 1, said: said)
        hook.announce(leads: [1], store: sandbox.store)
        hook.finish()
        #expect(said.all.count == 1)
        #expect(said.all.first?.contains("longer than 1 s") == true)
        let process = pid_t(contents(sandbox, "pid").trimmingCharacters(in: .whitespacesAndNewlines)) ?? 0
        #expect(process > 0)
        #expect(waitUntil { kill(process, 0) != 0 || isZombie(process) })
    }

    private func isZombie(_ process: pid_t) -> Bool {
        let status = (try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)) ?? ""
        return status.contains(") Z")
    }

    private func waitUntil(_ isSo: () -> Bool) -> Bool {
        let deadline = ContinuousClock.now + .seconds(20)
        while ContinuousClock.now < deadline {
            if isSo() { return true }
            poll(nil, 0, 20)
        }
        return false
    }

    @Test("A command that fails, or is not there, is said without its text")
    func failures() throws {
        let sandbox = try sandbox()
        let said = Said()
        let failing = hook("exit 7 # secret", said: said)
        failing.announce(leads: [1], store: sandbox.store)
        failing.finish()
        #expect(said.all.first?.contains("status 7") == true)
        var settings = NotifySettings()
        settings.command = ["/nowhere/secret-program"]
        let missing = LeadHook(settings) { said.add($0) }
        missing.announce(leads: [1], store: sandbox.store)
        missing.finish()
        #expect(said.all.count == 2)
        let gone = hook("true", said: said)
        gone.announce(leads: [1], store: sandbox.path("nothing.db"))
        gone.finish()
        #expect(said.all.count == 3)
        #expect(!said.all.joined().contains("secret"))
    }

    @Test("Without a command, or without leads, nothing runs")
    func nothing() throws {
        let said = Said()
        let none = LeadHook(NotifySettings()) { said.add($0) }
        none.announce(leads: [1], store: "/nowhere")
        none.finish()
        let empty = hook("exit 1", said: said)
        empty.announce(leads: [], store: "/nowhere")
        empty.finish()
        #expect(said.all.isEmpty)
    }

    @Test(
        "The configuration names what there is and what is wrong",
        arguments: [
            ("bell = \"yes\"", "notify.bell"), ("desktop = \"osc8\"", "osc777"), ("command = [1]", "notify.command"),
            ("timeout = 0", "notify.timeout"), ("sound = true", "bell, command, desktop"),
        ])
    func configuration(line: String, word: String) throws {
        let sandbox = try Sandbox()
        let file = try sandbox.file("config.toml", "[notify]\n\(line)\n")
        let result = try sandbox.run("doctor", "--config", file)
        #expect((result.text + result.talk).contains(word), "\(result.text) \(result.talk)")
    }

    @Test("The configuration's values are taken")
    func values() throws {
        let text = """
            [notify]
            bell = true
            desktop = "osc777"
            command = ["/usr/bin/notify-send", "new lead"]
            personal = true
            timeout = 5
            """
        let notify = try Configuration(toml: text, path: "config.toml").notify
        #expect(notify.bell && notify.isPersonal && notify.desktop == .osc777 && notify.timeoutSeconds == 5)
        #expect(notify.command == ["/usr/bin/notify-send", "new lead"])
        let shell = try Configuration(toml: "[notify]\ncommand = \"echo x\"\ndesktop = true\n", path: "x").notify
        #expect(shell.command == ["/bin/sh", "-c", "echo x"])
        #expect(shell.desktop == .auto)
    }
}
