/// Something to pick from in a filter, with how many leads it has.
public struct Choice: Hashable, Sendable {
    /// The offer's id, the country's code or the owner's name.
    public var value: String
    /// The offer's title or the country's name.
    public var title: String
    public var leads: Int

    public init(value: String, title: String, leads: Int) {
        (self.value, self.title, self.leads) = (value, title, leads)
    }
}
