import LeadModel

/// The columns that a lead's row is read from, `l` with its customer `c`.
enum LeadColumns {
    static let sql = """
        l.id, l.customer_id, l.at, l.received_at, l.has_own_time, l.origin_id, l.offer_id, l.is_test, l.description, \
        l.campaign, c.first_name, c.last_name, c.full_name, c.email, c.phone, c.company, c.title, c.country, c.city, \
        c.country_code, c.status, c.owner, c.follow_up_due, c.contact, c.contacted_at, c.is_test, \
        CASE WHEN c.contact = 1 THEN EXISTS (SELECT 1 FROM blocked_offer b WHERE b.customer_id = l.customer_id \
        AND b.offer_id = l.offer_id) ELSE 0 END, \
        EXISTS (SELECT 1 FROM lead e INDEXED BY lead_customer WHERE e.customer_id = l.customer_id AND e.at <= l.at \
        AND (e.at < l.at OR e.id < l.id)), l.deleted_at, \(Mark.columns)
        """

    /// How many columns there are.
    static let count: Int32 = 31

    static func read(_ row: Query, from first: Int32, _ vocabulary: Vocabulary) -> LeadRow {
        let at = row.time(first + 2)
        let origin = vocabulary.origins[row.int64(first + 5)]
        let (source, action) = Mark.read(row, from: first + 29, origin)
        let status = Status(code: row.int(first + 20)) ?? .new
        let contact = row.int(first + 23)
        let isNew = contact < 2 && row.isNull(first + 24) && !status.isClosed && !row.bool(first + 25)
        return LeadRow(
            id: row.int64(first), customer: row.int64(first + 1), at: at, createdAt: row.bool(first + 4) ? at : nil,
            receivedAt: row.time(first + 3), source: source, action: action,
            offer: vocabulary.offer(row.optionalInt64(first + 6)), person: Person(row, from: first + 10),
            country: row.text(first + 19), description: row.text(first + 8), campaign: row.text(first + 9),
            status: status, owner: row.text(first + 21), followUpDue: row.optionalTime(first + 22),
            isDoNotContact: contact == 2 || origin?.step == .crossListed || row.bool(first + 26),
            isTest: row.bool(first + 7), isNew: isNew, isRepeat: row.bool(first + 27),
            deletedAt: row.optionalTime(first + 28))
    }
}
