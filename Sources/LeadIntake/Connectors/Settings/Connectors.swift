public import LeadModel

/// The one place where the kinds of destination are told apart.
public enum Connectors {
    /// The kinds that leads can be pulled from.
    public static let kinds: [Door.Kind] = Door.Kind.allCases.filter { fields(of: $0) != nil }

    /// The settings of a kind besides name, kind and interval; `nil` for one that can't be pulled from.
    public static func fields(of kind: Door.Kind) -> [DestinationField]? {
        switch kind {
        case .azureTable: AzureTable.fields
        case .salesforce: Salesforce.fields
        case .endpoint, .dynamics, .marketo: nil
        }
    }

    /// - Throws: `PullError` for settings that can't be followed.
    public static func make(_ destination: Destination, wire: Wire) throws(PullError) -> any Connector {
        switch destination.door.kind {
        case .azureTable: try AzureTable(destination, wire: wire)
        case .salesforce: try Salesforce(destination, wire: wire)
        case .endpoint, .dynamics, .marketo:
            throw PullError(.person, words(.destinationNoKind, destination.door.kind.rawValue))
        }
    }
}
