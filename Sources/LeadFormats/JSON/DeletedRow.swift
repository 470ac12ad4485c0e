import LeadModel

/// A row of a REST answer that says only which record is gone.
///
/// Dataverse change tracking: `{"@odata.context": "…/$deletedEntity", "id": "…", "reason": "deleted"}`.
/// Marketo, Get Deleted Leads: an activity of type 37 with a `leadId`.
struct DeletedRow {
    /// As the row has it, empty where it has none.
    let id: String

    init?(_ members: [JSONValue.Member], format: Format) {
        func text(_ name: String) -> String { members.last { $0.name == name }?.value.text.trimmed ?? "" }
        switch format {
        case .dynamicsJSON:
            guard text("@odata.context").hasSuffix("$deletedEntity") else { return nil }
            id = Self.withoutAddress(text("id"))
        case .marketoJSON:
            guard text("activityTypeId") == "37" else { return nil }
            id = text("leadId")
        default: return nil
        }
    }

    /// OData lets an id be an address that ends in the key: `https://…/leads(KEY)`.
    private static func withoutAddress(_ id: String) -> String {
        guard id.last == ")", let open = id.lastIndex(of: "(") else { return id }
        return String(id[id.index(after: open)...].dropLast())
    }
}
