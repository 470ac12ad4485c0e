import Foundation
import GRDB
import LeadModel
import Testing

@testable import LeadStore

/// A store of its own for one test, in a directory that goes away with it.
final class Bench {
    let directory: URL
    let store: LeadStore
    let clock: Clock
    /// Whose directory it is, where it is another's.
    private let owner: Bench?

    /// A clock that a test moves.
    ///
    /// `@unchecked`: the moment is only touched under the lock, as several threads of a test may read it.
    final class Clock: @unchecked Sendable {
        private let lock = NSLock()
        private var moment: Timestamp

        init(_ moment: Timestamp) { self.moment = moment }

        var now: Timestamp {
            get { lock.withLock { moment } }
            set { lock.withLock { moment = newValue } }
        }
    }

    init(now: Timestamp = .noon, zone: Zone = .utc, assigning rules: [AssignmentRule] = []) throws {
        directory = FileManager.default.temporaryDirectory.appendingPathComponent("leadstore-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        let clock = Clock(now)
        self.clock = clock
        store = try LeadStore(
            path: directory.appendingPathComponent("leads.db").path, assignmentRules: rules, clock: { clock.now },
            zone: zone)
        owner = nil
    }

    /// The same file with rules.
    private init(_ other: Bench, assigning rules: [AssignmentRule]) throws {
        (directory, clock, owner) = (other.directory, other.clock, other)
        let clock = other.clock
        store = try LeadStore(
            path: other.store.path, assignmentRules: rules, clock: { clock.now }, zone: .utc)
    }

    func again(assigning rules: [AssignmentRule]) throws -> Bench { try Bench(self, assigning: rules) }

    deinit {
        if owner == nil { try? FileManager.default.removeItem(at: directory) }
    }

    /// Reads drafts as one file.
    @discardableResult
    func take(_ drafts: [LeadDraft], by who: String = "anna", file: String = "leads.csv", dryRun: Bool = false) throws
        -> ImportReport
    {
        let job = try store.beginImport(by: who, dryRun: dryRun)
        try job.beginFile(name: file, format: "test", header: Array("a,b".utf8))
        for draft in drafts { try job.add(draft) }
        return try job.finish()
    }

    @discardableResult
    func take(_ drafts: LeadDraft...) throws -> ImportReport { try take(drafts) }

    func leads(_ filter: Filter = Filter(), search: String = "", sort: Sort? = nil) throws -> [LeadRow] {
        var rows: [LeadRow] = []
        try store.makeReader().forEach(ListQuery(kind: .leads, filter: filter, search: search, sort: sort)) { row in
            if case .lead(let lead) = row.record { rows.append(lead) }
        }
        return rows
    }

    func customers(_ filter: Filter = Filter(), search: String = "", sort: Sort? = nil) throws -> [CustomerRow] {
        var rows: [CustomerRow] = []
        try store.makeReader().forEach(ListQuery(kind: .customers, filter: filter, search: search, sort: sort)) { row in
            if case .customer(let customer) = row.record { rows.append(customer) }
        }
        return rows
    }

    /// Everything a user can see of customers, as text: what an undo must bring back.
    func dump() throws -> String {
        try store.writable().read { db in
            try Self.visible.map { table, columns in
                let rows = try db.rows("SELECT \(columns) FROM \(table) ORDER BY 1") { $0.image().json }
                return table + "\n" + rows.joined(separator: "\n")
            }.joined(separator: "\n\n")
        }
    }

    private static let visible = [
        ("customer", "*"), ("lead", "*"), ("follow_up", "*"), ("note", "*"), ("decision", "*"),
        ("blocked_offer", "customer_id * 1000000 + offer_id"), ("funnel_day", "*"),
        ("offer_people WHERE steps > 0 AND customers <> 0", "*"), ("country_people WHERE customers <> 0", "*"),
        ("quarantine", "id, state"),
    ]
}

extension Timestamp {
    /// Sunday 22 November 2026, 12:00 UTC.
    static let noon = Timestamp(milliseconds: 1_795_348_800_000)
}

extension LeadDraft {
    /// A lead as a test needs it.
    static func make(
        _ source: String = "SPZA-PLT|contoso.backup", email: String = "", name: String = "", company: String = "",
        phone: String = "", country: String = "", at: Timestamp? = .noon - .hours(1), key: String? = nil,
        description: String = "", status: String = "", optOuts: OptOuts = [], title: String = ""
    ) -> LeadDraft {
        var draft = LeadDraft(leadSource: LeadSource(wire: source), raw: Array("raw \(email) \(source)".utf8))
        draft.createdAt = at
        draft.key = key.map { LeadKey(door: .azureTable, value: $0) }
        let parts = name.split(separator: " ", maxSplits: 1)
        draft.person.firstName = parts.first.map(String.init) ?? ""
        draft.person.lastName = parts.count > 1 ? String(parts[1]) : ""
        (draft.person.email, draft.person.company, draft.person.phone) = (email, company, phone)
        draft.person.country = country
        (draft.description, draft.status, draft.optOuts, draft.offerTitle) = (description, status, optOuts, title)
        return draft
    }
}

/// The lines that only one of two dumps has.
func difference(_ left: String, _ right: String) -> [String] {
    let (old, new) = (left.split(separator: "\n").map(String.init), right.split(separator: "\n").map(String.init))
    let (oldSet, newSet) = (Set(old), Set(new))
    return old.filter { !newSet.contains($0) }.map { "- " + $0 } + new.filter { !oldSet.contains($0) }.map { "+ " + $0 }
}
