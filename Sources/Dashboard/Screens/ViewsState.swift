import LeadModel

/// The saved views and how much each has now.
struct ViewsState: Hashable, Sendable {
    var all: [SavedView] = []
    /// What is missing here is still to be counted.
    var counts: [Int64: Int] = [:]
    /// The views to count, one after the other.
    var waiting: [Int64] = []
    var isCounting = false

    /// Those that stand in the heading of a list.
    var withKeys: [SavedView] { all.filter { !$0.key.isEmpty } }

    /// Whether a text can be a view's key: one small letter or digit that the menu has no other use for, or none.
    static func isKey(_ text: String) -> Bool {
        guard text.count == 1, let letter = text.utf8.first else { return text.isEmpty }
        let isLetter = (0x61...0x7A).contains(letter) || (0x30...0x39).contains(letter)
        return isLetter && !["j", "k", "q"].contains(text)
    }

    /// The first letter of a name that is still free.
    func freeKey(for name: String) -> String {
        let taken = Set(all.map(\.key))
        return folded(name).map(String.init).first { Self.isKey($0) && !taken.contains($0) } ?? ""
    }
}

/// What is new to somebody who was here before.
struct LookState: Hashable, Sendable {
    /// What was there when he last looked; `nil` at his first look.
    private(set) var seen: Seen?
    private(set) var mark: HistoryMark?
    /// `nil` until it is counted.
    var lately: Lately?
    /// Of the customers on screen.
    var marks: [Int64: Lately.Mark] = [:]

    init(_ seen: Seen?, by user: String) {
        self.seen = seen
        mark = seen.map { HistoryMark(lead: $0.lead, activity: $0.activity, besides: user) }
    }
}
