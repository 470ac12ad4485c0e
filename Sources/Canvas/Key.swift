/// A key, or a chord of keys.
public enum Key: Hashable, Sendable {
    /// A key that types something; the space bar is `.character(" ")`.
    case character(Character)
    case up, down, left, right, pageUp, pageDown, home, end
    case enter, escape, tab, backTab, backspace, delete, insert
    case shiftUp, shiftDown, shiftLeft, shiftRight
    /// F1 and so on.
    case function(Int)
    /// A letter with ctrl, in lower case.
    case control(Character)
    /// A key that types something, with alt.
    case alt(Character)
}

extension Key {
    /// The keys that have a name, in the order in which they are listed to a reader.
    static let named: [(name: String, key: Key)] = [
        ("enter", .enter), ("esc", .escape), ("tab", .tab), ("s-tab", .backTab), ("space", .character(" ")),
        ("bs", .backspace), ("del", .delete), ("ins", .insert), ("up", .up), ("down", .down), ("left", .left),
        ("right", .right), ("pgup", .pageUp), ("pgdn", .pageDown), ("home", .home), ("end", .end),
        ("s-up", .shiftUp), ("s-down", .shiftDown), ("s-left", .shiftLeft), ("s-right", .shiftRight),
        ("lt", .character("<")), ("gt", .character(">")),
    ]

    /// The key of this name: `q`, `<enter>`, `<c-r>`, `<a-x>`, `<f5>`; nil when there is none.
    public init?(name: String) {
        if name.count == 1, let only = name.first, only != "<" {
            self = .character(only)
        } else if name.hasPrefix("<"), name.hasSuffix(">"), let key = Self.inner(name.dropFirst().dropLast()) {
            self = key
        } else {
            return nil
        }
    }

    /// The name that ``init(name:)`` reads.
    public var name: String {
        switch self {
        case .character(let character) where character != " " && character != "<" && character != ">":
            String(character)
        case .control(let character): "<c-\(character)>"
        case .alt(let character): "<a-\(Self.character(character).bareName)>"
        case .function(let number): "<f\(number)>"
        default: "<\(bareName)>"
        }
    }

    private var bareName: String {
        if let known = Self.named.first(where: { $0.key == self }) { return known.name }
        if case .character(let character) = self { return String(character) }
        return ""
    }

    /// The key of a name without its angle brackets.
    static func inner(_ name: some StringProtocol) -> Key? {
        let lowered = name.lowercased()
        if let known = named.first(where: { $0.name == lowered }) { return known.key }
        if lowered.hasPrefix("c-"), name.count == 3, let letter = lowered.last, letter.isASCII {
            return .control(letter)
        }
        if lowered.hasPrefix("a-") {
            let rest = name.dropFirst(2)
            if rest.count == 1, let only = rest.first { return .alt(only) }
            if case .character(let character)? = inner(rest) { return .alt(character) }
        }
        if lowered.hasPrefix("f"), let number = Int(lowered.dropFirst()), (1...24).contains(number) {
            return .function(number)
        }
        return nil
    }
}
