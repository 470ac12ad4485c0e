/// A name that no person gave: five groups of digits, thrown.
enum DemoGUID {
    static func text(_ dice: Dice) -> String {
        var dice = dice
        let hex = (dice.next(), dice.next())
        let digits = [hex.0, hex.1].map { word -> String in
            let text = String(word, radix: 16)
            return String(repeating: "0", count: 16 - text.count) + text
        }.joined()
        var groups: [Substring] = []
        var rest = digits[...]
        for length in [8, 4, 4, 4, 12] {
            groups.append(rest.prefix(length))
            rest = rest.dropFirst(length)
        }
        return groups.joined(separator: "-")
    }
}
