import GRDB
import LeadModel

/// The one place where a filter and a search become conditions: lists, counts, funnel and changes all ask here.
///
/// `l` is the lead and `c` its customer in every statement.
struct Narrowing {
    /// Conditions on a lead alone, but for its being a test.
    var lead: [Clause] = []
    /// Conditions on a customer alone.
    var customer: [Clause] = []
    var doNotContact: Filter.DoNotContact?
    var includesTest: Bool
    let crossListed: [Int64]
    /// The offers and origins asked for, where they are: what an index can be chosen by.
    let offers: [Int64]?
    let origins: [Int64]?
    let since: Timestamp?
    let until: Timestamp?
    /// Whether few enough customers pass that their leads are read one customer after the other.
    private let isByCustomer: Bool

    /// - Parameter hasTime: Whether the filter's period counts.
    init(_ filter: Filter, _ db: Database, _ vocabulary: Vocabulary, now: Timestamp, zone: Zone, hasTime: Bool = true)
        throws
    {
        crossListed = vocabulary.crossListed
        offers = try filter.offer.map { try OfferLookup(db).ids($0) }
        origins = vocabulary.origins(passing: filter)
        includesTest = filter.includesTest
        doNotContact = filter.doNotContact
        since = hasTime ? filter.since : nil
        until = hasTime ? filter.until : nil
        let isNamed = filter.owner != nil && filter.owner != .nobody
        let isPlanned = filter.followUp != nil && filter.followUp != Filter.FollowUp.none
        isByCustomer = filter.offer == nil && (filter.country != nil || isNamed || isPlanned)
        if let offers { lead.append(.any(of: offers, in: "l.offer_id")) }
        if let origins { lead.append(.any(of: origins, in: origins.count == 1 ? "l.origin_id" : "+l.origin_id")) }
        if let since { lead.append(Clause("l.at >= ?", .integer(since.milliseconds))) }
        if let until { lead.append(Clause("l.at < ?", .integer(until.milliseconds))) }
        addCustomer(filter, now: now, endOfToday: zone.startOfDay(now, addingDays: 1))
    }

    private mutating func addCustomer(_ filter: Filter, now: Timestamp, endOfToday: Timestamp) {
        if let country = filter.country { customer.append(Clause("c.country_code = ?", .text(country.uppercased()))) }
        if let status = filter.status { customer.append(Clause("c.status = ?", .integer(Int64(status.code)))) }
        switch filter.owner {
        case .nobody: customer.append(Clause("c.owner = ''"))
        case .named(let owner): customer.append(Clause("c.owner = ?", .text(owner)))
        case nil: break
        }
        switch filter.followUp {
        case .due: customer.append(Clause("c.follow_up_due < ?", .integer(endOfToday.milliseconds)))
        case .overdue: customer.append(Clause("c.follow_up_due < ?", .integer(now.milliseconds)))
        case Optional<Filter.FollowUp>.none: break
        case .some(.none): customer.append(Clause("c.follow_up_due IS NULL"))
        case .any: customer.append(Clause("c.follow_up_due IS NOT NULL"))
        }
    }

    /// Whether anything is asked of the lead itself.
    var asksLead: Bool { !lead.isEmpty }

    /// Whether it lets every lead of every offer pass, but for test leads.
    var asksNothing: Bool { !asksLead && !needsCustomer && !includesTest }

    /// The tables that the conditions on leads need.
    var from: String {
        guard needsCustomer else { return "lead l" }
        return isByCustomer
            ? "customer c CROSS JOIN lead l INDEXED BY lead_customer ON l.customer_id = c.id"
            : "lead l CROSS JOIN customer c ON c.id = l.customer_id"
    }

    /// Whether a lead can't be judged without its customer.
    var needsCustomer: Bool { !customer.isEmpty || doNotContact != nil }

    /// What a lead must be, with its customer where `needsCustomer`.
    var leads: Clause {
        (lead + test + customer + [doNotContact.map(doNotContactLead)].compactMap { $0 }).joined("AND")
    }

    /// What a lead of one customer must be.
    var leadsOfCustomer: Clause {
        (lead.map(\.withoutIndexes) + test + [doNotContact.map(doNotContactLead)].compactMap { $0 }).joined("AND")
    }

    /// The same for test leads only.
    var testLeads: Clause {
        (lead + [Clause("l.is_test = 1")] + customer + [doNotContact.map(doNotContactLead)].compactMap { $0 })
            .joined("AND")
    }

    /// The same without cross-listed leads: what counts as a lead.
    var countedLeads: Clause { [leads, ownOnly].joined("AND") }

    private var test: [Clause] { includesTest ? [] : [Clause("l.is_test = 0")] }

    private var ownOnly: Clause {
        crossListed.isEmpty ? Clause("1") : Clause("+l.origin_id NOT IN (\(Self.list(crossListed)))")
    }

    /// What a customer must be: at least one of his leads passes. One without leads passes where nothing is asked of
    /// leads.
    var customers: Clause {
        var clauses = [Clause("c.merged_into IS NULL")] + customer
        switch doNotContact {
        case .only: clauses.append(Clause("c.contact = 2"))
        case .exclude: clauses.append(Clause("c.contact < 2"))
        case nil: break
        }
        if asksLead {
            clauses.append(
                Clause("EXISTS (SELECT 1 FROM lead l WHERE l.customer_id = c.id AND ")
                    + (lead.map(\.withoutIndexes) + test).joined("AND") + Clause(")"))
        } else if !includesTest {
            clauses.append(Clause("c.is_test = 0"))
        }
        return clauses.joined("AND")
    }

    /// Cross-listed, or of a customer who is blocked altogether or for its offer by a person.
    private func doNotContactLead(_ wanted: Filter.DoNotContact) -> Clause {
        let blocked = Clause(
            """
            (+l.origin_id IN (\(Self.list(crossListed))) OR c.contact = 2 OR (c.contact = 1 AND EXISTS (
                SELECT 1 FROM blocked_offer b WHERE b.customer_id = l.customer_id AND b.offer_id = l.offer_id)))
            """)
        return wanted == .only ? blocked : Clause("NOT ") + blocked
    }

    private static func list(_ numbers: [Int64]) -> String {
        numbers.map(String.init).joined(separator: ",")
    }
}

extension Clause {
    /// The condition as a test of rows that another index has found.
    fileprivate var withoutIndexes: Clause {
        guard sql.hasPrefix("l.offer_id") || sql.hasPrefix("l.origin_id") else { return self }
        return Clause(sql: "+" + sql, values: values)
    }
}
