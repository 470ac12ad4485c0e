/// Which column names and keys mean which field. The first match wins; a later one serves where the first is empty.
struct FieldNames {
    struct Match {
        var field: Field
        /// The lower, the stronger.
        var rank: Int
    }

    private var matches: [String: Match] = [:]
    /// What names mean as they are spelled; those of JSON repeat in every record.
    private var spellings: [String: Match?] = [:]
    /// The same of names within an object that has a name.
    private var innerSpellings: [InnerName: Match?] = [:]

    private struct InnerName: Hashable {
        var parent: String
        var name: String
    }

    /// O(1) but for the first time, and where the user named columns: a request of the endpoint holds one lead only.
    init(format: Format, map: HeaderMap) {
        self = Self.ready[format] ?? FieldNames(format: format)
        for (name, field) in map.fields { matches[name] = Match(field: field, rank: -1000) }
        if !map.fields.isEmpty { (spellings, innerSpellings) = ([:], [:]) }
    }

    private static let ready = Dictionary(
        uniqueKeysWithValues: Format.allCases.map { ($0, FieldNames(format: $0)) })

    private init(format: Format) {
        for (field, names) in Self.general { add(names, to: field, rank: 0) }
        for (field, names) in Self.special[format] ?? [:] { add(names, to: field, rank: -100) }
        for name in Self.usual { _ = match(spelled: name) }
    }

    /// As the endpoint's JSON has them.
    private static let usual = [
        "userDetails", "firstName", "lastName", "email", "phone", "country", "company", "title", "leadSource",
        "actionCode", "offerTitle", "description",
    ].flatMap { [$0, $0.prefix(1).uppercased() + $0.dropFirst()] }

    /// What a normalized name means. O(1).
    subscript(name: String) -> Match? { matches[name] }

    /// What a name means, however it is spelled. O(1) from its second time on.
    mutating func match(spelled name: String) -> Match? {
        if let known = spellings[name] { return known }
        let match = matches[normalized(name)]
        if spellings.count < 4096 { spellings[name] = .some(match) }
        return match
    }

    /// What a name means within an object: together with the object's, else alone where that adds nothing. O(1) from its
    /// second time on.
    mutating func match(spelled name: String, within parent: String, isContainer: Bool) -> Match? {
        let inner = InnerName(parent: parent, name: name)
        if let known = innerSpellings[inner] { return known }
        let match = matches[normalized(parent + " " + name)] ?? (isContainer ? matches[normalized(name)] : nil)
        if innerSpellings.count < 4096 { innerSpellings[inner] = .some(match) }
        return match
    }

    private mutating func add(_ names: [String], to field: Field, rank: Int) {
        for (index, name) in names.enumerated() { matches[name] = Match(field: field, rank: rank + index) }
    }

    private static let general: [Field: [String]] = [
        .key: ["rowkey", "referralid", "leadid", "id", "donotmodifylead", "marketoid"],
        .createdAt: [
            "createdtime", "createddate", "creationdate", "createdon", "createdat", "createddatetime", "timestamp",
        ],
        .firstName: ["firstname", "userdetailsfirstname", "givenname"],
        .lastName: ["lastname", "userdetailslastname", "surname", "familyname"],
        .name: ["name", "fullname", "contactname"],
        .email: ["email", "emailaddress", "emailaddress1", "workemail", "userdetailsemail"],
        .phone: ["phone", "phonenumber", "businessphone", "telephone1", "mobilephone", "userdetailsphone"],
        .company: [
            "company", "companyname", "companyaccount", "organization", "customername", "userdetailscompany",
        ],
        .title: ["title", "jobtitle", "userdetailstitle"],
        .country: ["country", "countryregion", "customercountry", "address1country", "userdetailscountry"],
        .city: ["city", "customercity", "address1city"],
        .leadSource: ["leadsource", "personsource", "source"],
        .action: ["actioncode", "calltoaction", "action"],
        .offer: ["offerid", "productid", "productids", "offer"],
        .offerTitle: ["offertitle", "offername", "offerdisplayname"],
        .description: ["description", "notes", "comments"],
        .status: ["status", "leadstatus"],
        .statusReason: ["statusreason"],
        .emailOptOut: ["emailoptout", "hasoptedoutofemail", "donotemail", "unsubscribed"],
        .phoneOptOut: ["phoneoptout", "donotcall", "donotphone"],
        .emailOptOutReason: ["unsubscribedreason"],
        .phoneOptOutReason: ["donotcallreason"],
    ]

    private static let special: [Format: [Field: [String]]] = [
        .azureTableJSON: azureTable, .azureTableCSV: azureTable,
        .dynamicsJSON: dynamics, .dynamicsCSV: dynamics,
        .leadtopJSON: leadtop, .leadtopCSV: leadtop,
        .salesforceJSON: salesforce, .salesforceDataLoaderCSV: salesforce,
    ]

    private static let azureTable: [Field: [String]] = [
        .partitionKey: ["partitionkey"], .key: ["rowkey"], .customerInfo: ["customerinfo"],
    ]

    /// The annotations are those of `odata.include-annotations="*"`: the label beside a number.
    private static let dynamics: [Field: [String]] = [
        .key: ["leadid", "donotmodifylead"],
        .subject: ["subject", "topic"],
        .emailOptOut: ["donotallowemails"],
        .phoneOptOut: ["donotallowphonecalls"],
        .bulkEmailOptOut: ["donotbulkemail", "donotallowbulkemails"],
        .leadSource: ["leadsource", "leadsourcecodeodatacommunitydisplayv1formattedvalue"],
        .status: [
            "statecodeodatacommunitydisplayv1formattedvalue", "status", "statecode",
        ],
    ]

    private static let salesforce: [Field: [String]] = [.isDeleted: ["isdeleted"]]

    private static let leadtop: [Field: [String]] = [
        .key: ["key"], .receivedAt: ["receivedat"], .deletedThereAt: ["deletedthereat"],
        .channelOptOut: ["optout", "optouts"],
    ]
}
