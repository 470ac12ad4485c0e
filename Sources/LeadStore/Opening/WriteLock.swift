import Foundation
import LeadModel

#if canImport(Glibc)
    import Glibc
#endif

/// A fair lock between all writers of one store, in this process and others: SQLite alone lets an import, which writes
/// again and again, starve everybody else. Two bytes of a file beside the store: who waits holds the gate, so that
/// who has just written queues behind him. The system lets go of both when a process dies.
final class WriteLock {
    private let descriptor: Int32
    // Locks of the open file, not of the process.
    private static let getLock: Int32 = 36  // F_OFD_GETLK
    private static let setLock: Int32 = 37  // F_OFD_SETLK

    /// - Throws: `StoreError` where the file beside the store can't be made.
    init(storePath: String) throws {
        descriptor = open(storePath + "-lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw StoreError(kind: .noPermission, message: words(.storeNoPermission, storePath + "-lock"))
        }
    }

    deinit {
        close(descriptor)
    }

    /// Runs `body` while nobody else writes.
    /// - Throws: `SQLITE_BUSY` as a failure when the others take longer than `timeoutSeconds`.
    func hold<Answer>(timeoutSeconds: Int, _ body: () throws -> Answer) throws -> Answer {
        try take(timeoutSeconds: timeoutSeconds)
        defer { release() }
        return try body()
    }

    func take(timeoutSeconds: Int) throws {
        let end = DispatchTime.now() + .seconds(timeoutSeconds)
        try take(byte: 0, until: end)
        do {
            try take(byte: 1, until: end)
        } catch {
            set(F_UNLCK, byte: 0)
            throw error
        }
        set(F_UNLCK, byte: 0)
    }

    func release() {
        set(F_UNLCK, byte: 1)
    }

    /// Whether somebody waits at the gate for this one to end.
    var isAwaited: Bool {
        var lock = Self.lock(F_WRLCK, byte: 0)
        return fcntl(descriptor, Self.getLock, &lock) == 0 && Int32(lock.l_type) != F_UNLCK
    }

    /// Takes part in importing in bulk, for which the lists' indexes are put away. Not while somebody makes them anew.
    func joinBulk() -> Bool { set(F_RDLCK, byte: 2) }

    /// Takes the right to make the indexes anew; not while others import in bulk.
    func endBulk() -> Bool { set(F_WRLCK, byte: 2) }

    func leaveBulk() {
        set(F_UNLCK, byte: 2)
        set(F_UNLCK, byte: 3)
    }

    /// Takes the right to put the indexes away by which leads and customers are found: only one import has what it
    /// takes to do without. Kept until the end of its bulk.
    func claimMemory() -> Bool { set(F_WRLCK, byte: 3) }

    private func take(byte: Int, until end: DispatchTime) throws {
        var pauseMicroseconds: UInt32 = 200
        while !set(F_WRLCK, byte: byte) {
            guard DispatchTime.now() < end else { throw SQLiteFailure(code: 5) }
            // The system can wait for a lock of a file for ever, but not until a time: so it is asked again.
            usleep(pauseMicroseconds)
            pauseMicroseconds = min(pauseMicroseconds * 2, 5000)
        }
    }

    @discardableResult
    private func set(_ kind: Int32, byte: Int) -> Bool {
        var lock = Self.lock(kind, byte: byte)
        return fcntl(descriptor, Self.setLock, &lock) == 0
    }

    private static func lock(_ kind: Int32, byte: Int) -> flock {
        var lock = flock()
        lock.l_type = Int16(kind)
        lock.l_whence = Int16(SEEK_SET)
        lock.l_start = byte
        lock.l_len = 1
        return lock
    }
}
