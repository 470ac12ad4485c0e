import GRDB
public import LeadModel

extension LeadStore {
    /// Notes that a rep is away, in place of what was known of that time.
    /// - Returns: The entry in the log.
    /// - Throws: `StoreError` where the absence makes no sense.
    @discardableResult
    public func setAbsence(_ absence: Absence, by who: String) throws -> Int64 {
        guard absence.deputy != absence.rep else {
            throw StoreError(kind: .refused, message: words(.absenceDeputySelf, absence.rep))
        }
        return try writable().write { db in
            let now = clock()
            guard absence.until > absence.since, absence.until > now else {
                throw StoreError(kind: .refused, message: words(.absenceOver))
            }
            let journal = try Journal(db, activity: Journal.nextActivity(db))
            for known in try Absences.load(db).all where known.rep == absence.rep && known.until > now {
                guard known.since < absence.until, absence.since < known.until else { continue }
                try journal.delete(.absence, known.id, customer: nil)
            }
            try journal.insert(
                .absence, customer: nil,
                [
                    ("rep", .text(absence.rep)), ("deputy", .text(absence.deputy)),
                    ("since", .integer(absence.since.milliseconds)), ("until", .integer(absence.until.milliseconds)),
                ])
            let text = words(.absenceLogged, absence.rep, absence.until.rfc3339)
            let told = absence.deputy.isEmpty ? text : words(.absenceWithDeputy, text, absence.deputy)
            return try write(db, journal, .away, told, who, now)
        }
    }

    /// Notes that a rep is back: what is left of his absence, and what was to come, is over.
    /// - Returns: The entry in the log.
    /// - Throws: `StoreError` where he is not away.
    @discardableResult
    public func endAbsence(of rep: String, by who: String) throws -> Int64 {
        try writable().write { db in
            let now = clock()
            let journal = try Journal(db, activity: Journal.nextActivity(db))
            for known in try Absences.load(db).all where known.rep == rep && known.until > now {
                if known.since < now {
                    try journal.update(.absence, known.id, customer: nil, [("until", .integer(now.milliseconds))])
                } else {
                    try journal.delete(.absence, known.id, customer: nil)
                }
            }
            guard journal.place > 0 else { throw StoreError(kind: .refused, message: words(.absenceNone, rep)) }
            return try write(db, journal, .back, rep, who, now)
        }
    }

    private func write(
        _ db: Database, _ journal: Journal, _ verb: ActivityRow.Verb, _ text: String, _ who: String, _ now: Timestamp
    ) throws -> Int64 {
        try db.run(
            "INSERT INTO activity(id, at, who, verb, count, after) VALUES (?,?,?,?,1,?)", .integer(journal.activity),
            .integer(now.milliseconds), .text(who), .text(verb.rawValue), .text(text))
        return journal.activity
    }
}

extension StoreReader {
    /// How many open customers each of these reps has. O(their customers).
    /// - Throws: `StoreError`.
    public func loads(of reps: Set<String>) throws -> [String: Int] {
        try ask { setting in try Dealer.loads(of: reps, setting.db) }
    }

    /// Who was, is and will be away.
    /// - Throws: `StoreError`.
    public func absences() throws -> Absences {
        try ask { setting in try Absences.load(setting.db) }
    }
}
