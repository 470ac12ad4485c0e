import FakeServices
import Foundation
import LeadIntake
import LeadModel
import LeadStore
import Synchronization
import Testing

/// Stopped anywhere, continued, with trouble on the way: the store is the same as after one quiet round.
@Suite("A pull that is stopped and goes on")
struct StopTests {
    private static let spring = Timestamp(rfc3339: "2026-03-02T08:00:00Z") ?? Timestamp(seconds: 0)

    /// Runs rounds until one comes to its end, each but the last stopped after a page by chance.
    private func rounds(
        _ connector: any Connector, _ bench: PullBench, pages: ClosedRange<Int>, _ random: inout SplitMix
    ) async throws -> Int {
        var count = 0
        while true {
            count += 1
            let last = Int.random(in: pages, using: &random)
            let seen = Mutex(0)
            var puller = bench.puller
            puller.onProgress = { _ in
                let number = seen.withLock {
                    $0 += 1; return $0
                }
                if number == last { withUnsafeCurrentTask { $0?.cancel() } }
            }
            let round = puller
            let outcome = try await Task { try await round.run(connector) }.value
            if outcome.isComplete { return count }
            #expect(outcome.wasStopped || outcome.error?.kind == .retry)
            guard count < 200 else { throw Stopped() }
        }
    }

    private static let troubles: [FakeService.Trouble?] = [
        nil, nil, nil, nil, .cut, .silence, .answer(.init(500)),
        .answer(.init(503, headers: [(name: "Retry-After", value: "2")])),
    ]

    @Test("Azure Table: stopped at random pages it comes to the same store", arguments: 1...8)
    func azureTable(seed: Int) async throws {
        var random = SplitMix(seed)
        let fake = try await FakeAzureTable()
        let count = Int.random(in: 1...180, using: &random)
        fake.add((0..<count).map { .lead($0, at: Self.spring + .minutes(Int64($0 * 11))) })
        fake.setPages(of: Int.random(in: 1...40, using: &random), withEmptyOnes: Bool.random(using: &random))
        let file = try SecretFile(fake.connectionString)
        let (quiet, stopped) = (try PullBench(), try PullBench())
        try await withWire { wire in
            let table = try Connectors.make(.table(file.secret), wire: wire)
            #expect(try await quiet.puller.run(table).isComplete)
            fake.service.misbehave((0..<60).map { _ in Self.troubles.randomElement(using: &random) ?? nil })
            _ = try await rounds(table, stopped, pages: 1...4, &random)
            #expect(try stopped.leads() == quiet.leads())
            #expect(try stopped.leads().count == count)
            let watermarks = try [quiet, stopped].map { try AzureMark($0) }
            #expect(watermarks[0] == watermarks[1])
        }
    }

    @Test("Salesforce: stopped at random pages it comes to the same store", arguments: 1...8)
    func salesforce(seed: Int) async throws {
        var random = SplitMix(seed)
        let fake = try await FakeSalesforce()
        let count = Int.random(in: 1...180, using: &random)
        // Many share a stamp.
        fake.put(
            (0..<count).map {
                .lead($0, at: Self.spring + .minutes(Int64($0 / Int.random(in: 1...30, using: &random))))
            })
        fake.setPages(of: Int.random(in: 1...40, using: &random))
        let file = try SecretFile(FakeSalesforce.clientSecret)
        let (quiet, stopped) = (try PullBench(), try PullBench())
        try await withWire { wire in
            let crm = try Connectors.make(.salesforce(fake, file.secret), wire: wire)
            #expect(try await quiet.puller.run(crm).isComplete)
            fake.service.misbehave((0..<60).map { _ in Self.troubles.randomElement(using: &random) ?? nil })
            fake.whenAsked { number in
                if number % 5 == 0 { fake.expireSessions() }
                if number % 7 == 0 { fake.expireLocators() }
            }
            _ = try await rounds(crm, stopped, pages: 1...4, &random)
            #expect(try stopped.leads() == quiet.leads())
            #expect(try stopped.leads().count == count)
        }
    }

    @Test("Rows that are added and changed while a table is read all come in the end", arguments: 1...6)
    func addedMeanwhile(seed: Int) async throws {
        var random = SplitMix(seed)
        let fake = try await FakeAzureTable()
        fake.add((0..<60).map { .lead($0, at: Self.spring + .minutes(Int64($0 * 11))) })
        fake.setPages(of: 7, withEmptyOnes: true)
        let file = try SecretFile(fake.connectionString)
        let bench = try PullBench()
        let added = Mutex(60)
        let shuffle = Mutex(random)
        // New rows come at either end of the table, stamped by the service's clock.
        fake.whenAsked { number in
            guard number < 40 else { return }
            let next = added.withLock {
                $0 += 1; return $0 - 1
            }
            var entity = FakeAzureTable.Entity.lead(next, at: Pace.system.now())
            let isFirst = shuffle.withLock { Bool.random(using: &$0) }
            entity.partition = isFirst ? "!" : "~"
            fake.add([entity])
        }
        try await withWire { wire in
            let table = try Connectors.make(.table(file.secret), wire: wire)
            for _ in 0..<6 { _ = try await rounds(table, bench, pages: 1...6, &random) }
            fake.whenAsked(nil)
            _ = try await rounds(table, bench, pages: 100...100, &random)
            #expect(try bench.leads().count == added.withLock(\.self))
        }
    }
}

/// Up to where a table was read, without when.
private struct AzureMark: Equatable {
    var since: Int64?
    var isUnderWay: Bool

    init(_ bench: PullBench) throws {
        let text = try bench.store.makeReader().watermark(of: Door(name: "table", kind: .azureTable)) ?? ""
        let object = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
        since = (object?["since"] as? NSNumber)?.int64Value
        isUnderWay = object?["next"] != nil || object?["begun"] != nil
    }
}

/// The same numbers for the same seed (SplitMix64).
struct SplitMix: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: Int) {
        state = UInt64(truncatingIfNeeded: seed) &* 0x9E37_79B9_7F4A_7C15
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }
}
