/// The customer view.
extension Phrase {
    public static let timelineTitle = Phrase("customer.timelineTitle", "Timeline · {1} {1:lead:leads}")
    public static let onlyInPartnerCenter = Phrase(
        "customer.onlyInPartnerCenter",
        "This lead came without a person, as leads of .edu addresses do: work it in Partner Center.")
    public static let isTestCustomer = Phrase(
        "customer.isTestCustomer",
        "A test lead: the marketplace checked the connection.")
    public static let mayBeContacted = Phrase("customer.mayBeContacted", "May be contacted.")
    public static let notAbout = Phrase("customer.notAbout", "DNC for {1}: {2}")
    public static let stageIs = Phrase("customer.stageIs", "stage {1}")
    public static let statusIs = Phrase("customer.statusIs", "Status {1}")
    public static let noOwner = Phrase("customer.noOwner", "no owner")
    public static let ownerIs = Phrase("customer.ownerIs", "owner {1}")
    public static let lastContact = Phrase("customer.lastContact", "last contact {1}")
    public static let neverContacted = Phrase("customer.neverContacted", "never contacted")
    public static let followUpIs = Phrase("customer.followUpIs", "Follow-up {1}")
    public static let byWhom = Phrase("customer.byWhom", " · {1}")
    public static let valueChanged = Phrase("customer.valueChanged", "{1} changed: {2} to {3}")
    public static let noteSaid = Phrase("customer.noteSaid", "Note: {1}")
    public static let followUpDone = Phrase("customer.followUpDone", "Done: {1}")
    public static let campaignIs = Phrase("customer.campaignIs", "campaign {1}")
    public static let fieldFirstName = Phrase("customer.fieldFirstName", "First name")
    public static let fieldLastName = Phrase("customer.fieldLastName", "Last name")
    public static let fieldPhone = Phrase("customer.fieldPhone", "Phone")
    public static let fieldCity = Phrase("customer.fieldCity", "City")
    public static let noPayloadHere = Phrase(
        "customer.noPayloadHere",
        "Select a lead to see its bytes, or a note to read it whole.")
    public static let payloadIsLonger = Phrase(
        "customer.payloadIsLonger",
        "… the rest is not shown: leadtop show and leadtop quarantine show print it whole.")
    public static let noPayload = Phrase("customer.noPayload", "The bytes of this lead are not in the store.")
}

extension Person.Field {
    /// The field as users read it.
    public var title: String {
        switch self {
        case .firstName: words(.fieldFirstName)
        case .lastName: words(.fieldLastName)
        case .name: words(.columnName)
        case .email: words(.columnEmail)
        case .phone: words(.fieldPhone)
        case .company: words(.columnCompany)
        case .title: words(.columnTitle)
        case .country: words(.columnCountryLong)
        case .city: words(.fieldCity)
        }
    }
}
