import LeadModel

/// The query for leads (SOQL). It holds field names, dates and ids of Salesforce's own, and no other text.
struct SalesforceQuery {
    /// Without these nothing can be read in order.
    static let needed = ["Id", "SystemModstamp", "IsDeleted"]
    /// What a user's profile may hide.
    static let optional = [
        "FirstName", "LastName", "Email", "Phone", "Title", "Company", "Country", "LeadSource", "Description", "Status",
        "OwnerId", "CreatedDate", "LastModifiedDate", "HasOptedOutOfEmail", "DoNotCall", "IsConverted",
        "MasterRecordId",
    ]

    /// Optional fields that the user may not see.
    var hidden: Set<String> = []
    var after: SalesforcePlace.Row?

    var text: String {
        let fields = Self.needed + Self.optional.filter { !hidden.contains($0) }
        return "SELECT \(fields.joined(separator: ", ")) FROM Lead\(condition) ORDER BY SystemModstamp, Id"
    }

    private var condition: String {
        guard let after else { return "" }
        let stamp = Timestamp(milliseconds: after.stamp).rfc3339
        return " WHERE SystemModstamp > \(stamp) OR (SystemModstamp = \(stamp) AND Id > '\(after.id)')"
    }
}
