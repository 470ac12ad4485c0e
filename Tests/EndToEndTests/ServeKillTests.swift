import Foundation
import Synchronization
import TestSupport
import Testing

@Suite("serve, killed again and again")
struct ServeKillTests {
    /// What 64 posting threads share.
    ///
    /// `@unchecked`: everything in it is only touched under the lock, or does not change.
    private final class Work: Sendable {
        private struct State {
            var next = 0
            var acknowledged = 0
            var failure: String?
        }

        let count: Int
        let port: Int
        let path: String
        private let state = Mutex(State())

        init(count: Int, port: Int, path: String) {
            (self.count, self.port, self.path) = (count, port, path)
        }

        var acknowledged: Int { state.withLock { $0.acknowledged } }
        var failure: String? { state.withLock { $0.failure } }
        var isDone: Bool { acknowledged == count || failure != nil }

        private func take() -> Int? {
            state.withLock { state in
                guard state.next < count, state.failure == nil else { return nil }
                state.next += 1
                return state.next - 1
            }
        }

        /// Posts leads one after the other, each until it is acknowledged.
        func post() {
            var connection: RawConnection?
            while let number = take() {
                var answer: RawConnection.Answer?
                while answer?.status != 200 {
                    if let status = answer?.status {
                        return state.withLock { $0.failure = "answered \(status)" }
                    }
                    if connection == nil { connection = try? RawConnection(port: port) }
                    guard let open = connection else {
                        // It is being started again.
                        poll(nil, 0, 10)
                        continue
                    }
                    open.send(ServedStore.request(ServedStore.lead(number), to: path))
                    answer = open.answer()
                    if answer == nil { connection = nil }
                }
                state.withLock { $0.acknowledged += 1 }
            }
        }
    }

    @Test("Each acknowledged lead stands in the store exactly once", .timeLimit(.minutes(5)))
    func killed() throws {
        let count = Int(ProcessInfo.processInfo.environment["LEADTOP_TEST_POSTS"] ?? "") ?? 10_000
        let served = try ServedStore()
        let work = Work(count: count, port: served.port, path: served.path)
        let ended = DispatchGroup()
        for _ in 0..<64 {
            ended.enter()
            Thread.detachNewThread {
                work.post()
                ended.leave()
            }
        }
        var kills = 0
        while !work.isDone {
            let goal = work.acknowledged + max(1, count / 20)
            try RunningProgram.wait(for: "some more leads") { work.acknowledged >= goal || work.isDone }
            guard !work.isDone else { break }
            #expect(served.server.end(by: SIGKILL) == 128 + SIGKILL)
            kills += 1
            try served.restart()
        }
        ended.wait()
        #expect(work.failure == nil)
        #expect(kills >= 10)
        let emails = try served.leads().compactMap { $0["email"] as? String }
        #expect(emails.count == count)
        #expect(Set(emails) == Set((0..<count).map { "ada\($0)@contoso.example" }))
        #expect(served.server.end(by: SIGTERM) == 0)
        #expect(try served.sandbox.run("doctor").status == 0)
    }
}
