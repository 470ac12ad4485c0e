import Dispatch
import Synchronization

/// Asynchronous work in a command whose own thread waits for it.
enum Awaiting {
    /// Runs a task to its end.
    static func run<Answer: Sendable>(_ body: @escaping @Sendable () async throws -> Answer) throws -> Answer {
        let box = Box<Answer>()
        let done = DispatchSemaphore(value: 0)
        Task {
            do {
                let answer = try await body()
                box.put(.success(answer))
            } catch {
                box.put(.failure(error))
            }
            done.signal()
        }
        done.wait()
        return try box.take()
    }

    /// Runs a task that an interruption cancels, so that it comes to a good end; a second one ends the process.
    static func runUntilStopped<Answer: Sendable>(
        _ body: @escaping @Sendable () async throws -> Answer
    ) throws -> Answer {
        let signals = SignalWatch.begin()
        return try run {
            let task = Task { try await body() }
            let watching = Task { for await _ in signals { task.cancel() } }
            defer { watching.cancel() }
            return try await task.value
        }
    }

    private final class Box<Answer: Sendable>: Sendable {
        private let result = Mutex<Result<Answer, any Error>?>(nil)

        func put(_ new: Result<Answer, any Error>) { result.withLock { $0 = new } }

        func take() throws -> Answer {
            guard let result = result.withLock(\.self) else { throw CancellationError() }
            return try result.get()
        }
    }
}
