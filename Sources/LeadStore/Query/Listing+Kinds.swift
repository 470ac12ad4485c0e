import GRDB
import LeadModel

/// What every question to the store is asked with.
struct Setting {
    let db: Database
    let vocabulary: Vocabulary
    let rules: StageRules
    let targets: ResponseTargets
    let now: Timestamp
    let zone: Zone

    var breaches: Breaches { Breaches(targets, vocabulary, now: now) }
    var endOfToday: Timestamp { zone.startOfDay(now, addingDays: 1) }

    func narrowing(_ filter: Filter, hasTime: Bool = true) throws -> Narrowing {
        var narrowing = try Narrowing(filter, db, vocabulary, now: now, zone: zone, hasTime: hasTime)
        if let members = try GroupQuery(setting: self).members(filter) { narrowing.narrow(to: members) }
        return narrowing
    }
}

extension Listing {
    /// Any list but that of offers, which is worked out whole.
    init(_ query: ListQuery, _ setting: Setting) throws {
        let words = SearchWords(query.search)
        switch query.kind {
        case .leads, .offers: try self.init(leads: query, words, setting)
        case .customers, .queue, .today: try self.init(customers: query, words, setting)
        case .activity: self.init(activity: query, setting)
        case .quarantine: self.init(quarantine: query, setting)
        }
    }

    private init(leads query: ListQuery, _ words: SearchWords, _ setting: Setting) throws {
        let vocabulary = setting.vocabulary
        plan = try ListPlan(leads: query, setting.narrowing(query.filter), words, setting)
        db = setting.db
        record = { row, first in .lead(LeadColumns.read(row, from: first, vocabulary)) }
    }

    private init(customers query: ListQuery, _ words: SearchWords, _ setting: Setting) throws {
        let (vocabulary, narrowing) = (setting.vocabulary, try setting.narrowing(query.filter))
        let (now, endOfToday) = (setting.now, setting.endOfToday)
        let offers = try CustomerOffers(setting.db, vocabulary)
        let customer = { (row: Query, first: Int32) in
            let offers = try offers.of(row.int64(first), isTest: row.bool(first + 21))
            return CustomerColumns.read(row, from: first, vocabulary, offers)
        }
        db = setting.db
        guard query.kind.isWork else {
            plan = try ListPlan(customers: query, narrowing, words, setting)
            record = { .customer(try customer($0, $1)) }
            return
        }
        let breaches = setting.breaches
        plan = try ListPlan(queue: query, narrowing, words, setting)
        record = { row, first in
            let work = WorkColumns.read(
                row, from: first + CustomerColumns.count, try customer(row, first), vocabulary, now: now,
                endOfToday: endOfToday, breaches)
            return .work(work)
        }
    }

    private init(activity query: ListQuery, _ setting: Setting) {
        let database = setting.db
        let searched = ["a.who", "a.verb", "a.before", "a.after", "coalesce(c.name_sort, '')"]
        let segment = ListPlan.Segment(
            tag: .integer(0), from: "activity a", keys: ["a.id"], isDescending: query.sort.isDescending)
        plan = ListPlan(
            walk: .entries, segments: [segment],
            record: Clause("SELECT \(ActivityColumns.sql) FROM \(ActivityColumns.from) WHERE a.id = ? AND ")
                + Self.contains(query.search, in: searched))
        db = database
        record = { row, first in
            .activity(try ActivityColumns.read(row, from: first) { try ActivityColumns.files(database, $0) })
        }
    }

    private init(quarantine query: ListQuery, _ setting: Setting) {
        let searched = ["q.reason", "coalesce(f.name, '')"]
        let segment = ListPlan.Segment(
            tag: .integer(0), from: "quarantine q INDEXED BY quarantine_open", condition: Clause("q.state = 'open'"),
            keys: ["q.id"], isDescending: query.sort.isDescending)
        plan = ListPlan(
            walk: .entries, segments: [segment],
            record: Clause(
                """
                SELECT q.id, q.at, f.name, q.line, q.reason, length(q.raw)
                FROM quarantine q LEFT JOIN file f ON f.id = q.file_id WHERE q.id = ? AND q.state = 'open' AND\u{20}
                """) + Self.contains(query.search, in: searched))
        db = setting.db
        record = { row, first in
            .quarantine(
                QuarantineRow(
                    id: row.int64(first), at: row.time(first + 1), origin: row.text(first + 2),
                    line: row.int(first + 3), reason: row.text(first + 4), size: row.int(first + 5)))
        }
    }

    private static func contains(_ search: String, in columns: [String]) -> Clause {
        let clauses = folded(search).split(separator: " ").map { word in
            Clause(
                sql: "(" + columns.map { "instr(lower(\($0)), ?)" }.joined(separator: " OR ") + ")",
                values: columns.map { _ in .text(String(word)) })
        }
        return clauses.joined("AND")
    }
}
