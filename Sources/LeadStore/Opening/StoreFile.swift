import Foundation
import LeadModel

/// The store's file before SQLite sees it: made for its owner alone, and judged by its first bytes.
enum StoreFile {
    /// Makes the directory (0700) and the file (0600) where they are missing.
    /// - Throws: `StoreError` where the user may not.
    static func make(at path: String) throws(StoreError) {
        let directory = URL(fileURLWithPath: path).deletingLastPathComponent().path
        if !FileManager.default.fileExists(atPath: directory) {
            do {
                try FileManager.default.createDirectory(
                    atPath: directory, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            } catch {
                throw StoreError(kind: .noDirectory, message: words(.storeNoDirectory, path))
            }
        }
        // SQLite gives the files beside it (-wal, -shm) the permissions of this one.
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            let code = errno
            // Readable but not writable says more than "not allowed".
            if code == EACCES, access(path, R_OK) == 0 { throw error(EROFS, path) }
            throw error(code, path)
        }
        close(descriptor)
    }

    /// Refuses what is no lead store or comes from a newer leadtop, without SQLite touching it. O(1).
    /// - Returns: Whether there is anything in it.
    @discardableResult
    static func judge(_ path: String) throws(StoreError) -> Bool {
        guard let header = try header(of: path) else { return false }
        try judge(applicationID: number(header[68..<72]), version: number(header[60..<64]), path: path)
        return true
    }

    /// Whether an older leadtop has made it. O(1).
    static func isOlder(_ path: String) throws(StoreError) -> Bool {
        guard let header = try header(of: path) else { return false }
        return (1..<Migrations.current).contains(number(header[60..<64]))
    }

    /// - Returns: `nil` where there is nothing in the file.
    private static func header(of path: String) throws(StoreError) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw error(errno, path) }
        defer { close(descriptor) }
        var header = [UInt8](repeating: 0, count: 100)
        let count = read(descriptor, &header, header.count)
        if count < 0 { throw StoreError(kind: .notADatabase, message: words(.storeNotADatabase, path)) }
        guard count > 0 else { return nil }
        guard count == 100, header.starts(with: Array("SQLite format 3\0".utf8)) else {
            throw StoreError(kind: .notADatabase, message: words(.storeNotADatabase, path))
        }
        return header
    }

    /// The two numbers in a store's header. Both are 0 while the first write is still in the write-ahead log.
    static func judge(applicationID: Int, version: Int, path: String) throws(StoreError) {
        guard applicationID == Migrations.applicationID || (applicationID == 0 && version == 0) else {
            throw StoreError(kind: .notADatabase, message: words(.storeNotADatabase, path))
        }
        guard version <= Migrations.current else {
            throw StoreError(kind: .newer, message: words(.storeNewer, path, version, Migrations.current))
        }
    }

    private static func number(_ bytes: ArraySlice<UInt8>) -> Int {
        bytes.reduce(0) { $0 << 8 | Int($1) }
    }

    private static func error(_ code: Int32, _ path: String) -> StoreError {
        switch code {
        case ENOENT, ENOTDIR: StoreError(kind: .missing, message: words(.storeMissing, path))
        case EROFS: StoreError(kind: .readOnly, message: words(.storeReadOnly, path))
        case ENOSPC, EDQUOT: StoreError(kind: .full, message: words(.storeFull, path))
        case EISDIR: StoreError(kind: .notADatabase, message: words(.storeNotADatabase, path))
        default: StoreError(kind: .noPermission, message: words(.storeNoPermission, path))
        }
    }
}
