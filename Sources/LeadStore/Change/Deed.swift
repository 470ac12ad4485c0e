import GRDB
import LeadModel

/// One change while it is done to one customer after the other.
final class Deed {
    let change: Change
    let setting: Setting
    let who: String
    let journal: Journal?
    let upkeep: Upkeep
    /// The offer that a do-not-contact rule is about.
    let offer: (id: Int64, text: String)?
    /// The customer that a split made.
    var madeCustomer: Int64?
    /// What the log says of the customer who was changed last.
    var before = ""
    var after = ""
    private var verb: ActivityRow.Verb
    private var lastChanged: Int64?

    var db: Database { setting.db }
    var now: Timestamp { setting.now }

    init(_ change: Change, _ setting: Setting, who: String, isPreview: Bool = false) throws {
        (self.change, self.setting, self.who) = (change, setting, who)
        upkeep = Upkeep(db: setting.db)
        journal = isPreview ? nil : try Journal(setting.db, activity: Journal.nextActivity(setting.db))
        verb = change.verb
        offer = try Self.offer(of: change, setting.db, isPreview: isPreview)
    }

    private static func offer(of change: Change, _ db: Database, isPreview: Bool) throws -> (Int64, String)? {
        let named: String?
        switch change {
        case .flagDoNotContact(let offer, _), .liftDoNotContact(let offer, _): named = offer
        default: named = nil
        }
        guard let named else { return nil }
        let lookup = OfferLookup(db)
        guard let id = try isPreview ? lookup.ids(named).first : lookup.make(named) else { return (0, named) }
        let text = try db.first("SELECT coalesce(code, title) FROM offer WHERE id = ?", [.integer(id)]) { $0.text(0) }
        return (id, text ?? named)
    }

    /// Counts a customer as changed or skipped, and changes him.
    func weigh(_ id: Int64, _ report: inout ChangeReport, _ apply: (CustomerState) throws -> Void) throws {
        guard let customer = try CustomerState.load(db, id), customer.mergedInto == nil else {
            report.skipped[.missing, default: 0] += 1
            return
        }
        let verdict = try verdict(on: customer)
        if let skip = verdict.skip {
            report.skipped[skip, default: 0] += 1
            if report.chosen == 1 { (report.block, report.owner) = (verdict.block, verdict.owner) }
            return
        }
        try apply(customer)
        report.changed += 1
        lastChanged = id
    }

    /// Writes the entry in the log, where there is something to say.
    func finish(changed: Int) throws -> Int64? {
        guard changed > 0, let journal else { return nil }
        try Query(
            cached: db,
            "INSERT INTO activity(id, at, who, verb, customer_id, count, before, after) VALUES (?,?,?,?,?,?,?,?)"
        ).start().bind(journal.activity).bind(now.milliseconds).bind(who).bind(verb.rawValue)
            .bind(changed == 1 ? lastChanged : nil).bind(changed).bind(changed == 1 ? before : "").bind(after).run()
        return journal.activity
    }

    /// A follow-up that is there already is changed, not added.
    func note(isChange: Bool) {
        verb = isChange ? .followUpChange : .followUpAdd
    }

    /// A moment as the log keeps it; its readers have clocks of their own.
    func text(_ moment: Timestamp) -> String {
        moment.rfc3339
    }
}

extension Change {
    fileprivate var verb: ActivityRow.Verb {
        switch self {
        case .setStatus: .status
        case .assign, .claim: .assign
        case .handOver: .handOver
        case .addNote: .note
        case .setFollowUp: .followUpAdd
        case .snooze: .followUpSnooze
        case .complete: .followUpDone
        case .flagDoNotContact: .doNotContactAdd
        case .liftDoNotContact: .doNotContactLift
        case .merge: .merge
        case .split: .split
        case .setAside: .setAside
        }
    }
}

/// A moment on the local clock, in errors.
enum LocalText {
    static func of(_ moment: Timestamp, _ zone: Zone) -> String {
        let local = zone.localTime(of: moment)
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return local.date.iso + " " + two(local.hour) + ":" + two(local.minute)
    }
}
