import LeadModel

/// Whose word a lead's identity is, by the number that the store keeps: two doors' keys never meet, and one door has one
/// key for a lead. Never changes its meaning.
enum KeyKind: Int {
    /// The content, as a file has it.
    case content = 0
    case azureTable, salesforce, dynamics, marketo, partnerCenter, leadtop, file
    /// The content, as the endpoint got it.
    case endpoint

    init(_ key: LeadKey?) {
        self =
            switch key?.door {
            case nil: .content
            case .azureTable?: .azureTable
            case .salesforce?: .salesforce
            case .dynamics?: .dynamics
            case .marketo?: .marketo
            case .partnerCenter?: .partnerCenter
            case .leadtop?: .leadtop
            case .file?: .file
            }
    }

    /// The kind that a lead of version 1 may have, by the format that it was read in.
    init(format: String) {
        let known: [(String, KeyKind)] = [
            ("azure-table", .azureTable), ("salesforce-data-loader", .salesforce), ("salesforce-json", .salesforce),
            ("dynamics", .dynamics), ("marketo", .marketo), ("partner-center", .partnerCenter), ("leadtop", .leadtop),
        ]
        self = known.first { format.hasPrefix($0.0) }?.1 ?? .content
    }
}
