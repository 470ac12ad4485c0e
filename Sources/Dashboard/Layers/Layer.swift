import Canvas
import LeadModel

/// Something in front of the screen: it gets each input first, and consumes it or passes it on.
enum Layer: Hashable, Sendable {
    case picker(Picker)
    case menu(Menu)
    case form(Form)
    case confirm(Confirmation)
    case reader(Reader)
    case search(SearchBar)

    /// A question that waits for its numbers.
    var isBeingCounted: Bool {
        if case .confirm(let confirmation) = self { return confirmation.isBeingCounted }
        return false
    }
}

/// A question before something that concerns many, or can't be undone. Only `y` says yes.
struct Confirmation: Hashable, Sendable {
    var title: String
    var lines: [String]
    /// `nil` while it is still being counted what the deed would do; nothing says yes to that.
    var deed: Deed?
    /// What is gone on with instead, where nothing is done to the store yet.
    var onward: Approach?
    /// Whether its numbers are still to come, and it may be done without them.
    var isCounting = false

    var isBeingCounted: Bool { deed == nil && onward == nil || isCounting }
}

/// A text to read: a raw payload.
struct Reader: Hashable, Sendable {
    var title: String
    var lines: [String]
    var top = 0
    /// The door whose page it is.
    var door: Door?
}

/// The search of a list, narrowing as one types.
struct SearchBar: Hashable, Sendable {
    var field: TextField
    /// What the list was searched for before, and what was selected in it.
    var former: String
    var formerSelected: Int64?
}
