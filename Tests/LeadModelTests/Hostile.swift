import TestSupport

private let hostilePieces = [
    "", " ", "  ", "\t", "\r\n", "\n", "\u{0}", "\u{1B}[31m", "\u{85}", "\u{A0}", "\u{200B}", "\u{202E}", "\u{FEFF}",
    "\u{301}", "\u{338}", "a\u{30A}", "Å", "ﬀ", "İ", "ß", "ẞ", "Σ", "ς", "Ł", "ø", "Ａ", "７", "٣", "가", "각", "が",
    "か\u{3099}",
    "龙门", "กำ", "é", "e\u{301}", "👩‍👩‍👧", "-", "|", ".", "@", "\"", "'", "\\", "{", "}", "{1}", ":", ",", ";", "=",
    "%", "&", "#", "+", "00", "0", "1", "9", "99999999999999999999", "dup-", "SPZA", "PLT", "INS", "the ", "the", "jan",
    "Tue",
    "MSFT_TEST_", "MSFT_TEST_636573304831318844", "null", "2026-02-30", "12:30", "3d", "in ",
]

extension Seeded {
    /// Text made of the pieces that break parsers.
    mutating func hostileText(maximumPieces: Int = 8) -> String {
        let count = Int.random(in: 0...maximumPieces, using: &self)
        return (0..<count).map { _ in hostilePieces.randomElement(using: &self) ?? "" }.joined()
    }
}
