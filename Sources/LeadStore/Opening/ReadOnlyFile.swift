import Foundation
import GRDB
import LeadModel

/// Opens a store's file for reading only.
enum ReadOnlyFile {
    static func open(_ path: String, cacheKilobytes: Int) throws(StoreError) -> DatabaseQueue {
        do {
            return try judged(path, at: path, cacheKilobytes)
        } catch let error where error.kind == .noPermission && !FileManager.default.fileExists(atPath: path + "-wal") {
            // SQLite can't keep its files beside it in a directory that can't be written. Nobody else writes there
            // either, so that it may be read as it is.
            return try judged(path, at: immutable(path), cacheKilobytes)
        }
    }

    private static func judged(
        _ path: String, at name: String, _ cacheKilobytes: Int
    ) throws(StoreError) -> DatabaseQueue {
        do {
            let queue = try DatabaseQueue(
                path: name, configuration: Writer.configuration(cacheKilobytes, isReadOnly: true))
            try queue.inDatabase { db in
                let application = try db.first("PRAGMA application_id") { $0.int(0) } ?? 0
                let version = try db.first("PRAGMA user_version") { $0.int(0) } ?? 0
                try StoreFile.judge(applicationID: application, version: version, path: path)
                guard version == 0 else { return try judge(version, path) }
                // Who made the file may have been stopped before its tables were there.
                let isEmpty = try db.first("SELECT count(*) FROM sqlite_master") { $0.int(0) } == 0
                throw isEmpty
                    ? StoreError(kind: .missing, message: words(.storeMissing, path))
                    : StoreError(kind: .notADatabase, message: words(.storeNotADatabase, path))
            }
            return queue
        } catch {
            throw StoreError(error, path: path)
        }
    }

    /// Who only reads brings nothing up to date.
    private static func judge(_ version: Int, _ path: String) throws {
        guard version < Migrations.current else { return }
        throw StoreError(kind: .older, message: words(.storeOlder, path, version, Migrations.current))
    }

    private static func immutable(_ path: String) -> String {
        let name = path.utf8.map { byte in
            let isPlain = "/._-".utf8.contains(byte) || Unicode.Scalar(byte).properties.isAlphabetic && byte < 0x80
            return isPlain ? String(Unicode.Scalar(byte)) : "%" + Image.hex([byte])
        }
        return "file:" + name.joined() + "?immutable=1"
    }
}
