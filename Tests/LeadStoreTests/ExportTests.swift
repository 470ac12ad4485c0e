import LeadModel
import Testing

@testable import LeadStore

@Suite("An exported store read into an empty one is the same store")
struct ExportTests {
    private func copy(_ bench: Bench, to other: Bench) throws -> ImportReport {
        let job = try other.store.beginImport(by: "ben")
        try job.beginFile(name: "export.ndjson", format: "leadtop")
        var all = Filter()
        all.includesTest = true
        try bench.store.makeReader().exportRecords(all) { record, leads in
            try job.restore(record)
            for lead in leads { try job.add(lead) }
        }
        return try job.finish()
    }

    /// What a user sees, without the numbers that a store gives.
    private func view(_ bench: Bench) throws -> [String] {
        var all = Filter()
        all.includesTest = true
        let reader = try bench.store.makeReader()
        let funnel = try reader.funnel(all, customers: true, weeksEnding: .noon)
        var lines = [
            "\(funnel.cells)", "\(funnel.test)", "\(funnel.customers)",
            "\(try reader.stages(all).furthest.sorted { $0.key < $1.key })",
        ]
        for customer in try bench.customers(all) {
            let detail = try #require(try reader.customer(customer.id))
            let followUp = customer.followUp.map { "\($0.uid) \($0.dueAt) \($0.channel) \($0.note) \($0.owner)" } ?? ""
            // Who said the same twice at the same moment, of two who were merged, said it once.
            let said = detail.timeline.compactMap { entry -> String? in
                if case .note(_, let text) = entry.kind { return text + entry.who }
                if case .followUpDone(let done) = entry.kind {
                    return "\(done.uid) \(String(describing: done.outcome)) \(entry.who) \(done.doneBy) \(done.reason)"
                }
                return nil
            }
            let notes = Set(said).sorted()
            lines.append(
                "\(customer.person) \(customer.status) \(customer.owner) \(customer.leads) \(customer.isBlocked) "
                    + "\(customer.isPartlyBlocked) \(customer.isTest) \(followUp) \(notes) "
                    + "\(Set(detail.rule.blocks.map { "\($0.origin) \($0.offer ?? "") \($0.reason) \($0.at)" }).sorted()) "
                    + "\(detail.leads.map { "\($0.row.leadSource.wire) \($0.row.at) \($0.person)" }.sorted())")
        }
        return lines.sorted()
    }

    @Test(
        "Funnel, customers, follow-ups, notes and rules come back, and a second reading brings nothing",
        arguments: 1...5)
    func roundTrip(seed: Int) throws {
        let everything = try Everything(seed: seed)
        let other = try Bench()
        let report = try copy(everything.bench, to: other)
        #expect(report.new == everything.leads.count)
        let (left, right) = (try view(everything.bench), try view(other))
        let lost = difference(left.joined(separator: "\n"), right.joined(separator: "\n"))
        #expect(lost.isEmpty)
        let before = try other.dump()
        #expect(try copy(everything.bench, to: other).new == 0)
        #expect(try difference(before, other.dump()) == [])
        #expect(try copy(other, to: everything.bench).new == 0)
        #expect(try view(everything.bench) == left)
    }

    @Test("The undo of such an import leaves nothing of it, and a redo brings all of it back")
    func undo() throws {
        let everything = try Everything(seed: 11, count: 60)
        let other = try Bench()
        let before = try other.dump()
        _ = try copy(everything.bench, to: other)
        let after = try other.dump()
        _ = try other.store.undo(by: "ben")
        #expect(try difference(before, other.dump()) == [])
        _ = try other.store.redo(by: "ben")
        #expect(try difference(after, other.dump()) == [])
    }
}
