/// What a text means; the terminal picks the colour, and each meaning has a word or a letter as well.
public enum Role: UInt8, CaseIterable, Sendable {
    case normal, dim, title, accent, border, key, good, warning, danger, doNotContact, test, match, chosen
}

/// How a cell looks: its role, and the attributes on top of it.
public struct Style: Hashable, Sendable {
    /// Attributes that every terminal has in some form.
    public struct Attributes: OptionSet, Hashable, Sendable {
        /// The bits.
        public let rawValue: UInt8

        /// The attributes with these bits.
        public init(rawValue: UInt8) { self.rawValue = rawValue }

        public static let bold = Attributes(rawValue: 1)
        public static let dim = Attributes(rawValue: 2)
        public static let underline = Attributes(rawValue: 4)
        public static let reverse = Attributes(rawValue: 8)
        public static let italic = Attributes(rawValue: 16)
    }

    /// What the text means.
    public var role: Role
    /// How it stands out.
    public var attributes: Attributes

    /// A role with attributes.
    public init(_ role: Role = .normal, _ attributes: Attributes = []) {
        self.role = role
        self.attributes = attributes
    }

    /// The same role with more attributes.
    public func with(_ more: Attributes) -> Style { Style(role, attributes.union(more)) }

    /// The same attributes with another role.
    public func with(_ role: Role) -> Style { Style(role, attributes) }

    public static let plain = Style()
    public static let bold = Style(.normal, .bold)
    public static let underlined = Style(.normal, .underline)
    /// The selected row or field: reverse, which is readable on every palette.
    public static let selected = Style(.normal, .reverse)
    public static let dim = Style(.dim)
    public static let title = Style(.title)
    public static let accent = Style(.accent)
    public static let border = Style(.border)
    public static let key = Style(.key)
    public static let good = Style(.good)
    public static let warning = Style(.warning)
    public static let danger = Style(.danger)
    public static let doNotContact = Style(.doNotContact)
    public static let test = Style(.test)
    public static let match = Style(.match)
    public static let chosen = Style(.chosen)
}

/// Where a text stands in the columns it is given.
public enum Alignment: Hashable, Sendable {
    case left, right, centre
}
