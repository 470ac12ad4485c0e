import Foundation
import GRDB
import LeadModel
import Synchronization
import Testing

@testable import LeadStore

/// A number that several threads count up.
private final class Counter: Sendable {
    private let count = Mutex(0)

    var value: Int { count.withLock { $0 } }

    func add() { count.withLock { $0 += 1 } }
}

@Suite("Several programs use one store at once")
struct ConcurrencyTests {
    @Test("Two reps, an import and readers never meet a locked store, and lose nothing")
    func together() async throws {
        let bench = try Bench()
        try bench.take((0..<40).map { .make(email: "known\($0)@x.example") })
        let path = bench.store.path
        let batches = Counter()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                let job = try Self.open(path).beginImport(by: "import")
                try job.beginFile(name: "big.csv", format: "test")
                for number in 0..<60 {
                    for row in 0..<40 { try job.add(.make(email: "c\(number)-\(row)@x.example")) }
                    try job.commitBatch()
                    batches.add()
                }
                try job.finish()
            }
            for who in ["anna", "ben"] {
                group.addTask {
                    let store = try Self.open(path)
                    for number in 0..<15 {
                        let before = batches.value
                        let target = Target.customers([Int64(number + (who == "anna" ? 1 : 16))])
                        #expect(try store.perform(.addNote("note"), on: target, by: who).changed == 1)
                        if number.isMultiple(of: 5) { #expect(try store.undo(by: who) != nil) }
                        // Who waits goes before the next batch: an import starves nobody.
                        #expect(batches.value - before < 30)
                    }
                }
            }
            group.addTask {
                let reader = try Self.open(path).makeReader()
                for _ in 0..<30 {
                    let query = ListQuery(kind: .leads)
                    #expect(try reader.page(query, at: .start, limit: 50).rows.count >= 40)
                    _ = try reader.funnel(Filter(), customers: true, weeksEnding: .noon)
                }
            }
            try await group.waitForAll()
        }
        let reader = try bench.store.makeReader()
        #expect(try reader.count(ListQuery(kind: .leads)) == 2440)
        #expect(try reader.funnel(Filter(), customers: false, weeksEnding: .noon).total == 2440)
        #expect(try reader.statistics(checksIntegrity: true).damages == [])
    }

    @Test("Many programs that open a new store at once make it once")
    func opening() async throws {
        let directory = FileManager.default.temporaryDirectory.appendingPathComponent("together-\(UUID().uuidString)")
        let path = directory.appendingPathComponent("leads.db").path
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<8 {
                group.addTask {
                    let job = try Self.open(path).beginImport(by: "rep \(number)")
                    try job.add(.make(email: "c\(number)@x.example"))
                    #expect(try job.finish().new == 1)
                }
            }
            try await group.waitForAll()
        }
        #expect(try Self.open(path).makeReader().count(ListQuery(kind: .leads)) == 8)
        try FileManager.default.removeItem(at: directory)
    }

    @Test("Others see a change at once, and can tell that there was one")
    func dataVersion() throws {
        let bench = try Bench()
        let other = try Self.open(bench.store.path).makeReader()
        let before = try other.dataVersion()
        #expect(try other.isEmpty)
        try bench.take(.make(email: "jan@contoso.example"))
        #expect(try other.dataVersion() != before)
        #expect(try !other.isEmpty)
        #expect(try other.count(ListQuery(kind: .customers)) == 1)
    }

    /// What is asked while the next question comes.
    enum Long: CaseIterable {
        case rows, count, searchedCount, customers, funnel, people, stages, offers

        func ask(_ reader: StoreReader, _ begun: () -> Void) throws {
            var filter = Filter()
            filter.doNotContact = .exclude
            if self != .rows { begun() }
            switch self {
            case .rows: try reader.forEach(ListQuery(kind: .customers)) { _ in begun() }
            case .count: #expect(try reader.count(ListQuery(kind: .leads, filter: filter)) == 3000)
            case .searchedCount: #expect(try reader.count(ListQuery(kind: .leads, search: "x.example")) == 3000)
            case .customers: #expect(try reader.count(ListQuery(kind: .customers, filter: filter)) == 3000)
            case .funnel:
                #expect(try reader.funnel(filter, customers: false, weeksEnding: .noon).total == 3000)
            case .people: #expect(try reader.funnel(filter, customers: true, weeksEnding: .noon).customers == 3000)
            case .stages: #expect(try reader.stages(filter).furthest.values.reduce(0, +) == 3000)
            case .offers: _ = try reader.page(ListQuery(kind: .offers, filter: filter), at: .start, limit: 5)
            }
        }
    }

    @Test("A question that is interrupted ends, and the next one is answered", arguments: Long.allCases)
    func interrupt(question: Long) throws {
        let bench = try Bench()
        try bench.take((0..<3000).map { .make(email: "c\($0)@x.example") })
        let reader = try bench.store.makeReader()
        let done = Counter()
        let begun = Counter()
        let ended = DispatchSemaphore(value: 0)
        // A thread of its own: a task might wait for the one that asks.
        Thread.detachNewThread {
            defer { ended.signal() }
            while done.value == 0 {
                if begun.value > 0 { reader.interrupt() }
                sched_yield()
            }
        }
        let error = #expect(throws: StoreError.self) {
            while true { try question.ask(reader, begun.add) }
        }
        #expect(error?.kind == .stopped)
        done.add()
        ended.wait()
        #expect(try reader.count(ListQuery(kind: .leads)) == 3000)
    }

    @Test("What a question left open, because its end was interrupted, is ended before the next one")
    func leftOpen() throws {
        let bench = try Bench()
        try bench.take([.make(email: "a@x.example")])
        let reader = try bench.store.makeReader()
        try reader.read { db in try db.beginTransaction(.deferred) }
        #expect(try reader.count(ListQuery(kind: .leads)) == 1)
        try bench.take([.make(email: "b@x.example")])
        #expect(try reader.count(ListQuery(kind: .leads)) == 2)
    }

    @Test("A change that is stopped keeps nothing")
    func stop() throws {
        let bench = try Bench()
        try bench.take((0..<500).map { .make(email: "c\($0)@x.example") })
        let before = try bench.dump()
        var calls = 0
        let error = #expect(throws: StoreError.self) {
            try bench.store.perform(.setStatus(.won), on: .all(ListQuery(kind: .customers)), by: "anna") { _, _ in
                calls += 1
                return calls < 3
            }
        }
        #expect(error?.kind == .stopped)
        #expect(try difference(before, bench.dump()) == [])
    }

    private static func open(_ path: String) throws -> LeadStore {
        try LeadStore(path: path, clock: { .noon }, zone: .utc)
    }
}
