import LeadModel

/// The hashes of an e-mail and of what is left of it when one letter that may slip is left out: two that are one slip
/// apart share one of them.
struct SlipHashes {
    private static let base: UInt64 = 0x9E37_79B9_7F4A_7C15
    private let powers: [UInt64]
    private var before: [UInt64]

    init() {
        var powers: [UInt64] = [1]
        for _ in 0...Likeness.longestEmail { powers.append(powers[powers.count - 1] &* Self.base) }
        self.powers = powers
        before = Array(repeating: 0, count: Likeness.longestEmail + 1)
    }

    /// O(length), as each is made of the hashes of what stands before and after the letter.
    mutating func forEach(of email: UnsafeBufferPointer<UInt8>, _ body: (UInt64) -> Void) {
        let count = email.count
        guard count > 0, count <= Likeness.longestEmail else { return }
        for place in 0..<count { before[place + 1] = before[place] &* Self.base &+ UInt64(email[place]) &+ 1 }
        body(before[count].mixed)
        for place in 0..<count where TypingSlip.slips(email[place]) {
            // Of several equal letters in a row it does not matter which is left out.
            if place > 0, email[place] == email[place - 1] { continue }
            let after = before[count] &- before[place + 1] &* powers[count - place - 1]
            body((before[place] &* powers[count - place - 1] &+ after).mixed)
        }
    }

    /// The same of a text. O(length).
    mutating func all(of email: String) -> Set<UInt64> {
        var hashes: Set<UInt64> = []
        Array(email.utf8).withUnsafeBufferPointer { bytes in forEach(of: bytes) { hashes.insert($0) } }
        return hashes
    }
}
