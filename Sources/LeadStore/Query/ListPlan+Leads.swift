import GRDB
import LeadModel

extension ListPlan {
    /// The leads that pass, in the order asked for.
    init(leads query: ListQuery, _ narrowing: Narrowing, _ words: SearchWords, _ setting: Setting) throws {
        let order = LeadOrder(narrowing, setting.vocabulary, query.sort)
        (walk, segments, tag) = (order.walk, narrowing.isNever ? [] : order.segments, order.tag)
        let from = "lead l CROSS JOIN customer c ON c.id = l.customer_id"
        record =
            Clause("SELECT \(LeadColumns.sql) FROM \(from) WHERE l.id = ? AND ") + narrowing.testsOfLead
            + words.condition
        leads = narrowing.leads(in: "lead_customer")
        let tally = FunnelDays(setting.db, narrowing, setting.vocabulary)
        let sources =
            narrowing.customerSources + narrowing.doNotContactSources(ofLeads: true)
            + (order.isBlindForLeads ? narrowing.leadSources(try tally.leads()) : [])
        sieve = try Sieve(
            setting.db, sources, missing: setting.vocabulary.missingIndexes, words,
            isOfLeads: order.walk == .leads, cache: setting.vocabulary.sieves)
        missingIndexes = setting.vocabulary.missingIndexes
    }
}

/// The orders that leads can stand in.
private struct LeadOrder {
    let narrowing: Narrowing
    let vocabulary: Vocabulary
    let sort: Sort

    init(_ narrowing: Narrowing, _ vocabulary: Vocabulary, _ sort: Sort) {
        (self.narrowing, self.vocabulary, self.sort) = (narrowing, vocabulary, sort)
    }

    var walk: ListPlan.Walk {
        switch sort.column {
        case .name, .company, .country, .owner, .email, .followUp, .status: .leadsOfCustomers
        default: .leads
        }
    }

    var tag: String? {
        switch sort.column {
        case .step, .source: "l.origin_id"
        case .offer: "l.offer_id"
        case .status: "c.status"
        default: nil
        }
    }

    /// Whether the index that is walked has the leads that pass among many others.
    var isBlindForLeads: Bool {
        switch sort.column {
        case .step, .source: narrowing.offers != nil
        case .offer: narrowing.origins != nil
        default: walk != .leads || (byTime == "lead_time" && (narrowing.origins ?? narrowing.offers) != nil)
        }
    }

    var segments: [ListPlan.Segment] {
        switch sort.column {
        case .step: origins { ($0.step.order, $0.source.wire.lowercased()) }
        case .source: origins { (0, $0.source.wire.lowercased()) }
        case .offer: offers
        case .name, .company, .country, .owner, .email, .followUp, .status:
            CustomerOrder(sort: sort, narrowing: narrowing).segments
        default: [walk(.integer(0), narrowing.leads(in: byTime, hasTime: false), index: byTime)]
        }
    }

    /// The index that has the leads that pass in order of time.
    private var byTime: String {
        if narrowing.offers?.count == 1 { return "lead_offer_time" }
        return narrowing.origins?.count == 1 ? "lead_step" : "lead_time"
    }

    private func walk(_ tag: ListCursor.Value, _ condition: Clause, index: String) -> ListPlan.Segment {
        ListPlan.Segment(
            tag: tag, from: "lead l INDEXED BY \(index)", condition: condition, bounds: narrowing.period,
            keys: ["l.at", "l.id"], isDescending: sort.isDescending)
    }

    private func origins(_ order: (Vocabulary.Origin) -> (Int, String)) -> [ListPlan.Segment] {
        // Where test leads are not shown none of their origins has a row.
        let known = vocabulary.ownOrigins + (narrowing.includesTest ? vocabulary.testOrigins : [])
        let sorted = Set(known).compactMap { vocabulary.origins[$0] }.map { (order($0), $0.id) }.sorted { left, right in
            (left.0.0, left.0.1, left.1) < (right.0.0, right.0.1, right.1)
        }
        let passing = narrowing.origins.map(Set.init)
        let wanted = sorted.map(\.1).filter { passing?.contains($0) ?? true }
        let condition = narrowing.leads(in: "lead_time", hasTime: false)
        return (sort.isDescending ? wanted.reversed() : wanted).map { origin in
            walk(
                .integer(origin), Clause("l.origin_id = ? AND ", .integer(origin)) + condition, index: "lead_step")
        }
    }

    /// Offers by their names; leads without one come last.
    private var offers: [ListPlan.Segment] {
        let passing = narrowing.offers.map(Set.init)
        let sorted = vocabulary.offers.filter { passing?.contains($0.key) ?? true }
            .map { ($0.value.text.lowercased(), $0.key) }.sorted { $0 < $1 }
        let condition = narrowing.leads(in: "lead_time", hasTime: false)
        let segments = (sort.isDescending ? sorted.reversed() : sorted).map { offer in
            walk(
                .integer(offer.1), Clause("l.offer_id = ? AND ", .integer(offer.1)) + condition,
                index: "lead_offer_time")
        }
        if narrowing.offers != nil { return segments }
        return segments + [walk(.null, Clause("l.offer_id IS NULL AND ") + condition, index: "lead_offer_time")]
    }
}

extension Step {
    /// Its place among all steps, in the order of the funnel.
    var order: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
