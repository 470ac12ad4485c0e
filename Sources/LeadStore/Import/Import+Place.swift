import LeadModel

extension Import {
    /// What waits for the next batch.
    enum Item {
        case file(name: String, format: String, header: [UInt8])
        case warning(String)
        case lead(PreparedLead)
        case unreadable(Unreadable)
        case customer(CustomerRecord)
        case resolved(Int64)
        case deleted(LeadKey)
        case update(PreparedLead)
        case watermark(String, readUpTo: Timestamp?)
        case facts(DoorFacts)
    }

    /// Where the import stands: only moves on when a batch is committed.
    struct Place {
        var activity: Int64?
        /// As in the report.
        var files: [File] = []
        /// Which of the files is being read.
        var current: Int?
        var firstCustomer: Int64 = 0
        /// The changes that the log has of it.
        var changes = 0
        /// What the rules have given away, and know by now.
        var assigning = Assigner.Memory()
        /// Customers of an export who were merged into one that had not been read yet.
        var unmerged: [String: String] = [:]

        struct File {
            /// Its number in the store; `nil` before it is written.
            var id: Int64?
            var name: String
            var format: String
            var header: [UInt8]

            /// What of the file decides how its pieces are read: they are the same pieces only under the same.
            var kind: [UInt8] { Array(format.utf8) + [0] + header }

            /// The name without directories.
            var source: String { String(name.split(separator: "/").last ?? "") }

            func isSame(as other: File) -> Bool {
                name == other.name && format == other.format && header == other.header
            }
        }
    }
}

extension Import.Item {
    /// What is said of a lead that came before it.
    var isAfterword: Bool {
        if case .deleted = self { true } else { false }
    }
}
