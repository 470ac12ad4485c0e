import Dispatch
import Foundation
import Glibc
import Synchronization

/// A thread that does jobs one after the other, in their order, and sleeps till there is one.
///
/// A dispatch queue would do as well, but for its manager, which wakes once a second for ever after.
final class Worker: Sendable {
    typealias Job = @Sendable () -> Void

    private let jobs = Mutex<[Job]>([])
    private let waiting = DispatchSemaphore(value: 0)

    /// - Parameters:
    ///   - name: At most 15 bytes, for tools that show threads.
    ///   - isPatient: Whether other threads go first where there are more of them than processors.
    init(_ name: String, isPatient: Bool = false) {
        let thread = Thread { [weak self, waiting] in
            Thread.current.name = name
            // On Linux the thread alone, not the process.
            if isPatient { _ = nice(Self.patience) }
            while true {
                waiting.wait()
                guard let self else { return }
                next()?()
            }
        }
        thread.start()
    }

    /// Added to the niceness: a tenth of the others' share.
    private static let patience: Int32 = 10

    deinit { waiting.signal() }

    func add(_ job: @escaping Job) {
        jobs.withLock { $0.append(job) }
        waiting.signal()
    }

    private func next() -> Job? {
        jobs.withLock { $0.isEmpty ? nil : $0.removeFirst() }
    }
}
