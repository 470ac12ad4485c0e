import GRDB
import LeadModel

/// Touches in the order of their customers, read once from the first to the last.
final class Touches {
    private let query: Query
    private var customer: Int64?

    init(_ db: Database) throws {
        query = try Query(
            db,
            """
            SELECT f.customer_id, f.done_at, f.done_by FROM follow_up f INDEXED BY follow_up_touch
            WHERE f.outcome IS NOT NULL ORDER BY f.customer_id, f.done_at
            """
        ).start()
        try step()
    }

    private func step() throws {
        customer = try query.step() ? query.int64(0) : nil
    }

    /// The first of a customer's at a moment or later. Each call is for a customer after the one before.
    func first(of wanted: Int64, since moment: Int64) throws -> (at: Timestamp, rep: String)? {
        while let customer, customer < wanted { try step() }
        while let customer, customer == wanted {
            if query.int64(1) >= moment { return (query.time(1), query.text(2)) }
            try step()
        }
        return nil
    }
}

/// What of the customers' work is late, and how it ended.
struct OpenWork {
    struct Overdue {
        var due: Timestamp
        var rep: String
    }

    private(set) var overdue: [Int64: Overdue] = [:]
    private var statuses: [Int64: Status] = [:]
    /// What the latest touch that closes says.
    private var reasons: [Int64: Ending] = [:]

    init(_ setting: Setting) throws {
        let late = try setting.db.rows(
            "SELECT c.id, c.follow_up_due, c.worker FROM customer c INDEXED BY customer_due WHERE c.follow_up_due < ?",
            [.integer(setting.now.milliseconds)]
        ) { ($0.int64(0), Overdue(due: $0.time(1), rep: $0.text(2))) }
        for (customer, work) in late { overdue[customer] = work }
        let hint = setting.vocabulary.by("customer_status")
        let closed = try setting.db.rows("SELECT c.id, c.status FROM customer c\(hint) WHERE c.status > 2") {
            ($0.int64(0), Status(code: $0.int(1)))
        }
        for (customer, status) in closed { statuses[customer] = status }
        try readReasons(setting.db)
    }

    private mutating func readReasons(_ db: Database) throws {
        let touches = try db.rows(
            """
            SELECT f.customer_id, f.outcome, f.reason FROM follow_up f INDEXED BY follow_up_touch
            WHERE f.outcome IS NOT NULL AND f.outcome IN ('won', 'lost', 'notInterested')
            ORDER BY f.customer_id, f.done_at
            """
        ) { ($0.int64(0), Ending(status: $0.text(1) == "won" ? .won : .lost, reason: $0.text(2))) }
        for (customer, ending) in touches { reasons[customer] = ending }
    }

    /// A status that a person set without a touch has no reason.
    func ending(of customer: Int64) -> Ending? {
        guard let status = statuses[customer] else { return nil }
        let said = reasons[customer]
        return Ending(status: status, reason: said?.status == status ? said?.reason ?? "" : "")
    }
}

/// The parts that customers belong to by how they were answered, by numbers.
final class ResponseParts {
    private let setting: Setting
    private let owners: Numbered<String>
    private let offers: [Int64: Int64]
    private var reps: [String: Int] = [:]
    private var names: [String] = []

    init(_ setting: Setting) throws {
        self.setting = setting
        owners = try People(setting).numbered("c.owner", index: "customer_owner")
        offers = OfferGroups(setting.vocabulary).numbers
    }

    func number(_ found: Response, _ by: ResponseTimes.By) -> Int {
        switch by {
        case .offer: return Int(offers[found.start.offer] ?? 0)
        case .step: return found.start.step.code
        case .rep:
            let name = rep(found)
            if let known = reps[name] { return known }
            reps[name] = names.count
            names.append(name)
            return names.count - 1
        }
    }

    private func rep(_ found: Response) -> String { found.touch?.rep ?? owners.value(of: found.customer) }

    func part(_ number: Int, _ by: ResponseTimes.By) -> ReportGroup.Part {
        switch by {
        case .offer: .offer(setting.vocabulary.offer(Int64(number)).text)
        case .step: .step(Step(code: number) ?? .other)
        case .rep: .rep(names[number])
        }
    }

    func holds(_ found: Response, _ part: ReportGroup.Part) -> Bool {
        switch part {
        case .offer(let text): setting.vocabulary.offer(offers[found.start.offer]).text == text
        case .step(let step): found.start.step == step
        case .rep(let name): rep(found) == name
        case .country, .campaign, .week, .source, .tag: false
        }
    }
}
