import Foundation
import GRDB
public import LeadModel

/// The lead store: one file, of which this is the only writer in the process besides its imports.
///
/// Several processes may use one file at once. Values go in and come out; SQL stays inside.
public final class LeadStore: Sendable {
    /// What the caller means to do with the store.
    public enum Mode: Sendable {
        case readWrite, readOnly
    }

    /// Where the store's file is.
    public let path: String
    public let mode: Mode
    let rules: StageRules
    /// To whom what comes in goes by itself.
    let assignmentRules: [AssignmentRule]
    let targets: ResponseTargets
    let clock: @Sendable () -> Timestamp
    let zone: Zone
    let writer: Writer?
    private let isTemporary: Bool

    /// Opens a store, making the file (0600), its directory (0700) and its tables where they are missing.
    ///
    /// `:memory:` is a store in a temporary file that goes away with this object.
    /// - Throws: `StoreError`; a file that is no lead store, or a newer one, is left as it is.
    public init(
        path: String, mode: Mode = .readWrite, rules: StageRules = .documentation2018,
        assignmentRules: [AssignmentRule] = [], targets: ResponseTargets? = nil,
        clock: @escaping @Sendable () -> Timestamp, zone: Zone
    ) throws(StoreError) {
        isTemporary = path == ":memory:"
        self.path = isTemporary ? Self.temporaryPath() : path
        (self.mode, self.rules, self.clock, self.zone) = (mode, rules, clock, zone)
        self.assignmentRules = assignmentRules
        self.targets = targets ?? .standard(zone)
        switch mode {
        case .readWrite:
            try StoreFile.make(at: self.path)
            try StoreFile.judge(self.path)
            let made = try Writer(path: self.path)
            try made.migrate()
            try Bulk.settleIfNeeded(made)
            writer = made
        case .readOnly:
            guard try StoreFile.judge(self.path) else {
                throw StoreError(kind: .missing, message: words(.storeMissing, path))
            }
            // A store of an older leadtop can't be read before it is brought up to date; who may not do that is told
            // so when he reads it.
            if try StoreFile.isOlder(self.path) { try? Writer(path: self.path).migrate() }
            writer = nil
        }
    }

    deinit {
        guard isTemporary else { return }
        for suffix in ["", "-wal", "-shm", "-lock"] { unlink(path + suffix) }
    }

    /// A connection of its own that only reads.
    /// - Parameter cacheKilobytes: the most memory that it keeps pages of the store in.
    /// - Throws: `StoreError`.
    public func makeReader(cacheKilobytes: Int = 8_000) throws(StoreError) -> StoreReader {
        try StoreReader(
            path: path, rules: rules, targets: targets, clock: clock, zone: zone, cacheKilobytes: cacheKilobytes)
    }

    /// The writer of a store that was not opened for reading only.
    func writable() throws(StoreError) -> Writer {
        guard let writer else { throw StoreError(kind: .readOnly, message: words(.storeReadOnly, path)) }
        return writer
    }

    private static func temporaryPath() -> String {
        let name = "leadtop-\(getpid())-\(UInt64.random(in: .min ... .max)).db"
        return FileManager.default.temporaryDirectory.appendingPathComponent(name).path
    }
}
