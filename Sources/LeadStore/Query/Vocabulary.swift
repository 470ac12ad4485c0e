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
    /// The lists' indexes that are put away while somebody imports in bulk.
    var missingIndexes: Set<String> = []

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
    }

    private static func origin(_ row: Query) -> Origin {
        Origin(
            id: row.int64(0), source: Source(wire: row.text(1)), action: Action(wire: row.text(2)),
            step: Step(code: row.int(3)) ?? .other)
    }

    func offer(_ id: Int64?) -> OfferName {
        id.flatMap { offers[$0] } ?? OfferName(id: "", title: "")
    }

    var crossListed: [Int64] {
        origins.values.filter { $0.step == .crossListed }.map(\.id).sorted()
    }

    /// The origins that a filter lets through; `nil` where it asks for none.
    func origins(passing filter: Filter) -> [Int64]? {
        guard filter.source != nil || filter.action != nil || filter.step != nil else { return nil }
        return origins.values.filter { origin in
            Self.same(filter.source?.wire, origin.source.wire) && Self.same(filter.action?.wire, origin.action.wire)
                && (filter.step == nil || filter.step == origin.step)
        }.map(\.id).sorted()
    }

    private static func same(_ asked: String?, _ word: String) -> Bool {
        asked == nil || asked == word || asked?.lowercased() == word.lowercased()
    }
}
