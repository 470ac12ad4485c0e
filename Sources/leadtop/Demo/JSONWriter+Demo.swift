import LeadFormats
import LeadModel

/// Made-up leads as the marketplace's destinations have them. Neither knows a city nor a status, the endpoint not even
/// a time or a key.
extension JSONWriter {
    /// What is posted to an HTTPS endpoint.
    mutating func endpoint(_ lead: DemoLead) {
        key("userDetails")
        object { json in json.details(lead.person, named: Self.endpointNames) }
        member("leadSource", lead.leadSource)
        member("actionCode", lead.actionCode)
        member("offerTitle", lead.offer.title)
        member("description", lead.description)
    }

    /// An entity of an Azure Table, as its REST interface gives it without metadata.
    mutating func azureTable(_ lead: DemoLead, seed: UInt64) {
        let date = Zone.utc.localTime(of: lead.createdAt).date
        member("PartitionKey", "\(date.month):2F\(date.day):2F\(date.year)")
        member("RowKey", DemoGUID.text(Dice(seed: seed ^ 0xA27E_7AB1, number: lead.number)))
        member("Timestamp", lead.createdAt.rfc3339)
        member("ActionCode", lead.actionCode)
        member("CreatedTime", String(lead.createdAt.ticks))
        var customer = JSONWriter()
        customer.object { json in json.details(lead.person, named: Self.tableNames) }
        member("CustomerInfo", customer.text)
        member("Description", lead.description)
        member("LeadSource", lead.leadSource)
        member("OfferDisplayName", lead.offer.title)
        member("ProductId", lead.offer.id)
        member("PublisherDisplayName", lead.offer.publisher)
    }

    private static let endpointNames = ["firstName", "lastName", "email", "phone", "country", "company", "title"]
    private static let tableNames = ["FirstName", "LastName", "Email", "Phone", "Country", "Company", "Title"]

    /// A name that nobody split stands in one field.
    private mutating func details(_ person: Person, named names: [String]) {
        let first = person.firstName.isEmpty ? person.fullName : person.firstName
        let texts = [
            first, person.lastName, person.email, person.phone, person.country, person.company, person.title,
        ]
        for (name, text) in zip(names, texts) { member(name, text) }
    }
}

extension DemoLead {
    fileprivate var actionCode: String { LeadSource(wire: leadSource).action.wire }
}
