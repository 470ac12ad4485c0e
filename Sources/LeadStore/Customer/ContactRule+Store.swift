import GRDB
import LeadModel

extension ContactRule {
    /// Weighs what the store knows of a customer. O(leads of the customer).
    static func load(_ db: Database, _ customer: Int64) throws -> ContactRule {
        ContactRule(leads: try evidence(db, customer), decisions: try decisions(db, customer))
    }

    /// What would hold of two customers if they were one. O(leads of both).
    static func load(_ db: Database, both one: Int64, _ other: Int64) throws -> ContactRule {
        ContactRule(
            leads: try evidence(db, one) + evidence(db, other),
            decisions: try (decisions(db, one) + decisions(db, other)).sorted { $0.at < $1.at })
    }

    /// Of each offer, source and action the latest lead: the earlier ones say nothing more.
    private static func evidence(_ db: Database, _ customer: Int64) throws -> [Evidence] {
        let sql = """
            SELECT coalesce(f.code, f.title, ''), o.step, max(l.received_at), o.source, o.action, l.at
            FROM lead l JOIN origin o ON o.id = l.origin_id LEFT JOIN offer f ON f.id = l.offer_id
            WHERE l.customer_id = ? AND l.is_test = 0 GROUP BY l.offer_id, l.origin_id
            """
        return try db.rows(cached: sql, [.integer(customer)]) { row in
            let offer = row.text(0)
            let source = LeadSource(
                source: Source(wire: row.text(3)), action: Action(wire: row.text(4)), offer: OfferID(offer))
            return Evidence(
                offer: offer, isCrossListed: row.int(1) == Step.crossListed.code, receivedAt: row.time(2),
                at: row.time(5), leadSource: source.wire)
        }
    }

    private static func decisions(_ db: Database, _ customer: Int64) throws -> [Decision] {
        let sql = """
            SELECT d.kind, CASE WHEN d.offer_id IS NULL THEN NULL ELSE coalesce(f.code, f.title) END, d.channel, d.reason,
                d.origin, d.who, d.at
            FROM decision d LEFT JOIN offer f ON f.id = d.offer_id WHERE d.customer_id = ? ORDER BY d.at, d.id
            """
        return try db.rows(cached: sql, [.integer(customer)]) { row in
            let (offer, at) = (row.optionalText(1), row.time(6))
            if row.text(0) == "allow" { return Decision(kind: .allow(offer: offer), at: at) }
            let block = Block(
                origin: row.text(4) == "optOut" ? .optOut : .person(row.text(5)), offer: offer,
                channel: row.optionalText(2).flatMap(Channel.init), reason: row.text(3), at: at)
            return Decision(kind: .block(block), at: at)
        }
    }

    /// A moment for a new decision that no earlier one of the customer shares.
    static func nextMoment(_ db: Database, _ customer: Int64, now: Timestamp) throws -> Timestamp {
        let latest = try db.first("SELECT max(at) FROM decision WHERE customer_id = ?", [.integer(customer)]) {
            $0.optionalInt64(0)
        }
        guard let latest, let latest else { return now }
        return max(now, Timestamp(milliseconds: latest + 1))
    }
}
