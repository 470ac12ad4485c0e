import GRDB
import LeadModel

/// What folding a lead needs to know of a customer.
struct CustomerState {
    var id: Int64
    var emailKey: String?
    var mergedInto: Int64?
    var person: Person
    var contact: Int
    var steps: Int
    var leadCount: Int
    var firstLeadAt: Int64
    var lastLeadAt: Int64
    /// When he did something last.
    var ownAt: Int64
    var isTest: Bool
    var status: Status
    var statusIsOwn: Bool

    static let columns = """
        c.id, c.email_key, c.merged_into, c.first_name, c.last_name, c.full_name, c.email, c.phone, c.company, \
        c.title, c.country, c.city, c.contact, c.steps, c.lead_count, c.first_lead_at, c.last_lead_at, c.is_test, \
        c.status, c.status_is_own, c.own_at
        """

    init(_ row: Query) {
        id = row.int64(0)
        emailKey = row.optionalText(1)
        mergedInto = row.optionalInt64(2)
        person = Person(row, from: 3)
        contact = row.int(12)
        steps = row.int(13)
        leadCount = row.int(14)
        firstLeadAt = row.int64(15)
        lastLeadAt = row.int64(16)
        isTest = row.bool(17)
        status = Status(code: row.int(18)) ?? .new
        statusIsOwn = row.bool(19)
        ownAt = row.int64(20)
    }

    static func load(_ db: Database, _ id: Int64) throws -> CustomerState? {
        try db.first("SELECT \(columns) FROM customer c WHERE c.id = ?", [.integer(id)], CustomerState.init)
    }

    /// The customer whom this one was merged into, and so on; itself where nobody merged it.
    func survivor(_ db: Database) throws -> CustomerState {
        var customer = self
        while let next = customer.mergedInto, let winner = try Self.load(db, next) { customer = winner }
        return customer
    }
}

extension Person {
    /// The nine columns of a card, from a position on.
    init(_ row: Query, from first: Int32) {
        self.init()
        for (place, field) in Field.allCases.enumerated() { self[field] = row.text(first + Int32(place)) }
    }
}
