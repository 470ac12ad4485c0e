import Foundation
import LeadModel

/// Runs the command that prints a secret.
enum SecretCommand {
    private static let mostBytes = 64 << 10

    /// What it prints to standard output. What it says to standard error goes nowhere: it may hold the secret.
    /// - Throws: `PullError`, without the command's text.
    static func run(_ command: String, seconds: Int) async throws(PullError) -> [UInt8] {
        let result: Result<[UInt8], PullError> = await withCheckedContinuation { continuation in
            Thread {
                do throws(PullError) {
                    continuation.resume(returning: .success(try wait(for: command, seconds: seconds)))
                } catch {
                    continuation.resume(returning: .failure(error))
                }
            }.start()
        }
        return try result.get()
    }

    private static func wait(for command: String, seconds: Int) throws(PullError) -> [UInt8] {
        var child = ChildProcess(["/bin/sh", "-c", command])
        child.isSilent = true
        let (end, bytes) = child.output(timeoutSeconds: seconds, mostBytes: mostBytes)
        switch end {
        case .notStarted: throw PullError(.retry, words(.secretNoCommand))
        case .timedOut, .leftRunning: throw PullError(.retry, words(.secretCommandSlow, seconds))
        case .exited(let status) where status != 0: throw PullError(.person, words(.secretCommandFailed, status))
        case .exited:
            guard bytes.count <= mostBytes else { throw PullError(.person, words(.secretNoText)) }
            return bytes
        }
    }
}
