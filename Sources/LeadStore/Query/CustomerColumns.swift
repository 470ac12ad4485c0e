import GRDB
import LeadModel

/// The columns that a customer's row is read from, `c` with his open follow-up `f`.
enum CustomerColumns {
    static let join = "LEFT JOIN follow_up f ON f.customer_id = c.id AND f.done_at IS NULL"

    static let sql = """
        c.id, c.first_name, c.last_name, c.full_name, c.email, c.phone, c.company, c.title, c.country, c.city, \
        c.country_code, c.is_unidentified, c.lead_count, c.first_lead_at, c.last_lead_at, c.last_origin_id, c.steps, \
        c.status, c.owner, c.contacted_at, c.contact, c.is_test, \
        f.id, f.uid, f.due_at, f.channel, f.note, f.owner, f.created_at, c.own_at, c.own_origin_id
        """

    static let count: Int32 = 31

    static func read(
        _ row: Query, from first: Int32, _ vocabulary: Vocabulary, _ offers: (latest: [OfferName], count: Int)
    ) -> CustomerRow {
        let steps = row.int(first + 16)
        let origin = row.optionalInt64(first + 15).flatMap { vocabulary.origins[$0] }
        return CustomerRow(
            id: row.int64(first), person: Person(row, from: first + 1), country: row.text(first + 10),
            isUnidentified: row.bool(first + 11), leads: row.int(first + 12), firstLeadAt: row.time(first + 13),
            lastLeadAt: row.time(first + 14), waitingSince: row.time(first + 29),
            waitingStep: row.optionalInt64(first + 30).flatMap { vocabulary.origins[$0] }?.step ?? .other,
            lastStep: origin?.step ?? .other, steps: Set(Step.allCases.filter { steps & 1 << $0.code != 0 }),
            offers: offers.latest,
            offerCount: offers.count, status: Status(code: row.int(first + 17)) ?? .new, owner: row.text(first + 18),
            followUp: row.isNull(first + 22) ? nil : followUp(row, from: first + 22),
            contactedAt: row.optionalTime(first + 19), isBlocked: row.int(first + 20) == 2,
            isPartlyBlocked: row.int(first + 20) == 1, isTest: row.bool(first + 21))
    }

    private static func followUp(_ row: Query, from first: Int32) -> FollowUp {
        FollowUp(
            id: row.int64(first), uid: row.text(first + 1), dueAt: row.time(first + 2),
            channel: Channel(rawValue: row.text(first + 3)) ?? .any, note: row.text(first + 4),
            owner: row.text(first + 5), createdAt: row.time(first + 6))
    }
}

/// The offers of one customer, asked for with each row of him.
final class CustomerOffers {
    private let query: Query
    private let vocabulary: Vocabulary

    init(_ db: Database, _ vocabulary: Vocabulary) throws {
        self.vocabulary = vocabulary
        query = try Query(
            db,
            """
            SELECT l.offer_id, max(l.at) AS latest FROM lead l WHERE l.customer_id = ? AND l.offer_id IS NOT NULL
                AND (l.is_test = 0 OR ?) GROUP BY l.offer_id ORDER BY latest DESC, l.offer_id
            """)
    }

    /// The latest three, newest first, and how many there are. O(leads of the customer).
    func of(_ customer: Int64, isTest: Bool) throws -> (latest: [OfferName], count: Int) {
        let offers = try query.start().bind(customer).bind(isTest).all { $0.int64(0) }
        return (offers.prefix(3).map { vocabulary.offer($0) }, offers.count)
    }
}

/// What a row of the work queue has beside its customer.
enum WorkColumns {
    /// The newest own lead's offer, and the follow-ups done before.
    static let sql = """
        , c.own_offer_id, \
        (SELECT count(*) FROM follow_up d WHERE d.customer_id = c.id AND d.outcome IS NOT NULL)
        """

    static func read(
        _ row: Query, from first: Int32, _ customer: CustomerRow, _ vocabulary: Vocabulary, now: Timestamp,
        endOfToday: Timestamp, _ breaches: Breaches
    ) -> WorkRow {
        let section: WorkRow.Section =
            switch customer.followUp?.dueAt {
            case nil: .neverContacted
            case .some(let due) where due < now: .overdue
            case .some(let due): due < endOfToday ? .today : .later
            }
        return WorkRow(
            section: section, customer: customer, lastOffer: vocabulary.offer(row.optionalInt64(first)),
            lastStep: customer.waitingStep, waitingSince: customer.waitingSince, triesBefore: row.int(first + 1),
            isBreached: section == .neverContacted
                && breaches.isPast(customer.waitingStep, since: customer.waitingSince))
    }
}
