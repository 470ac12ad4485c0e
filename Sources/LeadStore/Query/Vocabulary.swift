import GRDB
import LeadModel

/// The store's origins and offers by their ids: few, and asked for with every row.
struct Vocabulary {
    struct Origin {
        var id: Int64
        var source: Source
        var action: Action
        var step: Step
    }

    var origins: [Int64: Origin] = [:]
    var offers: [Int64: OfferName] = [:]
    /// Those that have leads, and those that have test leads.
    private(set) var ownOrigins: [Int64] = []
    private(set) var testOrigins: [Int64] = []
    /// The highest id of a customer.
    private(set) var lastCustomer = 0
    /// The lists' indexes that are put away while somebody imports in bulk.
    var missingIndexes: Set<String> = []
    /// Who stands behind the numbers that were asked for last.
    let groups = GroupCache()
    /// Of which customers the lists that were asked for last can consist.
    let sieves = SieveCache()

    init() {}

    init(_ db: Database) throws {
        for origin in try db.rows("SELECT id, source, action, step FROM origin", [], Self.origin) {
            origins[origin.id] = origin
        }
        let offers = try db.rows("SELECT id, code, title FROM offer") {
            ($0.int64(0), OfferName(id: $0.text(1), title: $0.text(2)))
        }
        for (id, name) in offers { self.offers[id] = name }
        missingIndexes = try Bulk.missingIndexes(db)
        lastCustomer = try db.first("SELECT coalesce(max(id), 0) FROM customer") { $0.int(0) } ?? 0
        let counted = try db.rows(
            """
            SELECT f.origin_id, f.is_test FROM origin o CROSS JOIN funnel_day f ON f.offer_id = 0
                AND f.origin_id = o.id AND f.is_test IN (0, 1) AND f.day = ? AND f.leads > 0
            """, [.integer(FunnelCounts.allDays)]
        ) { ($0.int64(0), $0.bool(1)) }
        ownOrigins = counted.filter { !$0.1 }.map(\.0).sorted()
        testOrigins = counted.filter(\.1).map(\.0).sorted()
    }

    private static func origin(_ row: Query) -> Origin {
        Origin(
            id: row.int64(0), source: Source(wire: row.text(1)), action: Action(wire: row.text(2)),
            step: Step(code: row.int(3)) ?? .other)
    }

    /// What makes a statement go by an index, unless that is put away.
    func by(_ index: String) -> String {
        missingIndexes.contains(index) ? "" : " INDEXED BY \(index)"
    }

    func offer(_ id: Int64?) -> OfferName {
        id.flatMap { offers[$0] } ?? OfferName(id: "", title: "")
    }

    var crossListed: [Int64] {
        origins.values.filter { $0.step == .crossListed }.map(\.id).sorted()
    }

    /// The origins that a filter lets through; `nil` where it asks for none.
    func origins(passing filter: Filter) -> [Int64]? {
        let asksNothing = filter.source == nil && filter.action == nil && filter.step == nil
        if asksNothing, !filter.excludesCrossListed { return nil }
        let (source, action) = (filter.source.map(Mark.common), filter.action.map(Mark.common))
        return origins.values.filter { origin in
            Self.same(source?.wire, origin.source.wire) && Self.same(action?.wire, origin.action.wire)
                && (filter.step == nil || filter.step == origin.step)
                && !(filter.excludesCrossListed && origin.step == .crossListed)
        }.map(\.id).sorted()
    }

    private static func same(_ asked: String?, _ word: String) -> Bool {
        asked == nil || asked == word || asked?.lowercased() == word.lowercased()
    }
}
