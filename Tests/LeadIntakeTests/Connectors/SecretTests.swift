import Foundation
import LeadIntake
import LeadModel
import Synchronization
import TestSupport
import Testing

@Suite("Secrets and tokens")
struct SecretTests {
    private func failure(_ secret: Secret) async -> PullError? {
        await pullError { _ = try await secret.text() }
    }

    @Test("A file's line breaks at the end are left out", arguments: ["abc", "abc\n", "abc\r\n", "abc\n\n"])
    func file(text: String) async throws {
        let file = try SecretFile(text)
        #expect(try await file.secret.text() == "abc")
        #expect(file.secret.changedAt != nil)
    }

    @Test(
        "A file that others may read is refused with the command that mends it",
        arguments: [0o644, 0o640, 0o604, 0o660])
    func openFile(mode: Int) async throws {
        let file = try SecretFile("hunter2", mode: mode)
        let error = await failure(file.secret)
        #expect(error?.kind == .person && error?.text.contains("chmod 600 '\(file.path)'") == true)
        #expect(error?.text.contains("hunter2") == false)
    }

    @Test(
        "A file that is not there, a directory and a device are told",
        arguments: ["/nonexistent/secret", "/tmp", "/dev/null"])
    func noFile(path: String) async {
        #expect(await failure(Secret(.file(path)))?.kind == .person)
    }

    @Test(
        "What is no line of text is refused without a word of it",
        arguments: [
            "", "\n", "hunter2\nhunter3", "hunter2\u{0}", "hunter2\u{1B}[31m", "hunter2\rx",
            String(repeating: "hunter2", count: 20_000),
        ])
    func badText(text: String) async throws {
        let file = try SecretFile(text)
        let error = await failure(file.secret)
        #expect(error?.kind == .person && error?.text.contains("hunter2") == false)
    }

    @Test("An environment variable is read when it is needed")
    func variable() async throws {
        let name = "LEADTOP_TEST_SECRET_\(UUID().uuidString.prefix(8))"
        let missing = await failure(Secret(.environment(name)))
        #expect(missing?.text.contains(name) == true)
        setenv(name, "abc", 1)
        #expect(try await Secret(.environment(name)).text() == "abc")
        unsetenv(name)
    }

    @Test("A command's output is the secret, and what it says besides is not")
    func command() async throws {
        let secret = Secret(.command("echo hunter3 >&2; printf 'a%sc\\n' b"))
        #expect(try await secret.text() == "abc")
    }

    @Test(
        "A command that fails is told by its status, and by nothing of it",
        arguments: ["echo hunter2; exit 7", "echo hunter2 >&2; kill -9 $$", "hunter2"])
    func failingCommand(command: String) async {
        let error = await failure(Secret(.command(command)))
        #expect(error?.kind == .person && error?.text.contains("status") == true)
        #expect(error?.text.contains("hunter2") == false)
    }

    @Test("A command that leaves something behind which holds its output is ended, with all it started")
    func leftBehind() async throws {
        let file = try SecretFile("")
        let path = file.path
        let error = await failure(Secret(.command("sleep 600 & echo $! > '\(path)'; echo hunter2")))
        #expect(error?.kind == .retry && error?.text.contains("hunter2") == false)
        let process = try #require(
            pid_t(String(contentsOfFile: path, encoding: .utf8).trimmingCharacters(in: .whitespacesAndNewlines)))
        try RunningProgram.wait(for: "what it left ends") { Self.hasEnded(process) }
    }

    /// A process that nobody has waited for yet has ended, too.
    private static func hasEnded(_ process: pid_t) -> Bool {
        guard kill(process, 0) == 0 else { return true }
        let facts = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
        return facts?.split(separator: ")").last?.hasPrefix(" Z") ?? true
    }

    @Test("A command gets no input to wait for")
    func commandInput() async throws {
        #expect(try await Secret(.command("cat; echo abc")).text() == "abc")
    }

    @Test("A token is kept until shortly before it expires")
    func expiry() async throws {
        let pace = FastPace()
        let count = Mutex(0)
        let token = Token(pace: pace.pace()) {
            let number = count.withLock {
                $0 += 1; return $0
            }
            return Token.Grant("token-\(number)", expiresAt: pace.now + .hours(1))
        }
        func signIns() async throws -> Int {
            try await token.use { _ in }
            return count.withLock(\.self)
        }
        #expect(try await signIns() == 1)
        pace.advance(.minutes(57))
        #expect(try await signIns() == 1)
        pace.advance(.minutes(2))
        #expect(try await signIns() == 2)
    }

    @Test("A token that is refused is renewed once")
    func refused() async throws {
        let count = Mutex(0)
        let token = Token(pace: FastPace().pace()) {
            count.withLock { $0 += 1 }; return Token.Grant("x")
        }
        let refusal = PullError(.person, "refused")
        let error = await pullError { try await token.use { _ in throw Token.Refused(refusal) } }
        #expect(error == refusal && count.withLock(\.self) == 2)
        let tries = Mutex(0)
        try await token.use { _ in
            let number = tries.withLock {
                $0 += 1; return $0
            }
            if number == 1 { throw Token.Refused(refusal) }
        }
        #expect(tries.withLock(\.self) == 2)
    }
}
