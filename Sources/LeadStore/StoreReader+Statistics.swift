import Foundation
import GRDB
import LeadModel

/// What a store holds and how it is.
public struct StoreStatistics: Hashable, Sendable {
    public var path: String
    /// The file with its write-ahead log.
    public var bytes: Int
    /// The version of the tables.
    public var version: Int
    public var leads: Int
    public var customers: Int
    public var offers: Int
    public var quarantined: Int
    /// Entries in the log.
    public var activities: Int
    /// Leads whose import was undone.
    public var archivedLeads: Int
    /// What SQLite finds wrong; empty where nothing is, `nil` where it was not asked.
    public var damages: [String]?
}

extension StoreReader {
    /// - Parameter checksIntegrity: Whether every page is looked at: O(size of the store).
    /// - Throws: `StoreError`.
    public func statistics(checksIntegrity: Bool = false) throws -> StoreStatistics {
        try ask { setting in
            func number(_ sql: String) throws -> Int { try setting.db.first(sql) { $0.int(0) } ?? 0 }
            var statistics = StoreStatistics(
                path: path, bytes: Self.bytes(path) + Self.bytes(path + "-wal"),
                version: try number("PRAGMA user_version"), leads: try number("SELECT count(*) FROM lead"),
                customers: try number("SELECT count(*) FROM customer WHERE merged_into IS NULL"),
                offers: try number("SELECT count(*) FROM offer"),
                quarantined: try number("SELECT count(*) FROM quarantine WHERE state = 'open'"),
                activities: try number("SELECT count(*) FROM activity"),
                archivedLeads: try number("SELECT count(*) FROM archived_lead"), damages: nil)
            guard checksIntegrity else { return statistics }
            let problems = try setting.db.rows("PRAGMA integrity_check") { $0.text(0) }.filter { $0 != "ok" }
            let orphans = try setting.db.rows("PRAGMA foreign_key_check") { "foreign key of \($0.text(0))" }
            statistics.damages = problems + orphans
            return statistics
        }
    }

    private static func bytes(_ path: String) -> Int {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        return (attributes?[.size] as? NSNumber)?.intValue ?? 0
    }
}
