import Foundation
import Synchronization
import TestSupport
import Testing

@testable import leadtop

@Suite("What one thread hands to another comes in order, and is freed where it was made")
struct BoundedQueueTests {
    /// Who was freed, and by which thread.
    private final class Ledger: Sendable {
        private let freed = Mutex<[Int: UInt]>([:])

        var numbers: Set<Int> { freed.withLock { Set($0.keys) } }
        var threads: Set<UInt> { freed.withLock { Set($0.values) } }

        func note(_ number: Int) { freed.withLock { $0[number] = UInt(pthread_self()) } }
    }

    private final class Load: Sendable {
        let number: Int
        private let ledger: Ledger

        init(_ number: Int, _ ledger: Ledger) { (self.number, self.ledger) = (number, ledger) }

        deinit { ledger.note(number) }
    }

    @Test(
        "What is given back lives until the next is put, however much it is and whether or not there is room",
        arguments: 0..<20)
    func model(seed: Int) throws {
        var random = Seeded(seed)
        let (queue, ledger) = (BoundedQueue<Load>(capacity: 4), Ledger())
        var (waiting, spent, gone) = ([Int](), Set<Int>(), Set<Int>())
        for number in 0..<400 {
            switch Int.random(in: 0..<3, using: &random) {
            case 0 where waiting.count < 4:
                #expect(queue.put(Load(number, ledger)))
                waiting.append(number)
                gone.formUnion(spent)
                spent = []
            case 1 where !waiting.isEmpty:
                let load = try #require(try queue.take())
                #expect(load.number == waiting.removeFirst())
                queue.giveBack(load)
                spent.insert(load.number)
            default:
                // Nobody need take or put meanwhile.
                queue.giveBack(Load(1000 + number, ledger))
                spent.insert(1000 + number)
            }
            #expect(ledger.numbers == gone)
        }
        queue.close()
        queue.giveBack(Load(-1, ledger))
        #expect(!queue.put(Load(-2, ledger)), "nobody takes any more")
        #expect(ledger.numbers == gone.union(spent).union([-1, -2]))
    }

    @Test("What another thread took is freed by the one that puts", .timeLimit(.minutes(1)))
    func threads() {
        let (queue, ledger) = (BoundedQueue<Load>(capacity: 100), Ledger())
        for number in 0..<100 { #expect(queue.put(Load(number, ledger))) }
        let isDone = DispatchSemaphore(value: 0)
        let taker = Thread {
            for _ in 0..<100 { (try? queue.take()).map(queue.giveBack) }
            isDone.signal()
        }
        taker.start()
        isDone.wait()
        #expect(ledger.numbers.isEmpty)
        #expect(queue.put(Load(100, ledger)))
        #expect(ledger.numbers == Set(0..<100))
        #expect(ledger.threads == [UInt(pthread_self())])
    }
}
