import GRDB
public import LeadModel

extension LeadStore {
    /// Begins an import.
    /// - Parameters:
    ///   - dryRun: Writes to a copy of the store that goes away: the report is the same and nothing changes. Takes a
    ///     copy's time, O(size of the store).
    ///   - isRetry: Whether quarantined pieces are read again; the log calls it so.
    ///   - bytes: How much is about to come, where that is known: much is stored otherwise than little.
    public func beginImport(
        by who: String, dryRun: Bool = false, isRetry: Bool = false, bytes: Int? = nil
    ) throws -> Import {
        try beginImport(by: who, verb: isRetry ? .quarantineRetry : .import, door: nil, dryRun: dryRun, bytes: bytes)
    }

    /// Begins an import by a door: its files have the door's name unless they are given another, and it leaves an entry
    /// in the log only where it brings something.
    public func beginImport(by who: String, door: Door, dryRun: Bool = false) throws -> Import {
        try beginImport(by: who, verb: .import, door: door, dryRun: dryRun, bytes: nil)
    }

    private func beginImport(
        by who: String, verb: ActivityRow.Verb, door: Door?, dryRun: Bool, bytes: Int?
    ) throws -> Import {
        let cache = 48_000
        let writer =
            try dryRun
            ? Writer(copyOf: path, cacheKilobytes: cache)
            : Writer(path: writable().path, cacheKilobytes: cache)
        return Import(
            writer: writer, by: who, verb: verb, door: door, isDryRun: dryRun, bytes: bytes, rules: assignmentRules,
            clock: clock)
    }
}
