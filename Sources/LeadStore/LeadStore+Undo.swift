import GRDB
public import LeadModel

extension LeadStore {
    /// Takes back what an entry of the log did.
    /// - Parameters:
    ///   - who: Whose newest entry is meant where none is named.
    ///   - activity: The entry; that of an undo means to do again what it took back.
    ///   - includesImports: Whether the newest entry may be an import; one that is named always may.
    ///   - progress: As in `perform`.
    /// - Returns: `nil` where there is nothing to take back.
    /// - Throws: `StoreError`; `.changedSince` where somebody has changed the same again, and then nothing is changed.
    public func undo(
        by who: String, activity: Int64? = nil, includesImports: Bool = true,
        progress: (Int, Int) -> Bool = { _, _ in true }
    ) throws -> UndoReport? {
        try reverse(by: who, isRedo: false, activity: activity, includesImports: includesImports, progress: progress)
    }

    /// Does again what was taken back; without an entry, what `who` took back last, unless he has done something since.
    /// - Throws: As `undo`.
    public func redo(
        by who: String, activity: Int64? = nil, progress: (Int, Int) -> Bool = { _, _ in true }
    ) throws -> UndoReport? {
        try reverse(by: who, isRedo: true, activity: activity, progress: progress)
    }

    private func reverse(
        by who: String, isRedo: Bool, activity: Int64?, includesImports: Bool = true,
        progress: (Int, Int) -> Bool
    ) throws -> UndoReport? {
        try writable().write { db in
            let history = History(db)
            let wanted = try history.find(activity, by: who, isRedo: isRedo, includesImports: includesImports)
            guard let found = wanted else { return nil }
            let reversal = Reversal(db, entry: found.entry, isRedo: found.isRedo, now: clock(), zone: zone)
            try reversal.run(progress)
            try history.write(found.entry, isRedo: found.isRedo, by: who, at: clock())
            let entry = try ActivityColumns.entry(db, found.entry.id) ?? found.entry
            return UndoReport(entry: entry, isRedo: found.isRedo)
        }
    }
}
