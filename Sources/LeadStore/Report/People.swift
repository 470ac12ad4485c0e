import GRDB
import LeadModel

/// What reports ask of customers, as indexes have it.
struct People {
    let setting: Setting

    init(_ setting: Setting) {
        self.setting = setting
    }

    /// Who may not be contacted at all.
    func blocked() throws -> CustomerSet { try set("c.contact = 2", index: "customer_blocked", also: "c.contact > 0") }

    /// Who is neither new nor active.
    func closed() throws -> CustomerSet { try set("c.status > 2", index: "customer_status") }

    func withStatus(_ status: Status) throws -> CustomerSet {
        try set("c.status = \(status.code)", index: "customer_status")
    }

    private func set(_ condition: String, index: String, also condition2: String = "1") throws -> CustomerSet {
        var set = CustomerSet(upTo: Int64(setting.vocabulary.lastCustomer))
        let query = try Query(
            setting.db,
            "SELECT c.id FROM customer c\(setting.vocabulary.by(index)) WHERE \(condition) AND \(condition2)"
        ).start()
        while try query.step() { set.insert(query.int64(0)) }
        return set
    }

    /// The values of one column and, for each customer, which of them is his: 0 is the empty one.
    func numbered(_ column: String, index: String) throws -> Numbered<String> {
        var numbered = Numbered<String>(empty: "", count: setting.vocabulary.lastCustomer + 1)
        let query = try Query(
            setting.db,
            "SELECT \(column), c.id FROM customer c\(setting.vocabulary.by(index)) WHERE \(column) > '' ORDER BY 1"
        ).start()
        while try query.step() { numbered.put(query.text(0), at: query.int(1)) }
        return numbered
    }
}

/// Few values for many records: each has the number of its value.
struct Numbered<Value: Hashable> {
    private(set) var values: [Value]
    private var numbers: [UInt32]
    private var known: [Value: UInt32]

    /// - Parameter empty: What those have that nothing is put for; its number is 0.
    init(empty: Value, count: Int) {
        values = [empty]
        known = [empty: 0]
        numbers = Array(repeating: 0, count: count)
    }

    mutating func put(_ value: Value, at record: Int) {
        guard numbers.indices.contains(record) else { return }
        let last = values.count - 1
        if values[last] == value {
            numbers[record] = UInt32(last)
        } else {
            numbers[record] = number(of: value)
        }
    }

    private mutating func number(of value: Value) -> UInt32 {
        if let number = known[value] { return number }
        let number = UInt32(values.count)
        values.append(value)
        known[value] = number
        return number
    }

    /// The number of a record's value.
    subscript(record: Int64) -> Int {
        record >= 0 && record < numbers.count ? Int(numbers[Int(record)]) : 0
    }

    func value(of record: Int64) -> Value { values[self[record]] }
}

/// Which leads came with which tags.
struct Tagged {
    /// What the description of a lead tells of where it came from.
    struct Tags: Hashable {
        var campaign: String
        var description: String
    }

    let numbered: Numbered<Tags>

    /// - Parameter isTest: Whether test leads are among them.
    init(_ setting: Setting) throws {
        let last = try setting.db.first("SELECT coalesce(max(id), 0) FROM lead") { $0.int(0) } ?? 0
        var numbered = Numbered(empty: Tags(campaign: "", description: ""), count: last + 1)
        let query = try Query(
            setting.db,
            """
            SELECT l.campaign, l.description, l.id FROM lead l\(setting.vocabulary.by("lead_tagged"))
            WHERE l.campaign <> '' OR instr(l.description, '{') > 0
            """
        ).start()
        while try query.step() {
            numbered.put(Tags(campaign: query.text(0), description: query.text(1)), at: query.int(2))
        }
        self.numbered = numbered
    }

    func campaign(of lead: Int64) -> String { numbered.value(of: lead).campaign }

    /// The tags by the numbers of their values; one that is blank is none.
    func tags() -> [[LeadTag: String]] {
        numbered.values.map { value in
            guard case .tags(let tags) = LeadDescription(value.description) else { return [:] }
            return LeadTag.allCases.reduce(into: [:]) { found, tag in
                let text = (tags[tag.rawValue] ?? "").trimmed
                if !text.isEmpty { found[tag] = text }
            }
        }
    }
}
