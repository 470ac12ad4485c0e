import GRDB
import LeadModel
import Testing

@testable import LeadStore

/// Doors as tests use them.
extension Bench {
    static let table = Door(name: "table", kind: .azureTable)
    static let crm = Door(name: "crm", kind: .salesforce)

    /// What a door answers to one pull.
    @discardableResult
    func pull(
        _ drafts: [LeadDraft], by door: Door = Bench.table, watermark: String? = nil, deleted: [LeadKey] = [],
        who: String = "sync", dryRun: Bool = false
    ) throws -> ImportReport {
        let job = try store.beginImport(by: who, door: door, dryRun: dryRun)
        try job.beginFile(name: "", format: "azure-table-json")
        for draft in drafts { try job.add(draft) }
        for key in deleted { try job.markDeleted(key) }
        if let watermark { try job.moveWatermark(watermark, readUpTo: clock.now) }
        return try job.finish()
    }

    /// Posts to an endpoint, each draft by itself, all in one group.
    @discardableResult
    func post(_ drafts: [LeadDraft], to intake: EndpointIntake? = nil, secret: Int64? = nil) throws
        -> [EndpointIntake.Receipt]
    {
        let intake = try intake ?? store.makeEndpointIntake(by: "serve")
        return try intake.accept(drafts.map { delivery($0, secret: secret) })
    }

    func delivery(_ draft: LeadDraft, secret: Int64? = nil) -> EndpointIntake.Delivery {
        EndpointIntake.Delivery(
            items: [.lead(PreparedLead(draft), format: "endpoint-json")], receivedAt: clock.now, secret: secret)
    }

    func door(_ name: String = "endpoint") throws -> DoorState {
        try #require(try store.makeReader().doors().first { $0.door.name == name })
    }

    /// What the doors' counts say, and what counting anew says.
    func checkDoors(sourceLocation: SourceLocation = #_sourceLocation) throws {
        let doors = try store.makeReader().doors()
        for state in doors {
            let counted = try store.writable().read { db in
                try db.first(Self.countLeads, [.text(state.door.name)]) {
                    (leads: $0.int(0), latest: $0.optionalTime(1), quarters: $0.int(2))
                }
            }
            #expect(state.leads == counted?.leads, sourceLocation: sourceLocation)
            #expect(state.lastLeadAt == counted?.latest, sourceLocation: sourceLocation)
            let kept = try store.writable().read { db in
                try db.first(
                    """
                    SELECT coalesce(sum(leads), 0), count(*) FROM door_quarter
                    WHERE door_id = (SELECT id FROM door WHERE name = ?) AND leads <> 0
                    """, [.text(state.door.name)]
                ) { [$0.int(0), $0.int(1)] }
            }
            #expect(kept == [counted?.leads ?? 0, counted?.quarters ?? 0], sourceLocation: sourceLocation)
        }
    }

    private static let countLeads = """
        SELECT count(*), max(at), count(DISTINCT at / 900000) FROM (
            SELECT \(DoorCounts.momentSQL) AS at FROM lead l JOIN file f ON f.id = l.file_id
            JOIN door d ON d.id = f.door_id WHERE d.name = ?1 AND l.is_test = 0
            UNION ALL
            SELECT \(DoorCounts.momentSQL) FROM lead_alias a JOIN lead l ON l.id = a.lead_id
            JOIN file f ON f.id = a.file_id JOIN door d ON d.id = f.door_id
            WHERE d.name = ?1 AND l.is_test = 0 AND a.is_undone = 0)
        """
}
