import GRDB
import LeadModel

/// The one place where a filter and a search become conditions: lists, counts, funnel and changes all ask here.
///
/// `l` is the lead and `c` its customer in every statement.
struct Narrowing {
    /// Conditions on a lead alone, but for its being a test.
    var lead: [Clause] = []
    /// Those of them that don't ask for the offer: indexes of leads know them.
    private var event: [Clause] = []
    /// Conditions on a customer alone.
    var customer: [Clause] = []
    var doNotContact: Filter.DoNotContact?
    var includesTest: Bool
    let crossListed: [Int64]
    /// The offers and origins asked for, where they are: what an index can be chosen by.
    let offers: [Int64]?
    let origins: [Int64]?
    /// The steps of those origins.
    let steps: Set<Step>
    let since: Timestamp?
    let until: Timestamp?
    /// The country asked for.
    let country: String?
    /// Whether few enough customers pass that their leads are read one customer after the other.
    private let isByCustomer: Bool

    /// - Parameter hasTime: Whether the filter's period counts.
    init(_ filter: Filter, _ db: Database, _ vocabulary: Vocabulary, now: Timestamp, zone: Zone, hasTime: Bool = true)
        throws
    {
        crossListed = vocabulary.crossListed
        offers = try filter.offer.map { try OfferLookup(db).ids($0) }
        origins = vocabulary.origins(passing: filter)
        steps = Set((origins ?? []).compactMap { vocabulary.origins[$0]?.step })
        includesTest = filter.includesTest
        doNotContact = filter.doNotContact
        since = hasTime ? filter.since : nil
        until = hasTime ? filter.until : nil
        let isNamed = filter.owner != nil && filter.owner != .nobody
        let isPlanned = filter.followUp != nil && filter.followUp != Filter.FollowUp.none
        country = filter.country?.uppercased()
        isByCustomer = filter.offer == nil && (filter.country != nil || isNamed || isPlanned)
        if let offers { lead.append(.any(of: offers, in: "l.offer_id")) }
        if let origins { event.append(.any(of: origins, in: "l.origin_id")) }
        if let since { event.append(Clause("l.at >= ?", .integer(since.milliseconds))) }
        if let until { event.append(Clause("l.at < ?", .integer(until.milliseconds))) }
        lead += (origins?.count ?? 0) == 1 ? event : event.map(\.withoutIndexes)
        addCustomer(filter, now: now, endOfToday: zone.startOfDay(now, addingDays: 1))
    }

    private mutating func addCustomer(_ filter: Filter, now: Timestamp, endOfToday: Timestamp) {
        if let country {
            var range = CustomerRange.equal("country_code", .text(country), "customer_country")
            range.counted = CountryPeople.count(of: country)
            add(range)
        }
        if let status = filter.status { add(.equal("status", .integer(Int64(status.code)), "customer_status")) }
        switch filter.owner {
        case .nobody: add(.equal("owner", .text(""), "customer_owner"))
        case .named(let owner): add(.equal("owner", .text(owner), "customer_owner"))
        case nil: break
        }
        if let followUp = filter.followUp { add(.followUp(followUp, now: now, endOfToday: endOfToday)) }
        if let mark = filter.changedAfter {
            let changed = LatelyQuery.customers(after: mark)
            customer.append(Clause("c.id IN (") + changed + Clause(")"))
            customerSources.append(Sieve.Source(indexes: [], select: changed))
        }
    }

    private mutating func add(_ range: CustomerRange) {
        customer.append(range.condition)
        customerRanges.append(range)
        guard let passing = range.passing else { return }
        customerSources.append(
            Sieve.Source(indexes: [range.index], select: range.select(passing), counted: range.counted))
    }

    /// Leaves only who or what stands behind a number of a report.
    mutating func narrow(to members: GroupMembers) {
        groupMembers = members
        customer.append(members.customers.clause("c.id"))
        customerSources.append(Sieve.Source(indexes: [], select: .never, known: members.customers.set))
        guard let leads = members.leads else { return }
        lead.append(leads.clause("l.id"))
        event.append(leads.clause("l.id"))
    }

    /// Kept for as long as statements ask for them.
    private var groupMembers: GroupMembers?

    // MARK: - What an index knows

    /// Customers who pass one of the conditions on customers.
    private(set) var customerSources: [Sieve.Source] = []

    /// What is asked of customers and an index answers.
    private(set) var customerRanges: [CustomerRange] = []

    /// Customers with leads that pass the conditions on leads.
    /// - Parameter count: How many those leads are.
    func leadSources(_ count: Int?) -> [Sieve.Source] {
        guard let index = indexOfLeads else { return [] }
        let select = Clause("SELECT l.customer_id FROM lead l INDEXED BY \(index) WHERE ") + leads(in: index)
        return [Sieve.Source(indexes: [index], select: select, count: count)]
    }

    /// Customers who pass all conditions on customers and on leads, where indexes tell exactly.
    func exactSources(missing: Set<String>, ofLeads: Bool) -> [Sieve.Source]? {
        guard doNotContact == nil, let customers = exactCustomerSources(missing: missing) else { return nil }
        let leads = ofLeads ? leadSources(nil) : []
        return leads.allSatisfy { $0.indexes.isDisjoint(with: missing) } ? customers + leads : nil
    }

    /// The same for the conditions on customers, whether they may be contacted apart.
    func exactCustomerSources(missing: Set<String>) -> [Sieve.Source]? {
        guard customerSources.count == customer.count,
            customerSources.allSatisfy({ $0.indexes.isDisjoint(with: missing) })
        else { return nil }
        return customerSources
    }

    /// Customers who may be, or have leads that may be, what is asked for: few are.
    func doNotContactSources(ofLeads: Bool) -> [Sieve.Source] {
        guard doNotContact == .only else { return [] }
        let blocked = "SELECT c.id FROM customer c INDEXED BY customer_blocked WHERE c.contact > 0"
        let crossed = Clause.any(of: crossListed, in: "l.origin_id")
        let select =
            ofLeads
            ? Clause(blocked + " UNION ALL SELECT l.customer_id FROM lead l INDEXED BY lead_step WHERE ") + crossed
            : Clause(blocked)
        return [Sieve.Source(indexes: ["customer_blocked", "lead_step"], select: select)]
    }

    /// The one that has the leads that pass side by side.
    var indexOfLeads: String? {
        if offers != nil { return "lead_offer_time" }
        if origins != nil { return "lead_step" }
        return since == nil && until == nil ? nil : "lead_time"
    }

    /// What a lead must be, as far as an index of leads knows it.
    /// - Parameters:
    ///   - isTest: Whether the test leads are wanted, or the others; `nil` for what the filter asks.
    ///   - hasTime: Whether the filter's period counts.
    func leads(in index: String, isTest: Bool? = nil, hasTime: Bool = true) -> Clause {
        let offer =
            ["lead_offer_time", "lead_customer"].contains(index)
            ? offers.map { [Clause.any(of: $0, in: "l.offer_id")] } ?? [] : []
        let event = index == "lead_step" ? event : event.map { index == "lead_time" ? $0.withoutOrigin : $0 }
        let test = isTest.map { [Clause("l.is_test = \($0 ? 1 : 0)")] } ?? test
        return (offer + event.filter { hasTime || !$0.isOfTime } + test).joined("AND")
    }

    /// The period's bounds.
    var period: [Clause] { event.filter(\.isOfTime) }

    /// What a lead must be whatever its offer and time, as an index knows it.
    var timelessLeads: Clause {
        let members = groupMembers?.leads.map { [$0.clause("l.id")] } ?? []
        return ((origins.map { [Clause.any(of: $0, in: "+l.origin_id")] } ?? []) + members + test).joined("AND")
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

    /// What a lead must be of which only the id is known.
    var testsOfLead: Clause {
        (lead.map(\.withoutIndexes) + test + customer + [doNotContact.map(doNotContactLead)].compactMap { $0 })
            .joined("AND")
    }

    var isTimeless: Bool { since == nil && until == nil }

    /// Whether nothing can pass, because there is no such offer or step.
    var isNever: Bool { offers?.isEmpty ?? false || origins?.isEmpty ?? false }

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
        // Who stands behind a number was asked so by his leads.
        switch groupMembers == nil ? doNotContact : nil {
        case .only: clauses.append(Clause("c.contact = 2"))
        case .exclude: clauses.append(Clause("c.contact < 2"))
        case nil: break
        }
        if asksLead {
            clauses.append(
                Clause("EXISTS (SELECT 1 FROM lead l INDEXED BY lead_customer WHERE l.customer_id = c.id AND ")
                    + (lead.map(\.withoutIndexes) + test).joined("AND") + Clause(")"))
        } else if !includesTest {
            clauses.append(Clause("c.is_test = 0"))
        }
        return clauses.joined("AND")
    }

    /// What is asked of leads that may or may not be contacted about.
    var doNotContactLead: Clause? { doNotContact.map(doNotContactLead) }

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
    fileprivate var isOfTime: Bool { sql.hasPrefix("l.at ") }

    fileprivate var withoutOrigin: Clause {
        sql.hasPrefix("l.origin_id") ? withoutIndexes : self
    }

    /// The condition as a test of rows that another index has found.
    var withoutIndexes: Clause {
        guard sql.hasPrefix("l.") else { return self }
        return Clause(sql: "+" + sql, values: values)
    }
}
