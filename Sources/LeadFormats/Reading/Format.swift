import LeadModel

/// A way in which a file or a request writes leads.
public enum Format: String, CaseIterable, Sendable {
    case endpointJSON, azureTableJSON, azureTableCSV, salesforceForm, salesforceText, salesforceReportCSV
    case salesforceDataLoaderCSV, salesforceJSON, dynamicsCSV, dynamicsJSON, marketoCSV, marketoJSON
    case partnerCenterCSV, leadtopJSON, leadtopCSV, otherCSV, otherJSON

    /// How the bytes are laid out, whatever the fields.
    enum Layout {
        case json, csv, form, text
    }

    /// The word for `--format`, such as `azure-table-csv`.
    public var name: String {
        var result = ""
        var previous: Character = "A"
        for letter in rawValue {
            if letter.isUppercase, previous.isLowercase { result += "-" }
            result += letter.lowercased()
            previous = letter
        }
        return result
    }

    public init?(name: String) {
        let wanted = name.lowercased()
        guard let format = Self.allCases.first(where: { $0.name == wanted }) else { return nil }
        self = format
    }

    /// The name that users read.
    public var title: String {
        switch self {
        case .endpointJSON: words(.formatEndpointJSON)
        case .azureTableJSON: words(.formatAzureTableJSON)
        case .azureTableCSV: words(.formatAzureTableCSV)
        case .salesforceForm: words(.formatSalesforceForm)
        case .salesforceText: words(.formatSalesforceText)
        case .salesforceReportCSV: words(.formatSalesforceReportCSV)
        case .salesforceDataLoaderCSV: words(.formatSalesforceDataLoaderCSV)
        case .salesforceJSON: words(.formatSalesforceJSON)
        case .dynamicsCSV: words(.formatDynamicsCSV)
        case .dynamicsJSON: words(.formatDynamicsJSON)
        case .marketoCSV: words(.formatMarketoCSV)
        case .marketoJSON: words(.formatMarketoJSON)
        case .partnerCenterCSV: words(.formatPartnerCenterCSV)
        case .leadtopJSON: words(.formatLeadtopJSON)
        case .leadtopCSV: words(.formatLeadtopCSV)
        case .otherCSV: words(.formatOtherCSV)
        case .otherJSON: words(.formatOtherJSON)
        }
    }

    var layout: Layout {
        switch self {
        case .salesforceForm: .form
        case .salesforceText: .text
        case _ where rawValue.hasSuffix("CSV"): .csv
        default: .json
        }
    }
}
