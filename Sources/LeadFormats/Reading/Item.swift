public import LeadModel

/// What a reader found: one lead, one record that can't be read, a customer of leadtop's own export, or that a lead was
/// deleted.
public enum Item: Hashable, Sendable {
    case lead(LeadDraft)
    case unreadable(Unreadable)
    case customer(CustomerRecord)
    /// The lead of that key was deleted where it came from. Follows its `lead`, where the other side still shows it.
    case deleted(LeadKey, line: Int)
}

/// How much a reader takes in before it gives up on a record.
public struct Limits: Hashable, Sendable {
    /// The longest record that can be a lead, in bytes; a longer one is unreadable, with all its bytes.
    public var recordBytes = 1 << 20
    /// The most that a reader holds of one record, in bytes; what is longer comes as several unreadable pieces.
    public var pieceBytes = 16 << 20
    /// How deep JSON may nest, in levels.
    public var jsonDepth = 512
    /// How much is looked at to tell the format, and kept of a file that is no text, in bytes.
    public var sniffBytes = 64 << 10

    public init() {}
}
