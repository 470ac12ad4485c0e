import LeadModel

/// Tells a format by the first bytes of its text.
struct Sniffer {
    enum Verdict {
        case format(Format, delimiter: UInt8)
        /// What the file is instead, and whether it is text, all of which is kept.
        case unknown(reason: String, isText: Bool)
    }

    /// Text in UTF-8, without its byte order mark.
    let text: Bytes
    let map: HeaderMap

    /// - Parameter wanted: the format that the user named, if he did.
    func verdict(wanted: Format?) -> Verdict {
        let start = text.withoutBlanks
        if start.isEmpty { return .unknown(reason: words(.emptyFile), isText: true) }
        if let wanted { return .format(wanted, delimiter: CSVHeader(text).delimiter) }
        if start[0] == .openBrace || start[0] == .openBracket, let format = json(start) {
            return .format(format, delimiter: .comma)
        }
        if let format = pairs(start) { return .format(format, delimiter: .comma) }
        if start[0] == UInt8(ascii: "<") {
            return .unknown(reason: words(.markupFile, "a web page or XML"), isText: true)
        }
        let header = CSVHeader(text)
        if let format = csv(header) { return .format(format, delimiter: header.delimiter) }
        if isBinary { return .unknown(reason: words(.binaryFile, "a binary file"), isText: false) }
        return .unknown(reason: words(.noKnownColumn), isText: true)
    }

    /// Control characters are rare in text, and one byte in ten of anything else.
    private var isBinary: Bool {
        let odd = text.count { $0 < 32 && !$0.isBlank && $0 != 0x1B && $0 != 0x1E }
        return odd * 50 > text.count
    }

    // MARK: Key = value

    private func pairs(_ start: Bytes) -> Format? {
        let line = start.part(0..<(start.first(.lineFeed, in: 0..<start.count) ?? start.count)).withoutLineEnd
        guard let equals = line.first(UInt8(ascii: "="), in: 0..<line.count) else { return nil }
        let key = line.part(0..<equals).trimmedText
        let isKey = key.utf8.allSatisfy { $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "_") }
        guard isKey, PairLeads.isKnown(normalized(key)) else { return nil }
        let hasBlank = equals > 0 && line[equals - 1] == 32
        let isForm = !hasBlank && line.contains(UInt8(ascii: "&"))
        return isForm || (!hasBlank && line.count == start.count) ? .salesforceForm : .salesforceText
    }

    // MARK: JSON

    private func json(_ start: Bytes) -> Format? {
        let keys = JSONKeys(start)
        if keys.names.isEmpty {
            let next = start.part(1..<start.count).withoutBlanks.first
            let canBeJSON = next == nil || [.openBrace, .openBracket, .closeBrace, .closeBracket].contains(next)
            return canBeJSON ? .otherJSON : nil
        }
        return format(ofKeys: keys.names)
    }

    private func format(ofKeys keys: Set<String>) -> Format {
        func has(_ names: String...) -> Bool { names.contains { keys.contains($0) } }
        if has("lead"), has("leadsource"), has("receivedat", "raw", "rawbase64") { return .leadtopJSON }
        if has("customer"), has("reference") { return .leadtopJSON }
        if has("receivedat"), has("leadsource"), has("step") { return .leadtopJSON }
        if has("customerinfo") || (has("partitionkey") && has("rowkey")) { return .azureTableJSON }
        let isOfACRM = has("id", "leadid", "createdat", "createddate", "createdon")
        if has("userdetails") || (has("leadsource") && has("actioncode", "offertitle") && !isOfACRM) {
            return .endpointJSON
        }
        if has("attributes", "systemmodstamp", "hasoptedoutofemail", "masterrecordid", "isconverted"),
            has("leadsource", "lastname", "totalsize")
        {
            return .salesforceJSON
        }
        if has("leadid", "leadsourcecode", "emailaddress1", "donotbulkemail"),
            has("subject", "emailaddress1", "statecode")
        {
            return .dynamicsJSON
        }
        if has("odatadeltalink") || (has("odatacontext") && has("id") && has("reason")) { return .dynamicsJSON }
        if has("requestid"), has("result", "success") { return .marketoJSON }
        if has("activitytypeid"), has("leadid") { return .marketoJSON }
        let isMarketo = has("unsubscribed", "donotcall", "marketoguid", "personsource", "updatedat")
        if isMarketo, has("id"), has("email"), has("lastname"), has("leadsource", "personsource") {
            return .marketoJSON
        }
        return .otherJSON
    }

    // MARK: CSV

    private func csv(_ header: CSVHeader) -> Format? {
        let names = Set(header.names.map(normalized))
        let exact = Set(header.names)
        func has(_ wanted: String...) -> Bool { wanted.contains { names.contains($0) } }
        if has("customerinfo") || (has("partitionkey") && has("rowkey")) { return .azureTableCSV }
        if has("receivedat"), has("leadsource"), has("step") { return .leadtopCSV }
        if has("referralid") || (has("calltoaction") && has("customername")) { return .partnerCenterCSV }
        if names.contains(where: { $0.hasPrefix("donotmodify") }) || (has("emailaddress1") && has("leadid")) {
            return .dynamicsCSV
        }
        if has("leadsource"), has("systemmodstamp", "hasoptedoutofemail", "isconverted", "masterrecordid", "isdeleted")
        {
            return .salesforceDataLoaderCSV
        }
        if exact.isSuperset(of: ["Id", "LastName", "LeadSource"]) { return .salesforceDataLoaderCSV }
        if has("companyaccount") || (has("leadsource") && has("leadstatus", "leadowner")) {
            return .salesforceReportCSV
        }
        if has("marketoid", "personsource") || (has("leadsource") && has("unsubscribed") && has("lastname")) {
            return .marketoCSV
        }
        if has("leadsource"), has("id"), has("emailaddress") || exact.isSuperset(of: ["createdAt", "updatedAt"]) {
            return .marketoCSV
        }
        return isLeadLike(header) ? .otherCSV : nil
    }

    /// Whether a column says what it was about or whom; without one no row could be a lead.
    private func isLeadLike(_ header: CSVHeader) -> Bool {
        let meanings = FieldNames(format: .otherCSV, map: map)
        return header.names.contains { name in
            guard let field = meanings[normalized(name)]?.field else { return false }
            return DraftBuilder.about.contains(field) || DraftBuilder.whom.contains(field)
        }
    }
}
