/// A way leads come in by themselves: the HTTPS endpoint, or a destination that is pulled from.
public struct Door: Hashable, Sendable {
    /// What is on the other side, by the word that the configuration has for it.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        case endpoint, azureTable = "azure-table", salesforce, dynamics, marketo
    }

    /// The name that its owner gave it; a store has one door of a name.
    public var name: String
    public var kind: Kind

    public init(name: String, kind: Kind) {
        (self.name, self.kind) = (name, kind)
    }

    /// The endpoint of a store: there is one.
    public static let endpoint = Door(name: "endpoint", kind: .endpoint)
}
