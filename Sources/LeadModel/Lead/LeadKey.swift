/// A door's own key of a lead: the same lead read through two formats of one door has the same key.
public struct LeadKey: Hashable, Sendable {
    /// Whose key it is; two doors' keys never meet.
    public enum Door: String, Sendable, CaseIterable {
        case azureTable, salesforce, dynamics, marketo, partnerCenter, leadtop, file
    }

    public var door: Door
    public var value: String

    public init(door: Door, value: String) {
        (self.door, self.value) = (door, value)
    }
}
