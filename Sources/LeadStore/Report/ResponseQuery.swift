import GRDB
import LeadModel

/// Counts how soon customers were contacted, in one pass over the leads and the touches side by side.
struct ResponseQuery {
    let setting: Setting
    let filter: Filter

    func times() throws -> ResponseTimes {
        let narrowing = try setting.narrowing(filter)
        var basis = try BasisCount(setting, filter, narrowing, People(setting))
        var whole = ResponseTally()
        var parts: [ResponseTimes.By: [Int: ResponseTally]] = [:]
        let names = try ResponseParts(setting)
        let work = try OpenWork(setting)
        var (overdue, endings) = ([String: ResponseTimes.Overdue](), [Ending: Int]())
        try ResponseScan(setting, narrowing).forEach(all: { basis.add($0, leads: $1, own: $2) }) { found in
            whole.add(found)
            for by in ResponseTimes.By.allCases {
                parts[by, default: [:]][names.number(found, by), default: ResponseTally()].add(found)
            }
            if let late = work.overdue[found.customer] { Self.add(late, to: &overdue) }
            if let ending = work.ending(of: found.customer) { endings[ending, default: 0] += 1 }
        }
        func sorted(_ by: ResponseTimes.By) -> [ResponseTimes.Part] {
            (parts[by] ?? [:]).map { ResponseTimes.Part(part: names.part($0, by), counts: $1.counts()) }.sorted {
                ($1.counts.customers, $0.part.value) < ($0.counts.customers, $1.part.value)
            }
        }
        return ResponseTimes(
            basis: basis.basis, counts: whole.counts(), before: try before(), reps: sorted(.rep),
            offers: sorted(.offer), steps: sorted(.step),
            overdue: overdue.values.sorted { ($1.count, $0.rep) < ($0.count, $1.rep) },
            endings: Self.sorted(endings))
    }

    private static func add(_ late: OpenWork.Overdue, to overdue: inout [String: ResponseTimes.Overdue]) {
        let former = overdue[late.rep] ?? ResponseTimes.Overdue(rep: late.rep, count: 0, oldest: late.due)
        overdue[late.rep] = ResponseTimes.Overdue(
            rep: late.rep, count: former.count + 1, oldest: min(former.oldest, late.due))
    }

    private static func sorted(_ endings: [Ending: Int]) -> [ResponseTimes.Ending] {
        endings.map { ResponseTimes.Ending(status: $0.status, reason: $0.reason, count: $1) }.sorted {
            ($0.status.code, $1.count, $0.reason) < ($1.status.code, $0.count, $1.reason)
        }
    }

    private func before() throws -> ResponseTimes.Counts? {
        guard let before = try FunnelQuery(setting, filter).before else { return nil }
        var whole = ResponseTally()
        try ResponseScan(setting, setting.narrowing(before)).forEach { whole.add($0) }
        return whole.counts()
    }

    /// The customers behind one number.
    func members(of group: ReportGroup.Response) throws -> CustomerSet {
        var set = CustomerSet(upTo: Int64(setting.vocabulary.lastCustomer))
        let names = try ResponseParts(setting)
        let work = try OpenWork(setting)
        try ResponseScan(setting, setting.narrowing(filter)).forEach { found in
            let isWanted: Bool
            switch (group.state, group.part) {
            case (.overdue, .rep(let rep)?): isWanted = work.overdue[found.customer]?.rep == rep
            case (.overdue, _): isWanted = work.overdue[found.customer] != nil
            case (.ended(let status, let reason), _):
                let ending = work.ending(of: found.customer)
                isWanted = ending?.status == status && (reason == nil || ending?.reason == reason)
            case (_, let part?): isWanted = found.state.isPart(of: group.state) && names.holds(found, part)
            case (_, nil): isWanted = found.state.isPart(of: group.state)
            }
            if isWanted { set.insert(found.customer) }
        }
        return set
    }
}

/// Why a customer was closed.
struct Ending: Hashable {
    var status: Status
    var reason: String
}

/// A customer, and how he was answered.
struct Response {
    var customer: Int64
    /// His first lead.
    var start: LeadStream.Lead
    /// How long it took, in milliseconds of time worked, and whose touch it was; `nil` where there is none.
    var touch: (took: Int64, rep: String)?
    /// One of those that every customer is in exactly one of.
    var state: ReportGroup.Response.State
}

/// How every customer who has a lead of his own was answered.
private struct ResponseScan {
    private let setting: Setting
    private let narrowing: Narrowing

    init(_ setting: Setting, _ narrowing: Narrowing) {
        (self.setting, self.narrowing) = (setting, narrowing)
    }

    /// - Parameter all: Told of every customer how many leads he has, and how many of them are not cross-listed.
    func forEach(
        all: (Int64, _ leads: Int, _ own: Int) -> Void = { _, _, _ in }, _ body: (Response) throws -> Void
    ) throws {
        let people = People(setting)
        let (blocked, closed) = (try people.blocked(), try people.closed())
        let breaches = Step.allCases.reduce(into: [Step: Timestamp]()) {
            $0[$1] = setting.targets.breachMoment(of: $1, now: setting.now)
        }
        let touches = try Touches(setting.db)
        try LeadStream(setting, narrowing).forEach { customer, leads in
            let own = leads.filter { $0.step != .crossListed }
            all(customer, leads.count, own.count)
            guard let start = own.min(by: { $0.isBefore($1) }) else { return }
            let since = Timestamp(milliseconds: start.at)
            if let touch = try touches.first(of: customer, since: start.at) {
                let isLate = setting.targets.isBreached(start.step, since: since, now: touch.at)
                let took = setting.targets.age(since: since, now: touch.at).milliseconds
                return try body(
                    Response(
                        customer: customer, start: start, touch: (took, touch.rep), state: isLate ? .late : .inTime))
            }
            let isOver = breaches[start.step].map { since <= $0 } ?? false
            let state: ReportGroup.Response.State =
                blocked.contains(customer)
                ? .blocked : closed.contains(customer) ? .closed : isOver ? .over : .waiting
            try body(Response(customer: customer, start: start, touch: nil, state: state))
        }
    }
}

extension ReportGroup.Response.State {
    /// Whether who is in this state is counted under the other.
    fileprivate func isPart(of other: Self) -> Bool {
        self == other || other == .everybody || other == .contacted && (self == .inTime || self == .late)
    }
}

/// Touches in the order of their customers, read once from the first to the last.
private final class Touches {
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
private struct OpenWork {
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
        let hint = setting.vocabulary.missingIndexes.contains("customer_status") ? "" : " INDEXED BY customer_status"
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
private final class ResponseParts {
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

/// The counts of one part as they grow.
private struct ResponseTally {
    private var took: [Int64] = []
    private var states: [ReportGroup.Response.State: Int] = [:]

    mutating func add(_ found: Response) {
        if let touch = found.touch { took.append(touch.took) }
        states[found.state, default: 0] += 1
    }

    func counts() -> ResponseTimes.Counts {
        func count(_ state: ReportGroup.Response.State) -> Int { states[state] ?? 0 }
        return ResponseTimes.Counts(
            took: Spread(sorted: took.sorted()), inTime: count(.inTime), late: count(.late), waiting: count(.waiting),
            over: count(.over), closed: count(.closed), blocked: count(.blocked))
    }
}
