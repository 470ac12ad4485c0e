public import LeadModel

/// The one place where the kinds of destination are told apart.
public enum Connectors {
    /// The kinds that leads can be pulled from.
    public static let kinds: [Door.Kind] = Door.Kind.allCases.filter { fields(of: $0) != nil }

    /// The settings of a kind besides name, kind and interval; `nil` for one that can't be pulled from.
    public static func fields(of kind: Door.Kind) -> [DestinationField]? {
        switch kind {
        case .dynamics: Dynamics.fields
        case .marketo: Marketo.fields
        case .endpoint, .azureTable, .salesforce: nil
        }
    }

    /// - Throws: `PullError` for settings that can't be followed.
    public static func make(_ destination: Destination, wire: Wire) throws(PullError) -> any Connector {
        switch destination.door.kind {
        case .dynamics: return try Dynamics(destination, wire: wire)
        case .marketo: return try Marketo(destination, wire: wire)
        case .endpoint, .azureTable, .salesforce:
            throw PullError(.person, words(.destinationNoKind, destination.door.kind.rawValue))
        }
    }
}
