import TestSupport

/// Scalars that break things, and plain ones between them.
private let ingredients: [Unicode.Scalar] = [
    "a", "b", " ", "-", "é", "ł", "李", "龙", "한", "\u{1112}", "\u{1161}", "\u{11AB}", "ก", "\u{E31}", "\u{E33}",
    "ع", "\u{64B}", "\u{301}", "\u{336}", "👨", "👩", "👧", "🏽", "\u{200D}", "\u{FE0F}", "\u{FE0E}", "❤", "🇵", "🇱",
    "🏴", "\u{E0067}", "\u{E007F}", "\u{1B}", "[", "3", "1", "m", "\u{0}", "\u{7}", "\u{8}", "\u{9}", "\n", "\r",
    "\u{7F}", "\u{85}", "\u{9B}", "\u{202E}", "\u{2066}", "\u{200E}", "\u{61C}", "\u{2028}", "\u{200B}", "\u{FEFF}",
    "\u{FFFE}", "\u{10FFFF}", "\u{E0001}", "\u{AD}", "\u{115F}", "\u{3164}", "\u{600}", "क", "\u{94D}", "ष",
    "\u{93F}", "\u{FFFD}", "…", "\u{20E3}", "\u{378}",
]

/// A text of up to 30 scalars, some of them many times over.
func hostileText(_ generator: inout Seeded) -> String {
    var scalars = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0...30, using: &generator) {
        guard let scalar = ingredients.randomElement(using: &generator) else { continue }
        let times = Int.random(in: 0..<12, using: &generator) == 0 ? 20 : 1
        scalars.append(contentsOf: repeatElement(scalar, count: times))
    }
    return String(scalars)
}
