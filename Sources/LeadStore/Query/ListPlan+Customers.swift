import GRDB
import LeadModel

extension ListPlan {
    /// The customers that pass, in the order asked for.
    init(
        customers query: ListQuery, _ narrowing: Narrowing, _ words: SearchWords, _ rules: StageRules, _ db: Database
    ) throws {
        columns = CustomerColumns.sql
        (condition, segments) = (narrowing.customers, [])
        let isDriven = try search(words, db)
        segments = CustomerOrder(rules: rules, isDriven: isDriven, sort: query.sort).segments
    }

    /// The work queue: what is due, then who was never contacted, then what comes later.
    init(
        queue query: ListQuery, _ narrowing: Narrowing, _ words: SearchWords, endOfToday: Timestamp, _ db: Database
    ) throws {
        columns = CustomerColumns.sql + WorkColumns.sql
        condition = [Clause("c.contact < 2"), narrowing.customers].joined("AND")
        if let worker = query.worker {
            condition = condition + Clause(" AND c.worker IN (?, '')", .text(worker))
        }
        segments = []
        let isDriven = try search(words, db)
        segments = Self.queue(endOfToday, isDriven: isDriven)
    }

    /// - Returns: Whether few customers were found, so that they are sorted, not walked.
    private mutating func search(_ words: SearchWords, _ db: Database) throws -> Bool {
        if words.isEmpty { return false }
        let few = try words.few(db)
        condition = condition + Clause(" AND ") + (few.map { .any(of: $0, in: "c.id") } ?? words.test)
        return few != nil
    }

    private static func queue(_ endOfToday: Timestamp, isDriven: Bool) -> [Segment] {
        func segment(_ tag: Int64, _ index: String, _ condition: Clause, _ key: String) -> Segment {
            let hint = isDriven ? "" : " INDEXED BY \(index)"
            return Segment(
                tag: .integer(tag), from: "customer c\(hint) " + CustomerColumns.join, condition: condition,
                keys: [key, "c.id"], isDescending: false)
        }
        let end = Value.integer(endOfToday.milliseconds)
        return [
            segment(0, "customer_due", Clause("c.follow_up_due < ?", end), "c.follow_up_due"),
            segment(1, "customer_waiting", waiting, "c.own_at"),
            segment(2, "customer_due", Clause("c.follow_up_due >= ?", end), "c.follow_up_due"),
        ]
    }

    /// May be contacted, never was, nothing is planned, and nobody closed him. As the index has it.
    static let waiting = Clause(
        """
        c.contacted_at IS NULL AND c.follow_up_due IS NULL AND c.contact < 2 AND c.status <= 2 AND c.is_test = 0 \
        AND c.merged_into IS NULL AND c.lead_count > 0
        """)
}

/// The orders that customers can stand in.
private struct CustomerOrder {
    let rules: StageRules
    let isDriven: Bool
    let sort: Sort

    var segments: [ListPlan.Segment] {
        switch sort.column {
        case .name: column("name_sort", index: "customer_name")
        case .company: column("company_sort", index: "customer_company")
        case .country: column("country_code", index: "customer_country")
        case .owner: column("owner", index: "customer_owner")
        case .email: column("email_key", index: nil, empty: "IS NULL", filled: "IS NOT NULL")
        case .followUp: column("follow_up_due", index: "customer_due", empty: "IS NULL", filled: "IS NOT NULL")
        case .leads: [segment(0, "customer_leads", Clause("1"), ["c.lead_count", "c.id"])]
        case .status: each(Status.allCases.map(\.code), of: "status", index: "customer_status")
        case .stage: stages
        default: [segment(0, "customer_received", Clause("1"), ["c.last_lead_at", "c.id"])]
        }
    }

    private func segment(_ tag: Int64, _ index: String?, _ condition: Clause, _ keys: [String]) -> ListPlan.Segment {
        let hint = isDriven ? "" : index.map { " INDEXED BY " + $0 } ?? ""
        return ListPlan.Segment(
            tag: .integer(tag), from: "customer c\(hint) " + CustomerColumns.join, condition: condition, keys: keys,
            isDescending: sort.isDescending)
    }

    /// Customers without a value come last.
    private func column(
        _ column: String, index: String?, empty: String = "= ''", filled: String = "> ''"
    ) -> [ListPlan.Segment] {
        let isPartial = column == "follow_up_due"
        return [
            segment(0, index, Clause("c.\(column) \(filled)"), ["c.\(column)", "c.id"]),
            segment(1, isPartial ? nil : index, Clause("c.\(column) \(empty)"), ["c.id"]),
        ]
    }

    private func each(_ codes: [Int], of column: String, index: String) -> [ListPlan.Segment] {
        (sort.isDescending ? codes.reversed() : codes).map { code in
            segment(Int64(code), index, Clause("c.\(column) = \(code)"), ["c.id"])
        }
    }

    /// Which stage a set of steps reaches is the rules' business, so each set is a segment; none comes last.
    private var stages: [ListPlan.Segment] {
        func stage(_ mask: Int) -> Int? {
            Step.allCases.filter { mask & 1 << $0.code != 0 }.compactMap(rules.stage(of:)).max()?.rawValue
        }
        let masks = 0..<1 << Step.allCases.count
        let staged = masks.filter { stage($0) != nil }.sorted { (stage($0) ?? 0, $0) < (stage($1) ?? 0, $1) }
        let ordered = (sort.isDescending ? staged.reversed() : staged) + masks.filter { stage($0) == nil }
        return ordered.map { segment(Int64($0), "customer_steps", Clause("c.steps = \($0)"), ["c.id"]) }
    }
}
