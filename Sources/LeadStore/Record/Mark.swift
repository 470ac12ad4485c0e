import GRDB
import LeadModel

/// What test leads say in place of a source and an action: each has a mark of its own there. Their origin is one, so
/// that origins stay few, and the words themselves are kept by the lead.
enum Mark {
    /// A source without its own mark.
    static func common(_ source: Source) -> Source {
        TestLead.isMarked(source.wire) ? .other(TestLead.word) : source
    }

    /// An action without its own mark.
    static func common(_ action: Action) -> Action {
        TestLead.isMarked(action.wire) ? .other(TestLead.word) : action
    }

    static func write(_ source: LeadSource, lead: Int64, _ db: Database) throws {
        try Query(cached: db, "INSERT INTO mark(lead_id, source, action) VALUES (?,?,?)")
            .start().bind(lead).bind(source.source.wire).bind(source.action.wire).run()
    }

    /// The words of a lead `l`; NULL where its origin has them.
    static let columns = """
        CASE WHEN l.is_test THEN (SELECT m.source FROM mark m WHERE m.lead_id = l.id) END, \
        CASE WHEN l.is_test THEN (SELECT m.action FROM mark m WHERE m.lead_id = l.id) END
        """

    static func read(_ row: Query, from first: Int32, _ origin: Vocabulary.Origin?) -> (Source, Action) {
        (
            row.optionalText(first).map { Source(wire: $0) } ?? origin?.source ?? .other(""),
            row.optionalText(first + 1).map { Action(wire: $0) } ?? origin?.action ?? .other("")
        )
    }
}
