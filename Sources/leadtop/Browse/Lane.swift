import Dashboard
import LeadStore
import Synchronization

/// One connection to the store and the thread that uses it. Of each slot only the newest question is answered: one that
/// waits is replaced, one that runs is interrupted, and its answer is dropped.
final class Lane: Sendable {
    typealias Work = @Sendable (StoreReader, Question) throws -> Answer

    private struct State {
        var waiting: [Request] = []
        var running: Request?
        var newest: [Slot: Int] = [:]
        var reader: StoreReader?
    }

    private let state = Mutex(State())
    private let worker: Worker
    private let cacheKilobytes: Int
    private let store: LeadStore
    private let mailbox: Mailbox
    private let work: Work

    init(
        _ name: String, store: LeadStore, mailbox: Mailbox, cacheKilobytes: Int, isPatient: Bool, work: @escaping Work
    ) {
        worker = Worker(name, isPatient: isPatient)
        self.cacheKilobytes = cacheKilobytes
        (self.store, self.mailbox, self.work) = (store, mailbox, work)
    }

    /// Puts a question, in place of an older one of its slot.
    func ask(_ request: Request) {
        mailbox.begin()
        let dropped = state.withLock { state in
            let before = state.waiting.count
            state.waiting.removeAll { $0.slot == request.slot }
            let dropped = before - state.waiting.count
            let isBehind = { (other: Request) in other.slot.isAhead && !request.slot.isAhead }
            state.waiting.insert(request, at: state.waiting.firstIndex(where: isBehind) ?? state.waiting.endIndex)
            state.newest[request.slot] = request.generation
            // Under the lock, so that what is interrupted is still what runs.
            let isInTheWay = state.running.map { $0.slot == request.slot || isBehind($0) } ?? false
            if isInTheWay { state.reader?.interrupt() }
            return dropped
        }
        for _ in 0..<dropped { mailbox.end() }
        worker.add { self.answerNext() }
    }

    private func answerNext() {
        let next = state.withLock { state in
            state.running = state.waiting.isEmpty ? nil : state.waiting.removeFirst()
            return state.running
        }
        guard let request = next else { return }
        let message = answer(request)
        state.withLock { $0.running = nil }
        mailbox.end(message)
    }

    private func isNewest(_ request: Request) -> Bool {
        state.withLock { $0.newest[request.slot] == request.generation }
    }

    private func answer(_ request: Request) -> Message? {
        guard isNewest(request) else { return nil }
        do {
            return .answered(request, try work(try reader(), request.question))
        } catch {
            return isNewest(request) ? .failed(request, reason: ErrorText.text(of: error) ?? "\(error)") : nil
        }
    }

    private func reader() throws -> StoreReader {
        if let reader = state.withLock({ $0.reader }) { return reader }
        let made = try store.makeReader(cacheKilobytes: cacheKilobytes)
        state.withLock { $0.reader = made }
        return made
    }
}
