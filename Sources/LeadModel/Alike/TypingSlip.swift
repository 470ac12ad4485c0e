/// One slip of a finger: a letter too many, too few, another, or two that changed places.
public enum TypingSlip {
    /// Whether two texts are one slip apart. Only letters of ASCII and `.-_+` slip: `sales1` and `sales2` are two
    /// mailboxes. O(length).
    public static func lies(between one: some Collection<UInt8>, _ other: some Collection<UInt8>) -> Bool {
        let (longer, shorter) = one.count >= other.count ? (Array(one), Array(other)) : (Array(other), Array(one))
        guard longer.count - shorter.count <= 1 else { return false }
        let place = zip(longer, shorter).prefix { $0 == $1 }.count
        guard place < longer.count, slips(longer[place]) else { return false }
        if longer.count > shorter.count { return longer[(place + 1)...] == shorter[place...] }
        guard slips(shorter[place]) else { return false }
        if longer[(place + 1)...] == shorter[(place + 1)...] { return true }
        return place + 1 < longer.count && slips(longer[place + 1])
            && (longer[place], longer[place + 1]) == (shorter[place + 1], shorter[place])
            && longer[(place + 2)...] == shorter[(place + 2)...]
    }

    /// Whether a letter may be a slip.
    public static func slips(_ letter: UInt8) -> Bool {
        (0x61...0x7A).contains(letter) || letters.contains(letter)
    }

    /// What may slip beside `a` to `z`.
    private static let letters = Array(".-_+".utf8)

    /// Every text that is one slip away, each perhaps more than once. O(length · letters) texts.
    public static func neighbours(of text: [UInt8]) -> [[UInt8]] {
        let alphabet = Array(0x61...0x7A) + letters
        var found: [[UInt8]] = []
        for place in 0...text.count {
            for letter in alphabet { found.append(text[..<place] + [letter] + text[place...]) }
            guard place < text.count, slips(text[place]) else { continue }
            found.append(text[..<place] + [] + text[(place + 1)...])
            for letter in alphabet where letter != text[place] {
                found.append(text[..<place] + [letter] + text[(place + 1)...])
            }
            guard place + 1 < text.count, slips(text[place + 1]), text[place] != text[place + 1] else { continue }
            found.append(text[..<place] + [text[place + 1], text[place]] + text[(place + 2)...])
        }
        return found
    }
}
