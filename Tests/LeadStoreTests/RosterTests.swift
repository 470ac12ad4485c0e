import GRDB
import LeadModel
import TestSupport
import Testing

@testable import LeadStore

@Suite("A large import that finds leads and customers in memory stores what one by indexes stores")
struct RosterTests {
    /// Leads of many customers, most of whom are always called the same.
    private static func drafts(_ count: Int, _ random: inout Seeded) -> [LeadDraft] {
        var drafts: [LeadDraft] = []
        for number in 0..<count {
            func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }
            if chance(1) {
                drafts.append(Drafts.one(&random, .noon))
                continue
            }
            if chance(3), let known = drafts.randomElement(using: &random) {
                drafts.append(known)
                continue
            }
            let person = Int.random(in: 0..<count / 2, using: &random)
            var draft = LeadDraft.make(
                (Drafts.sources.randomElement(using: &random) ?? "") + "|pub.o\(Int.random(in: 0..<5, using: &random))",
                email: person % 7 == 0 ? "" : "p\(person)@x.example", name: "Jan N\(person)",
                company: "Contoso \(person % 90)", phone: person % 5 == 0 ? "" : "600 100 \(10_000 + person)",
                country: "PL",
                at: .noon - .minutes(Int64.random(in: 0...300_000, using: &random)))
            if chance(5) { draft.person.company = "Fabrikam" }
            if chance(3) { draft.person.email = draft.person.email.isEmpty ? "p\(person)@x.example" : "" }
            if chance(3) { draft.description = "Please call \(number)" }
            if chance(5) { draft.status = "Active" }
            if chance(1) { draft.optOuts = .email }
            if chance(50) { draft.key = LeadKey(door: .azureTable, value: "\(number)") }
            drafts.append(draft)
        }
        return drafts
    }

    private func isInMemory(_ bench: Bench) throws -> Bool {
        try bench.store.writable().read { try Bulk.lacksFinding($0) }
    }

    /// Imports drafts in transactions of so many.
    private func take(
        _ drafts: [LeadDraft], of size: Int, into bench: Bench, bytes: Int?, between: (Int) throws -> Void = { _ in }
    ) throws {
        let job = try bench.store.beginImport(by: "anna", bytes: bytes)
        try job.beginFile(name: "big.csv", format: "test")
        for (number, start) in stride(from: 0, to: drafts.count, by: size).enumerated() {
            for draft in drafts[start..<min(start + size, drafts.count)] { try job.add(draft) }
            try job.commitBatch()
            try between(number)
        }
        try job.finish()
    }

    @Test("Whatever the leads are", arguments: 1...4)
    func agreement(seed: Int) throws {
        var random = Seeded(seed)
        let drafts = Self.drafts(7000, &random)
        let (plain, large) = (try Bench(), try Bench())
        try take(drafts, of: 3000, into: plain, bytes: nil)
        var wasInMemory = false
        try take(drafts, of: 3000, into: large, bytes: 100_000_000) { _ in
            wasInMemory = try wasInMemory || isInMemory(large)
        }
        #expect(wasInMemory)
        #expect(try difference(plain.dump(), large.dump()).prefix(6) == [])
        #expect(try large.store.makeReader().statistics(checksIntegrity: true).damages == [])
        let writer = try large.store.writable()
        #expect(try writer.read { try $0.rows("PRAGMA foreign_key_check") { $0.text(0) } } == [])
        #expect(try writer.read { try $0.first("PRAGMA foreign_keys") { $0.int(0) } } == 1)
    }

    @Test("Into a store that has leads already, and of which some come again", arguments: 5...6)
    func known(seed: Int) throws {
        var random = Seeded(seed)
        let drafts = Self.drafts(9000, &random)
        let (plain, large) = (try Bench(), try Bench())
        for bench in [plain, large] { try take(Array(drafts[..<3000]), of: 3000, into: bench, bytes: nil) }
        try take(Array(drafts[2500...]), of: 3200, into: plain, bytes: nil)
        try take(Array(drafts[2500...]), of: 3200, into: large, bytes: 100_000_000)
        #expect(try difference(plain.dump(), large.dump()).prefix(6) == [])
    }

    @Test("While others write in between, whose changes it sees", arguments: 7...8)
    func others(seed: Int) throws {
        var random = Seeded(seed)
        let drafts = Self.drafts(8000, &random)
        let more = Self.drafts(40, &random)
        let (plain, large) = (try Bench(), try Bench())
        for (bench, bytes) in [(plain, nil), (large, 100_000_000)] {
            try take(drafts, of: 2500, into: bench, bytes: bytes) { number in
                guard number == 1 else { return }
                if bytes != nil { #expect(try isInMemory(bench)) }
                try bench.take(more, by: "ben", file: "other.csv")
                #expect(try !isInMemory(bench))
                let ids = try bench.customers(search: "N12").prefix(2).map(\.id)
                _ = try bench.store.perform(.setStatus(.won), on: .customers(ids), by: "ben")
            }
        }
        #expect(try difference(plain.dump(), large.dump()).prefix(6) == [])
    }

    @Test("A piece of an exported store ends the memory, and what follows is found by indexes")
    func exported() throws {
        var random = Seeded(9)
        let drafts = Self.drafts(4000, &random)
        let (plain, large) = (try Bench(), try Bench())
        for (bench, bytes) in [(plain, nil), (large, 100_000_000)] {
            let job = try bench.store.beginImport(by: "anna", bytes: bytes)
            try job.beginFile(name: "big.csv", format: "test")
            for draft in drafts[..<3500] { try job.add(draft) }
            var record = CustomerRecord(reference: "other-1")
            record.person = drafts[0].person
            try job.restore(record)
            for draft in drafts[3500...] { try job.add(draft) }
            try job.finish()
        }
        #expect(try difference(plain.dump(), large.dump()).prefix(6) == [])
    }

    @Test("Numbers are found by their fingerprints, however many there are, and others by none")
    func fingerprints() {
        var random = Seeded(10)
        var table = Fingerprints()
        let hashes = (1...40_000).map { _ in random.next() }
        for (number, hash) in hashes.enumerated() { table.insert(hash, UInt32(number + 1)) }
        for (number, hash) in hashes.enumerated() {
            var found = false
            table.forEach(hash) { record in
                found = record == Int64(number + 1)
                return !found
            }
            #expect(found)
        }
        var strangers = 0
        for _ in 0..<1000 {
            table.forEach(random.next()) { _ in
                strangers += 1
                return true
            }
        }
        #expect(strangers < 10)
    }

    @Test("The steps of pairs are kept apart", arguments: 1...3)
    func steps(seed: Int) {
        var random = Seeded(seed)
        var table = StepTable()
        var plain: [[Int64]: Int] = [:]
        for _ in 0..<30_000 {
            let pair = [Int64.random(in: 1...5000, using: &random), Int64.random(in: 1...4, using: &random)]
            let steps = 1 << Int.random(in: 0...5, using: &random)
            #expect(table.add(steps, customer: pair[0], offer: pair[1]) == plain[pair, default: 0])
            plain[pair, default: 0] |= steps
        }
    }
}
