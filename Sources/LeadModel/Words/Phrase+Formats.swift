/// What a reader says about a file: why something can't be read, and what to do.
extension Phrase {
    public static let formatEndpointJSON = Phrase("format.endpointJSON", "HTTPS endpoint JSON")
    public static let formatAzureTableJSON = Phrase("format.azureTableJSON", "Azure Table JSON")
    public static let formatAzureTableCSV = Phrase("format.azureTableCSV", "Azure Table CSV")
    public static let formatSalesforceForm = Phrase("format.salesforceForm", "Salesforce Web-to-Lead form")
    public static let formatSalesforceText = Phrase("format.salesforceText", "Salesforce Web-to-Lead text")
    public static let formatSalesforceReportCSV = Phrase("format.salesforceReportCSV", "Salesforce report CSV")
    public static let formatSalesforceDataLoaderCSV = Phrase(
        "format.salesforceDataLoaderCSV", "Salesforce Data Loader CSV")
    public static let formatSalesforceJSON = Phrase("format.salesforceJSON", "Salesforce JSON")
    public static let formatDynamicsCSV = Phrase("format.dynamicsCSV", "Dynamics 365 CSV")
    public static let formatDynamicsJSON = Phrase("format.dynamicsJSON", "Dynamics 365 JSON")
    public static let formatMarketoCSV = Phrase("format.marketoCSV", "Marketo CSV")
    public static let formatMarketoJSON = Phrase("format.marketoJSON", "Marketo JSON")
    public static let formatPartnerCenterCSV = Phrase("format.partnerCenterCSV", "Partner Center CSV")
    public static let formatLeadtopJSON = Phrase("format.leadtopJSON", "leadtop JSON")
    public static let formatLeadtopCSV = Phrase("format.leadtopCSV", "leadtop CSV")
    public static let formatOtherCSV = Phrase("format.otherCSV", "other CSV")
    public static let formatOtherJSON = Phrase("format.otherJSON", "other JSON")

    // A file as a whole.
    public static let emptyFile = Phrase("unreadable.emptyFile", "The file is empty.")
    public static let excelWorkbook = Phrase(
        "unreadable.excel", "This is an Excel workbook: save it as CSV UTF-8 and import that.")
    public static let compressedFile = Phrase(
        "unreadable.compressed", "This is a compressed file ({1}): unpack it and import what is in it.")
    public static let databaseFile = Phrase(
        "unreadable.database", "This is an SQLite database, not a file of leads. A leadtop store opens with --store.")
    public static let markupFile = Phrase(
        "unreadable.markup", "This is {1}, not a file of leads: export the leads as CSV or JSON and import that.")
    public static let binaryFile = Phrase(
        "unreadable.binary",
        "This is {1}, not a file of leads. Its first 64 KiB are kept; the file itself is untouched.")
    public static let noKnownColumn = Phrase(
        "unreadable.noKnownColumn",
        "No column is known by its header: the first line must name the columns. Name one with --map, for example --map 'Work mail=email'."
    )

    // One record.
    public static let notUTF8 = Phrase(
        "unreadable.notUTF8", "It is not UTF-8 text. Save the file as UTF-8 and import it again.")
    public static let holdsNUL = Phrase(
        "unreadable.holdsNUL", "It holds a NUL byte, so it was damaged or is not text. Export it again.")
    public static let tooManyFields = Phrase(
        "unreadable.tooManyFields",
        "It has {1} fields, but the header has {2}. A field with the delimiter in it must be in quotes.")
    public static let tooFewFields = Phrase(
        "unreadable.tooFewFields", "It has {1} {1:field:fields} of {2}, and no lead source, e-mail or phone.")
    public static let quoteNeverClosed = Phrase(
        "unreadable.quoteNeverClosed", "A quote is never closed. Close it, or write it twice, and retry.")
    public static let tooLong = Phrase("unreadable.tooLong", "It is longer than {1}, so it is no lead as it stands.")
    public static let saysNothing = Phrase(
        "unreadable.saysNothing",
        "Nothing in it says who or what: there is no lead source, action, offer, name, e-mail, phone or company.")
    public static let badDate = Phrase(
        "unreadable.badDate",
        "The date in “{1}” can't be read. Write it as 2025-11-03T14:07:52Z, 2025-11-03 14:07:52, 2025-11-03, 11/3/2025 2:07:52 PM or 11/3/2025 (month first)."
    )
    public static let badCustomerInfo = Phrase(
        "unreadable.badCustomerInfo", "CustomerInfo is not JSON, and there is no lead source.")
    public static let badNative = Phrase(
        "unreadable.badNative", "It is not a {1} as leadtop writes one: “{2}” is missing or can't be read.")

    // JSON.
    public static let jsonCutShort = Phrase(
        "unreadable.jsonCutShort", "The JSON ends in the middle of a record. The file may be cut short: get it again.")
    public static let jsonUnexpected = Phrase(
        "unreadable.jsonUnexpected", "It is not JSON: {1} was expected at byte {2}. Correct it and retry.")
    public static let jsonBadString = Phrase(
        "unreadable.jsonBadString",
        "It is not JSON: a string has a wrong escape, or isn't closed on its line, at byte {1}. Correct it and retry.")
    public static let jsonBadNumber = Phrase(
        "unreadable.jsonBadNumber", "It is not JSON: a number is wrong at byte {1}. Correct it and retry.")
    public static let jsonTooDeep = Phrase("unreadable.jsonTooDeep", "Its JSON is nested deeper than {1} levels.")
    public static let jsonNotObject = Phrase("unreadable.jsonNotObject", "It is no lead: a JSON object was expected.")
    public static let jsonEndsEarly = Phrase(
        "warning.jsonEndsEarly", "The file ends before its JSON does. It may be cut short: get it again.")

    // Warnings about a file that can be read.
    public static let noEmailColumn = Phrase(
        "warning.noEmailColumn", "no column for the e-mail. Name it with --map 'Work mail=email'.")
    public static let unknownColumns = Phrase(
        "warning.unknownColumns", "{1} {1:column:columns} without a meaning to leadtop, kept as {1:it:they} came: {2}."
    )
    public static let unmatchedMap = Phrase(
        "warning.unmatchedMap", "--map names “{1}”, but the file has no such column.")

    // --map.
    public static let badMap = Phrase(
        "map.bad", "“{1}” is not HEADER=FIELD. Write for example --map 'Work mail=email'.")
    public static let unknownField = Phrase("map.unknownField", "“{1}” is no field. The fields are {2}.")
}
