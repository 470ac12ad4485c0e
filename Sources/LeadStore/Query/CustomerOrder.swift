import LeadModel

/// The orders that customers can stand in, or their leads.
struct CustomerOrder {
    let sort: Sort
    let narrowing: Narrowing
    /// Only asked for by stage.
    var rules = StageRules.documentation2018

    var segments: [ListPlan.Segment] {
        switch sort.column {
        case .name: column("name_sort", index: "customer_name")
        case .company: column("company_sort", index: "customer_company")
        case .country: column("country_code", index: "customer_country")
        case .owner: column("owner", index: "customer_owner")
        case .email: column("email_key", index: nil, empty: "IS NULL", filled: "IS NOT NULL")
        case .followUp: column("follow_up_due", index: "customer_due", empty: "IS NULL", filled: "IS NOT NULL")
        case .leads: [segment(.integer(0), "customer_leads", keys: ["c.lead_count", "c.id"])]
        case .status: statuses
        case .stage: stages
        default: [segment(.integer(0), "customer_received", newest, keys: ["c.last_lead_at", "c.id"])]
        }
    }

    /// What tells the segment of a customer where each has one value of it.
    var tag: String? {
        switch sort.column {
        case .status: "c.status"
        case .stage: "c.steps"
        default: nil
        }
    }

    private func segment(
        _ tag: ListCursor.Value, _ index: String?, _ condition: Clause = Clause("1"), keys: [String] = ["c.id"]
    ) -> ListPlan.Segment {
        ListPlan.Segment(
            tag: tag, from: "customer c" + (index.map { " INDEXED BY " + $0 } ?? ""), condition: condition, keys: keys,
            isDescending: sort.isDescending)
    }

    /// Customers without a value come last.
    private func column(
        _ column: String, index: String?, empty: String = "= ''", filled: String = "> ''"
    ) -> [ListPlan.Segment] {
        let isPartial = column == "follow_up_due"
        let asked = asked(of: column)
        return [
            segment(.integer(0), index, Clause("c.\(column) \(filled)") + asked, keys: ["c.\(column)", "c.id"]),
            segment(.integer(1), isPartial ? nil : index, Clause("c.\(column) \(empty)") + asked),
        ]
    }

    /// What the filter asks of the column itself, so that only that part of its index is walked.
    private func asked(of column: String) -> Clause {
        narrowing.customer.filter { $0.sql.hasPrefix("c.\(column) ") }.reduce(Clause("")) { $0 + Clause(" AND ") + $1 }
    }

    /// Who has a lead since then has his last since then.
    private var newest: Clause {
        guard let since = narrowing.since, !narrowing.includesTest else { return Clause("1") }
        return Clause("c.last_lead_at >= ?", .integer(since.milliseconds))
    }

    private func each(_ codes: [Int], of column: String, index: String) -> [ListPlan.Segment] {
        codes.map { code in
            let code = Int64(code)
            return segment(
                .integer(code), index, Clause("c.\(column) = ?", .integer(code)) + asked(of: column))
        }
    }

    private var statuses: [ListPlan.Segment] {
        let codes = Status.allCases.map(\.code)
        return each(sort.isDescending ? codes.reversed() : codes, of: "status", index: "customer_status")
    }

    /// Which stage a set of steps reaches is the rules' business, so each set is a segment; none comes last.
    private var stages: [ListPlan.Segment] {
        // Who took none of the steps asked for has no lead that passes; test leads are no steps.
        let wanted = narrowing.includesTest ? -1 : narrowing.steps.reduce(0) { $0 | 1 << $1.code }
        func stage(_ mask: Int) -> Int? {
            Step.allCases.filter { mask & 1 << $0.code != 0 }.compactMap(rules.stage(of:)).max()?.rawValue
        }
        let masks = (0..<1 << Step.allCases.count).filter { $0 & wanted != 0 || narrowing.origins == nil }
        let staged = masks.filter { stage($0) != nil }.sorted { (stage($0) ?? 0, $0) < (stage($1) ?? 0, $1) }
        let ordered = (sort.isDescending ? staged.reversed() : staged) + masks.filter { stage($0) == nil }
        return each(ordered, of: "steps", index: "customer_steps")
    }
}
