import LeadModel

/// Makes leads of records, by the rules of one format.
struct DraftBuilder {
    let format: Format
    private(set) var names: FieldNames
    /// Lead sources repeat a lot; reading each once saves most of the work.
    private var sources: [String: LeadSource] = [:]
    private var info = Record()

    init(format: Format, map: HeaderMap) {
        self.format = format
        names = FieldNames(format: format, map: map)
    }

    /// Takes an object's members by their names.
    mutating func fill(_ record: inout Record, from members: [JSONValue.Member]) {
        record.clear()
        record.take(members, names: &names)
    }

    /// The lead that a record holds. O(length).
    mutating func draft(_ record: inout Record, raw: [UInt8], line: Int) throws(Refusal) -> LeadDraft {
        let infoIsBroken = !readCustomerInfo(&record)
        if format == .dynamicsJSON || format == .dynamicsCSV { findLeadSource(&record) }
        try refuseNothing(record, infoIsBroken)
        let createdAt = try date(.createdAt, of: record)
        let receivedAt = try date(.receivedAt, of: record)
        let deletedThereAt = try date(.deletedThereAt, of: record)
        return LeadDraft(
            key: key(of: record), createdAt: createdAt, receivedAt: receivedAt, leadSource: leadSource(of: record),
            offerTitle: record[.offerTitle], person: person(of: record), description: record[.description],
            status: status(of: record), optOuts: optOuts(of: record), deletedThereAt: deletedThereAt, raw: raw,
            line: line)
    }

    // MARK: What it was about

    private mutating func leadSource(of record: Record) -> LeadSource {
        let text = record[.leadSource]
        var source = knownSource(text)
        if source.action == .other(""), !source.isRepeat, !record[.action].isEmpty {
            source.action = Action(wire: record[.action])
        }
        if format == .partnerCenterCSV { Self.nameByButton(&source) }
        if source.offer == nil, !record[.offer].isEmpty { source.offer = OfferID(Self.firstOffer(record[.offer])) }
        return source
    }

    /// Partner Center says where the button stood; on the wire a test drive and a purchase name their source by it.
    private static func nameByButton(_ source: inout LeadSource) {
        switch (source.source, source.action) {
        case (.azureMarketplace, .startTestDrive), (.appSource, .startTestDrive): source.source = .testDrive
        case (.azurePortal, .install): source.action = .create
        default: break
        }
    }

    private mutating func knownSource(_ text: String) -> LeadSource {
        if let source = sources[text] { return source }
        let source = LeadSource(wire: text)
        if sources.count < 4096 { sources[text] = source }
        return source
    }

    /// The older `ProductIds` column could hold several.
    private static func firstOffer(_ text: String) -> String {
        let parts = text.split { ",;[]\"".contains($0) }
        return parts.first.map { $0.trimmed } ?? ""
    }

    private func findLeadSource(_ record: inout Record) {
        for field in [Field.subject, .leadSource, .description] {
            guard let found = MarketplaceText.leadSource(in: record[field]) else { continue }
            record[.leadSource] = found
            return
        }
    }

    private func refuseNothing(_ record: Record, _ infoIsBroken: Bool) throws(Refusal) {
        if Self.about.contains(where: { !record[$0].isEmpty }) { return }
        let isSomeone = Self.whom.contains { !record[$0].isEmpty }
        if infoIsBroken { throw .because(words(.badCustomerInfo)) }
        if !isSomeone { throw .because(words(.saysNothing)) }
    }

    func saysNothing(_ record: Record) -> Bool {
        (Self.about + Self.whom).allSatisfy { record[$0].isEmpty }
    }

    static let about: [Field] = [.leadSource, .action, .offer, .offerTitle]
    static let whom: [Field] = [.firstName, .lastName, .name, .email, .phone, .company]

    // MARK: Who it was

    private static let personFields: [Field] = [
        .firstName, .lastName, .name, .email, .phone, .company, .title, .country, .city,
    ]

    /// Azure Table keeps the person as JSON in a string. A broken one costs the person, not the lead.
    private mutating func readCustomerInfo(_ record: inout Record) -> Bool {
        let text = record[.customerInfo]
        guard !text.isEmpty else { return true }
        guard case .object(let members)? = try? JSONParser.parse(text, depth: 16) else { return false }
        info.clear()
        info.take(members, names: &names)
        for field in Self.personFields where record[field].isEmpty { record[field] = info[field] }
        return true
    }

    private func person(of record: Record) -> Person {
        let isWhole = record.isEmpty(.firstName) && record.isEmpty(.lastName)
        return Person(
            firstName: record[.firstName], lastName: record[.lastName], fullName: isWhole ? record[.name] : "",
            email: record[.email], phone: record[.phone], company: record[.company], title: record[.title],
            country: record[.country], city: record[.city])
    }

    private static let optOutFields: [Field] = [.emailOptOut, .bulkEmailOptOut, .phoneOptOut, .channelOptOut]

    /// The channels that are closed, and why, where the door says so.
    private func optOuts(of record: Record) -> (OptOuts, reason: String) {
        if Self.optOutFields.allSatisfy({ record.isEmpty($0) }) { return ([], "") }
        var result: OptOuts = []
        var reasons: [String] = []
        if isYes(record[.emailOptOut]) {
            result.insert(.email)
            reasons.append(record[.emailOptOutReason])
        } else if isYes(record[.bulkEmailOptOut]) {
            result.insert(.email)
            reasons.append(words(.noBulkEmail))
        }
        if isYes(record[.phoneOptOut]) {
            result.insert(.phone)
            if !reasons.contains(record[.phoneOptOutReason]) { reasons.append(record[.phoneOptOutReason]) }
        }
        let channels = record[.channelOptOut].lowercased()
        if channels.contains("email") { result.insert(.email) }
        if channels.contains("phone") { result.insert(.phone) }
        reasons.removeAll { $0.isEmpty }
        return (result, reasons.joined(separator: "; "))
    }

    // MARK: When, how far, and which

    private func date(_ field: Field, of record: Record) throws(Refusal) -> Timestamp? {
        let text = record[field]
        // .NET writes a missing date as the first moment of its calendar.
        if text.isEmpty || Self.isNoDate(text) { return nil }
        guard let date = Timestamp(wire: text) else { throw .badDate(field) }
        return date
    }

    private static func isNoDate(_ text: String) -> Bool {
        guard let first = text.utf8.first, first == UInt8(ascii: "0") || first == UInt8(ascii: "1") else {
            return false
        }
        return text.hasPrefix("0001-01-01") || text.hasPrefix("1/1/0001")
    }

    private func status(of record: Record) -> String {
        let status = record[.status]
        if format == .dynamicsJSON, let word = ["0": "Open", "1": "Qualified", "2": "Disqualified"][status] {
            return word
        }
        if format == .partnerCenterCSV, !status.isEmpty, !record[.statusReason].isEmpty {
            return status.lowercased() == "closed" ? "\(status) (\(record[.statusReason]))" : status
        }
        return status.isEmpty ? record[.statusReason] : status
    }

    /// Whether a record may say of itself that it was deleted.
    var tellsDeletions: Bool { format == .salesforceJSON || format == .salesforceDataLoaderCSV }

    /// The key of a record that its door shows as deleted.
    func deletedKey(_ record: Record) -> LeadKey? {
        tellsDeletions && isYes(record[.isDeleted]) ? key(of: record) : nil
    }

    /// The same, for a record that was more than its key, and so an item of its own.
    func deletionToTell(_ record: Record) -> LeadKey? {
        deletedKey(record).flatMap { saysNothing(record) ? nil : $0 }
    }

    func key(of record: Record) -> LeadKey? {
        let id = record[.key]
        switch format {
        case .endpointJSON, .salesforceForm, .salesforceText: return nil
        case _ where id.isEmpty: return nil
        case .azureTableJSON, .azureTableCSV:
            let partition = record[.partitionKey]
            return partition.isEmpty ? nil : LeadKey(door: .azureTable, value: partition + "|" + id)
        case .salesforceReportCSV, .salesforceDataLoaderCSV, .salesforceJSON: return Self.salesforceKey(id)
        case .dynamicsCSV, .dynamicsJSON:
            return LeadKey(door: .dynamics, value: id.lowercased().filter { $0 != "{" && $0 != "}" })
        case .marketoCSV, .marketoJSON: return LeadKey(door: .marketo, value: id)
        case .partnerCenterCSV: return LeadKey(door: .partnerCenter, value: id)
        case .leadtopJSON, .leadtopCSV: return LeadKey(text: id)
        case .otherCSV, .otherJSON:
            return LeadKey(door: .file, value: Self.fileKey(id, of: record))
        }
    }

    /// A file's own numbers begin anew in the next file: what else a row says tells it apart.
    private static func fileKey(_ id: String, of record: Record) -> String {
        String(
            joining: id, record[.createdAt], record[.leadSource], record[.email].inSmallLetters,
            by: UInt8(ascii: "|"))
    }

    /// The last three of a Salesforce id's 18 letters only repeat the case of the first 15.
    private static func salesforceKey(_ id: String) -> LeadKey? {
        let isID = id.utf8.count >= 15 && id.utf8.allSatisfy { $0.isDigit || $0.isLetter }
        return isID ? LeadKey(door: .salesforce, value: String(id.prefix(15))) : nil
    }
}
