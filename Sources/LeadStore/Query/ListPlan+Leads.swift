import GRDB
import LeadModel

extension ListPlan {
    /// The leads that pass, in the order asked for.
    init(leads query: ListQuery, _ narrowing: Narrowing, _ vocabulary: Vocabulary, _ words: SearchWords, _ db: Database)
        throws
    {
        columns = LeadColumns.sql
        condition = narrowing.leads
        let few = words.isEmpty ? nil : try words.few(db)
        if let few {
            condition = condition + Clause(" AND ") + .any(of: few, in: "c.id")
        } else if !words.isEmpty {
            condition = condition + Clause(" AND ") + words.test
        }
        segments = LeadOrder(narrowing, vocabulary, isDriven: few != nil, query.sort).segments
    }
}

/// The orders that leads can stand in.
private struct LeadOrder {
    let narrowing: Narrowing
    let vocabulary: Vocabulary
    /// Few customers were found, so that their leads are sorted, not walked.
    let isDriven: Bool
    let sort: Sort

    init(_ narrowing: Narrowing, _ vocabulary: Vocabulary, isDriven: Bool, _ sort: Sort) {
        (self.narrowing, self.vocabulary, self.isDriven, self.sort) = (narrowing, vocabulary, isDriven, sort)
    }

    var segments: [ListPlan.Segment] {
        switch sort.column {
        case .step: origins { ($0.step.order, $0.source.wire.lowercased()) }
        case .source: origins { (0, $0.source.wire.lowercased()) }
        case .offer: offers
        case .name: customers("name_sort", index: "customer_name")
        case .company: customers("company_sort", index: "customer_company")
        case .country: customers("country_code", index: "customer_country")
        case .owner: customers("owner", index: "customer_owner")
        case .email: customers("email_key", index: nil, empty: "IS NULL", filled: "IS NOT NULL")
        case .followUp: customers("follow_up_due", index: "customer_due", empty: "IS NULL", filled: "IS NOT NULL")
        case .status: statuses
        default: [walk(.integer(0), Clause("1"), index: byTime)]
        }
    }

    /// The index that has the leads that pass in order of time.
    private var byTime: String {
        if narrowing.offers?.count == 1 { return "lead_offer" }
        return narrowing.origins?.count == 1 ? "lead_origin" : "lead_at"
    }

    private func walk(_ tag: ListCursor.Value, _ condition: Clause, index: String) -> ListPlan.Segment {
        let from =
            isDriven
            ? "customer c CROSS JOIN lead l INDEXED BY lead_customer ON l.customer_id = c.id"
            : "lead l INDEXED BY \(index) CROSS JOIN customer c ON c.id = l.customer_id"
        return ListPlan.Segment(
            tag: tag, from: from, condition: condition, keys: ["l.at", "l.id"], isDescending: sort.isDescending)
    }

    private func origins(_ order: (Vocabulary.Origin) -> (Int, String)) -> [ListPlan.Segment] {
        let sorted = vocabulary.origins.values.sorted { left, right in
            let (first, second) = (order(left), order(right))
            return (first.0, first.1, left.id) < (second.0, second.1, right.id)
        }
        let passing = narrowing.origins.map(Set.init)
        let wanted = sorted.filter { passing?.contains($0.id) ?? true }
        return (sort.isDescending ? wanted.reversed() : wanted).map { origin in
            walk(.integer(origin.id), Clause("l.origin_id = \(origin.id)"), index: "lead_origin")
        }
    }

    /// Offers by their names; leads without one come last.
    private var offers: [ListPlan.Segment] {
        let passing = narrowing.offers.map(Set.init)
        let sorted = vocabulary.offers.filter { passing?.contains($0.key) ?? true }
            .sorted { ($0.value.text.lowercased(), $0.key) < ($1.value.text.lowercased(), $1.key) }
        let segments = (sort.isDescending ? sorted.reversed() : sorted).map { offer in
            walk(.integer(offer.key), Clause("l.offer_id = \(offer.key)"), index: "lead_offer")
        }
        if narrowing.offers != nil { return segments }
        return segments + [walk(.null, Clause("l.offer_id IS NULL"), index: "lead_offer")]
    }

    /// By a column of the customer, whose leads stand together; those without a value come last.
    private func customers(
        _ column: String, index: String?, empty: String = "= ''", filled: String = "> ''"
    ) -> [ListPlan.Segment] {
        let hint = isDriven ? "" : index.map { " INDEXED BY " + $0 } ?? ""
        let lead = "lead l INDEXED BY lead_customer ON l.customer_id = c.id"
        let last = isDriven || column == "email_key" || column == "follow_up_due" ? "" : hint
        return [
            ListPlan.Segment(
                tag: .integer(0), from: "customer c\(hint) CROSS JOIN \(lead)",
                condition: Clause("c.\(column) \(filled)"),
                keys: ["c.\(column)", "c.id", "l.at", "l.id"], isDescending: sort.isDescending),
            ListPlan.Segment(
                tag: .integer(1), from: "customer c\(last) CROSS JOIN \(lead)",
                condition: Clause("c.\(column) \(empty)"), keys: ["c.id", "l.at", "l.id"],
                isDescending: sort.isDescending),
        ]
    }

    private var statuses: [ListPlan.Segment] {
        let order = sort.isDescending ? Status.allCases.reversed() : Status.allCases
        let hint = isDriven ? "" : " INDEXED BY customer_status"
        return order.map { status in
            ListPlan.Segment(
                tag: .integer(Int64(status.code)),
                from: "customer c\(hint) CROSS JOIN lead l INDEXED BY lead_customer ON l.customer_id = c.id",
                condition: Clause("c.status = \(status.code)"), keys: ["c.id", "l.at", "l.id"],
                isDescending: sort.isDescending)
        }
    }
}

extension Step {
    /// Its place among all steps, in the order of the funnel.
    var order: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
