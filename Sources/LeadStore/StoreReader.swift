import GRDB
public import LeadModel

/// A connection that only reads.
public final class StoreReader: Sendable {
    init(path: String, rules: StageRules, clock: @escaping @Sendable () -> Timestamp, zone: Zone) throws(StoreError) {
        fatalError()
    }
}
