import GRDB
import GRDBSQLite
import LeadModel

/// Why a lead store can't be used, in words for a person: what happened and what to do, without anybody's data.
public struct StoreError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What a program may want to tell apart.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        case notADatabase, newer, older, readOnly, full, busy, noPermission, missing, noDirectory, damaged, failed
        /// The caller asked to stop, by `interrupt()` or by answering a progress with `false`.
        case stopped
        /// An undo or redo meets what somebody changed since.
        case changedSince
        case noEntry
        /// What was asked for makes no sense as things are.
        case refused
    }

    public var kind: Kind
    public var message: String

    public init(kind: Kind, message: String) {
        (self.kind, self.message) = (kind, message)
    }

    public var description: String { message }

    static let stopped = StoreError(kind: .stopped, message: words(.storeStopped))
}

extension StoreError {
    /// What an error of SQLite means to the user of the store at `path`.
    init(_ error: any Error, path: String) {
        switch error {
        case let error as StoreError: self = error
        case let error as DatabaseError: self.init(code: error.extendedResultCode.rawValue, path: path)
        case let error as SQLiteFailure: self.init(code: error.code, path: path)
        case is CancellationError: self = .stopped
        default: self.init(kind: .failed, message: words(.storeFailed, path, "\(type(of: error))"))
        }
    }

    private init(code: Int32, path: String) {
        switch code & 0xFF {
        case SQLITE_NOTADB: self.init(kind: .notADatabase, message: words(.storeNotADatabase, path))
        case SQLITE_READONLY: self.init(kind: .readOnly, message: words(.storeReadOnly, path))
        case SQLITE_FULL: self.init(kind: .full, message: words(.storeFull, path))
        case SQLITE_BUSY, SQLITE_LOCKED: self.init(kind: .busy, message: words(.storeBusy, path))
        case SQLITE_PERM, SQLITE_AUTH, SQLITE_CANTOPEN:
            self.init(kind: .noPermission, message: words(.storeNoPermission, path))
        case SQLITE_CORRUPT: self.init(kind: .damaged, message: words(.storeDamaged, path))
        case SQLITE_INTERRUPT: self = .stopped
        default: self.init(kind: .failed, message: words(.storeFailed, path, code))
        }
    }
}

/// SQLite's extended result code of a statement that failed.
struct SQLiteFailure: Error {
    var code: Int32
}
