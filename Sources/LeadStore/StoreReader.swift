import GRDB
import LeadModel
import Synchronization

/// A connection that only reads. One question at a time; `interrupt()` may come from anywhere.
public final class StoreReader: Sendable {
    let path: String
    private let queue: DatabaseQueue
    private let rules: StageRules
    private let targets: ResponseTargets
    private let clock: @Sendable () -> Timestamp
    private let zone: Zone
    /// Of which version of the data the vocabulary is.
    private let known = Mutex<(version: Int64, vocabulary: Vocabulary)>((-1, Vocabulary()))

    private let interruptions = Atomic<Int>(0)

    init(
        path: String, rules: StageRules, targets: ResponseTargets, clock: @escaping @Sendable () -> Timestamp,
        zone: Zone, cacheKilobytes: Int
    ) throws(StoreError) {
        (self.path, self.rules, self.targets, self.clock, self.zone) = (path, rules, targets, clock, zone)
        queue = try ReadOnlyFile.open(path, cacheKilobytes: cacheKilobytes)
    }

    /// Stops the question that is being answered; it throws `StoreError.Kind.stopped`.
    public func interrupt() {
        interruptions.add(1, ordering: .relaxed)
        queue.interrupt()
    }

    /// A number that changes when another connection or process has written.
    public func dataVersion() throws -> Int64 {
        try read { db in try Self.dataVersion(db) }
    }

    /// Whether no lead has come in yet, test leads included.
    public var isEmpty: Bool {
        get throws { try read { db in try db.first("SELECT 1 FROM lead LIMIT 1") { _ in true } == nil } }
    }

    /// One answer from one state of the store.
    func ask<Answer>(_ body: (Setting) throws -> Answer) throws -> Answer {
        try read { db in
            var answer: Answer?
            try db.inTransaction(.deferred) {
                // What is read from here on is one state, also what the vocabulary says of it. SQLite forgets that it
                // was interrupted when no statement runs, so that one does until the end.
                let watch = try Query(db, "SELECT 1 FROM store UNION ALL SELECT 2")
                _ = try watch.step()
                defer { watch.start() }
                let setting = Setting(
                    db: db, vocabulary: try vocabulary(db), rules: rules, targets: targets, now: clock(),
                    zone: zone)
                answer = try body(setting)
                return .commit
            }
            guard let answer else { throw StoreError.stopped }
            return answer
        }
    }

    func read<Answer>(_ body: (Database) throws -> Answer) throws -> Answer {
        let before = interruptions.load(ordering: .relaxed)
        do {
            return try queue.inDatabase { db in
                // The end of the last question's transaction may have been interrupted, too.
                if db.isInsideTransaction { try db.rollback() }
                return try body(db)
            }
        } catch {
            let failure = StoreError(error, path: path)
            // The search's virtual table says that it failed, not that it was interrupted, while it is being opened.
            let isInterrupted = failure.kind == .failed && interruptions.load(ordering: .relaxed) != before
            throw isInterrupted ? .stopped : failure
        }
    }

    private func vocabulary(_ db: Database) throws -> Vocabulary {
        let version = try Self.dataVersion(db)
        if let vocabulary = known.withLock({ $0.version == version ? $0.vocabulary : nil }) { return vocabulary }
        let vocabulary = try Vocabulary(db)
        known.withLock { $0 = (version, vocabulary) }
        return vocabulary
    }

    private static func dataVersion(_ db: Database) throws -> Int64 {
        try db.first("PRAGMA data_version") { $0.int64(0) } ?? 0
    }
}
