/// A lead as a format read it, before the store knows it.
public struct LeadDraft: Hashable, Sendable {
    /// The door's own key, where it has one; else the store makes a digest of the content.
    public var key: LeadKey?
    /// The further identities of a lead that came by several doors, in leadtop's own format.
    public var otherKeys: [LeadKey]
    /// When the customer acted, where the lead says so.
    public var createdAt: Timestamp?
    /// When a leadtop store received it first, in leadtop's own format.
    public var receivedAt: Timestamp?
    public var leadSource: LeadSource
    /// The offer's title, where the lead has one.
    public var offerTitle: String
    public var person: Person
    public var description: String
    /// The door's word for how far the lead is, kept as it came.
    public var status: String
    /// The channels by which the customer asked not to be contacted.
    public var optOuts: OptOuts
    /// Why he asked, where the door says so.
    public var optOutReason: String
    /// Since when it is deleted at the door it came by, in leadtop's own format.
    public var deletedThereAt: Timestamp?
    /// Which of an exported store's customers the lead belongs to, in leadtop's own format.
    public var customerReference: String?
    /// The bytes that the lead was read from; for a CSV row, the row without its header.
    public var raw: [UInt8]
    /// Where the lead begins in its file, counted from 1.
    public var line: Int

    public init(leadSource: LeadSource, raw: [UInt8] = [], line: Int = 1) {
        self.init(
            key: nil, createdAt: nil, receivedAt: nil, leadSource: leadSource, offerTitle: "", person: Person(),
            description: "", status: "", optOuts: ([], ""), deletedThereAt: nil, raw: raw, line: line)
    }

    /// All at once, for readers.
    package init(
        key: consuming LeadKey?, createdAt: Timestamp?, receivedAt: Timestamp?, leadSource: consuming LeadSource,
        offerTitle: consuming String, person: consuming Person, description: consuming String,
        status: consuming String, optOuts: (channels: OptOuts, reason: String), deletedThereAt: Timestamp?,
        raw: consuming [UInt8], line: Int
    ) {
        self.key = key
        self.createdAt = createdAt
        self.receivedAt = receivedAt
        self.leadSource = leadSource
        self.offerTitle = offerTitle
        self.person = person
        self.description = description
        self.status = status
        self.optOuts = optOuts.channels
        self.optOutReason = optOuts.reason
        self.deletedThereAt = deletedThereAt
        self.raw = raw
        self.line = line
        otherKeys = []
        customerReference = nil
    }

    public var isTest: Bool {
        TestLead.isMarked(person.firstName) || TestLead.isMarked(person.lastName) || TestLead.isMarked(person.email)
            || TestLead.isMarked(person.company) || TestLead.isMarked(leadSource.source.wire)
    }
}

/// The channels a customer opted out of.
public struct OptOuts: OptionSet, Hashable, Sendable {
    public var rawValue: Int

    public init(rawValue: Int) {
        self.rawValue = rawValue
    }

    public static let email = OptOuts(rawValue: 1)
    public static let phone = OptOuts(rawValue: 2)
}
