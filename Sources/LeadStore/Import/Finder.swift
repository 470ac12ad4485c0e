import GRDB
import LeadModel

/// Finds the customer that a lead folds onto.
final class Finder {
    private let db: Database
    private let byEmail: Query
    private let byPhone: Query
    private let byCompany: Query
    private let byDay: Query
    private let references: References
    private var hasCompanies = false
    private let byID: Query
    /// What a large import finds customers by in place of the indexes.
    var roster: Roster?

    init(_ db: Database) throws {
        self.db = db
        let select = "SELECT \(CustomerState.columns) FROM customer c "
        byEmail = try Query(db, select + "WHERE c.email_key = ?")
        byPhone = try Query(
            db, select + "WHERE c.phone_key = ? AND (c.email_key IS NULL OR NOT ?) ORDER BY c.id LIMIT \(Self.most)")
        byCompany = try Query(
            db, select + "WHERE c.company_key = ? AND (c.email_key IS NULL OR NOT ?) ORDER BY c.id LIMIT \(Self.most)")
        byDay = try Query(
            db,
            select + """
                WHERE c.company_sort = ? AND c.country_code = ? AND c.is_test = ? AND EXISTS (
                    SELECT 1 FROM lead l WHERE l.customer_id = c.id AND l.at >= ? AND l.at < ? AND l.offer_id IS ?)
                ORDER BY c.id LIMIT 1
                """)
        byID = try Query(db, select + "WHERE c.id = ?")
        references = try References(db)
    }

    struct Found {
        var customer: CustomerState
        var reason: FoldReason
    }

    /// The customer with the same e-mail, else phone and name, else name, company and country.
    ///
    /// The weaker keys join nobody who has another e-mail. O(log n).
    func find(_ lead: PreparedLead, reference: String?) throws -> Found? {
        if let reference, let id = try references.customer(reference), let known = try CustomerState.load(db, id) {
            return Found(customer: try known.survivor(db), reason: .restored)
        }
        let emailKey = lead.keys.email
        if let emailKey, let known = try customer(emailKey, hash: lead.emailHash) {
            return Found(customer: try known.survivor(db), reason: .sameEmail)
        }
        if let key = lead.keys.phone {
            let known = try first(key, isPhone: true, emailKey) {
                MatchKey.phone($0) == MatchKey.phone(lead.card.person)
            }
            if let known { return Found(customer: known, reason: .samePhoneAndName) }
        }
        if let key = lead.keys.company {
            let known = try first(key, isPhone: false, emailKey) {
                MatchKey.company($0) == MatchKey.company(lead.card.person)
            }
            if let known { return Found(customer: known, reason: .sameNameAndCompany) }
        }
        return nil
    }

    /// The customer that a lead without a person is about: same company, country, offer and UTC day.
    func find(companyOf lead: PreparedLead, offer: Int64?, at: Timestamp) throws -> Found? {
        guard lead.isAnonymous, let offer, at.isCredible else { return nil }
        let company = folded(lead.card.person.company)
        if company.isEmpty { return nil }
        if !hasCompanies {
            // Put away while many leads come in.
            try Bulk.makeIndex("customer_company", db)
            hasCompanies = true
        }
        let day = at.day
        let known = try byDay.start().bind(company).bind(Country.code(lead.card.person.country) ?? "").bind(lead.isTest)
            .bind(day * Timestamp.dayLength).bind((day + 1) * Timestamp.dayLength).bind(offer)
            .first(CustomerState.init)
        return try known.map { Found(customer: try $0.survivor(db), reason: .sameNameAndCompany) }
    }

    /// The customer who is found by an e-mail. O(log n).
    func customer(_ emailKey: String, hash: UInt64? = nil) throws -> CustomerState? {
        guard let roster else { return try byEmail.start().bind(emailKey).first(CustomerState.init) }
        for id in try roster.customers(email: hash ?? PreparedLead.hash(of: emailKey)) {
            if let known = try state(id), known.emailKey == emailKey { return known }
        }
        return nil
    }

    private func state(_ id: Int64) throws -> CustomerState? {
        try byID.start().bind(id).first(CustomerState.init)
    }

    private func first(
        _ key: Int64, isPhone: Bool, _ emailKey: String?, where matches: (Person) -> Bool
    ) throws -> CustomerState? {
        guard let roster else { return try first(of: isPhone ? byPhone : byCompany, key, emailKey, where: matches) }
        let known = try roster.customers(other: key, isPhone: isPhone, withoutEmail: emailKey != nil)
        return try first(of: known, emailKey, where: matches)
    }

    /// So many with the same key are looked at.
    private static let most = 16

    private func first(
        of query: Query, _ key: Int64, _ emailKey: String?, where matches: (Person) -> Bool
    ) throws -> CustomerState? {
        let candidates = try query.start().bind(key).bind(emailKey != nil).all(CustomerState.init)
        for candidate in candidates where matches(candidate.person) {
            if let customer = try joined(candidate, emailKey) { return customer }
        }
        return nil
    }

    private func first(
        of known: [Int64], _ emailKey: String?, where matches: (Person) -> Bool
    ) throws -> CustomerState? {
        var count = 0
        for id in known where count < Self.most {
            guard let candidate = try state(id), matches(candidate.person),
                emailKey == nil || candidate.emailKey == nil
            else { continue }
            count += 1
            if let customer = try joined(candidate, emailKey) { return customer }
        }
        return nil
    }

    /// The customer that a candidate leads to, unless his e-mail is another.
    private func joined(_ candidate: CustomerState, _ emailKey: String?) throws -> CustomerState? {
        let customer = try candidate.survivor(db)
        let other = candidate.emailKey ?? MatchKey.email(candidate.person)
        return emailKey == nil || other == nil || other == emailKey ? customer : nil
    }
}

extension Timestamp {
    /// Whether a span can be added to it: a lead's own time may be anything.
    var isCredible: Bool { milliseconds.magnitude < 1 << 53 }

    static let dayLength: Int64 = 86_400_000

    /// Days since 1970-01-01, UTC.
    var day: Int64 {
        let quotient = milliseconds / Self.dayLength
        return milliseconds % Self.dayLength < 0 ? quotient - 1 : quotient
    }
}
