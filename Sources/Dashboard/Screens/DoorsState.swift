import LeadModel

/// What of the log is shown: what people did, what could not be read, or how the doors are doing.
enum ActivityView: Hashable, Sendable {
    case log, quarantine, doors
}

/// The doors as they were last read, and which of them is selected.
struct DoorsState: Hashable, Sendable {
    /// `nil` until they are read.
    private(set) var states: [DoorState]?
    /// The selection follows the door, not its place.
    private(set) var selected: Door?
    /// The first door on screen.
    var top = 0

    var all: [DoorState] { states ?? [] }
    var selectedIndex: Int { all.firstIndex { $0.door == selected } ?? 0 }
    var selectedState: DoorState? { all.isEmpty ? nil : all[selectedIndex] }

    mutating func take(_ states: [DoorState]) {
        self.states = states
        if !states.contains(where: { $0.door == selected }) { selected = states.first?.door }
    }

    mutating func select(_ index: Int, height: Int) {
        guard !all.isEmpty else { return }
        let index = min(max(index, 0), all.count - 1)
        selected = all[index].door
        if index < top { top = index }
        if index >= top + height { top = index - height + 1 }
    }
}

/// The new leads that nobody has looked at yet.
struct NewsState: Hashable, Sendable {
    /// The lead that was stored last, as far as it is known.
    var newest: Int64?
    /// The newest entry of the log.
    var newestActivity: Int64 = 0
    /// How many came since the last key.
    var unseen = 0
    /// Whether the user was called since then, or within this minute.
    var hasCalled = false
}
