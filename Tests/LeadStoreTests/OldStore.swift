import Foundation
import GRDB
import LeadModel

@testable import LeadStore

/// A store as an older version of the program left it.
enum OldStore {
    /// Opens such a store with today's program.
    /// - Parameter content: What the older version wrote, in SQL.
    static func open(
        version: Int, content: String, _ check: (LeadStore, DatabaseQueue) throws -> Void
    ) throws {
        let directory = FileManager.default.temporaryDirectory.appendingPathComponent("old-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: directory) }
        let path = directory.appendingPathComponent("leads.db").path
        try DatabaseQueue(path: path).writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA journal_mode = WAL")
            for version in Migrations.versions.prefix(version) { try db.execute(sql: version) }
            try db.execute(sql: "PRAGMA application_id = \(Migrations.applicationID); PRAGMA user_version = \(version)")
            try db.execute(sql: content)
        }
        let store = try LeadStore(path: path, clock: { .noon }, zone: .utc)
        try check(store, DatabaseQueue(path: path))
    }
}
