/// What came through a door but could not be read: it goes to quarantine with its bytes.
public struct Unreadable: Hashable, Sendable {
    /// The words a person understands, without any personal data.
    public var reason: String
    public var raw: [UInt8]
    /// Where it begins in its file, counted from 1.
    public var line: Int

    public init(reason: String, raw: [UInt8], line: Int) {
        (self.reason, self.raw, self.line) = (reason, raw, line)
    }
}
