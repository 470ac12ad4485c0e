import Canvas
import LeadModel

/// A few choices, each one key away.
struct Menu: Hashable, Sendable {
    struct Item: Hashable, Sendable {
        var key: Character
        var title: String
        /// Beside it: the date it comes to.
        var detail = ""
        var choice: Choice
    }

    enum Choice: Hashable, Sendable {
        case status(Status)
        case outcome(FollowUp.Outcome)
        case next(Timestamp?)
        case snooze(Timestamp)
        /// To type a date instead.
        case typed
        case view(Int64)
        case saveView
        case pickView(ViewDeed)
    }

    enum Purpose: Hashable, Sendable {
        case status(Target)
        case outcome(Target)
        case nextDate(Target, FollowUp.Outcome)
        case snooze(Target)
        case views
        case pickView(ViewDeed)
    }

    /// What is done to a view that is chosen next.
    enum ViewDeed: Hashable, Sendable {
        case overwrite, rename, delete
    }

    var purpose: Purpose
    var title: String
    var items: [Item]
    /// The item that enter takes.
    var selected = 0

    mutating func move(by steps: Int) {
        selected = min(max(selected + steps, 0), max(items.count - 1, 0))
    }
}
