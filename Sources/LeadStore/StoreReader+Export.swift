import GRDB
public import LeadModel

extension StoreReader {
    /// Every customer that passes with his leads that pass, as leadtop's own export has them, one after the other.
    /// Who was merged comes after whom he was merged into, without leads.
    /// - Throws: `StoreError`, or what `body` throws.
    public func exportRecords(
        _ filter: Filter, search: String = "", _ body: (CustomerRecord, [LeadDraft]) throws -> Void
    ) throws {
        var failure: (any Error)?
        do {
            try ask { setting in
                try Export(setting, filter, search: search).forEach { record, leads in
                    do { try body(record, leads) } catch {
                        failure = error
                        throw error
                    }
                }
            }
        } catch {
            throw failure ?? error
        }
    }

    /// What a customer is called for good, here and in the stores that read this one's export. O(log n).
    public func reference(of customer: Int64) throws -> String {
        try ask { try References($0.db).reference(of: customer) }
    }
}
