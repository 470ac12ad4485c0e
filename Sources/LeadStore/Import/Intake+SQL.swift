import LeadModel

extension Intake {
    /// By what leads come.
    struct Way {
        /// The number of the door; `nil` for files.
        var door: Int64?
        /// Whether the door pushes contents that have no keys.
        var isEndpoint = false
        /// When the door was first used.
        var since = Timestamp(milliseconds: 0)
    }

    static let insertLeadSQL = """
        INSERT INTO lead(id, key, customer_id, origin_id, offer_id, at, received_at, has_own_time, is_test, fold_reason,
            file_id, description, campaign, status, opt_outs, person, key_kind, deleted_at)
        VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)
        """

    /// - Parameter hasOwner: Whether an owner may come along, by `bind(_ given:)`.
    static func insertCustomerSQL(hasOwner: Bool) -> String {
        """
        INSERT INTO customer(email_key, \(Card.textColumns.joined(separator: ",")), notes, phone_key, company_key,
            is_unidentified, status, steps, lead_count, first_lead_at, last_lead_at, last_origin_id, is_test, own_at, own_origin_id, own_offer_id
            \(hasOwner ? ", owner, worker, ruled_by" : ""))
        VALUES (?,\(Card.textColumns.map { _ in "?" }.joined(separator: ",")),?,?,?,?,?,?,1,?,?,?,?,?,?,?
            \(hasOwner ? ",?,?,?" : ""))
        """
    }
}
