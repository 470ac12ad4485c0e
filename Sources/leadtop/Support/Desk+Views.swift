import LeadModel
import LeadStore

extension Desk {
    /// The view of a name, one's own before the team's; where there is none, an error that lists those there are.
    func view(_ name: String) throws -> SavedView {
        let views = try reader.views(of: who)
        if let view = SavedView.named(name, in: views) { return view }
        guard !views.isEmpty else { throw Failure(words(.cliNoViews, name)) }
        throw Failure(words(.cliUnknownView, name, views.map(\.name).joined(separator: ", ")))
    }
}

extension ListQuery.Kind {
    /// The list as commands name it.
    var word: String { self == .queue ? "follow-ups" : rawValue }
}

extension Filter {
    /// What passes both; of one thing asked twice the second holds.
    func narrowed(by other: Filter) -> Filter {
        var filter = self
        filter.offer = other.offer ?? offer
        filter.source = other.source ?? source
        filter.action = other.action ?? action
        filter.step = other.step ?? step
        filter.country = other.country ?? country
        filter.since = other.since ?? since
        filter.until = other.until ?? until
        filter.status = other.status ?? status
        filter.owner = other.owner ?? owner
        filter.followUp = other.followUp ?? followUp
        filter.doNotContact = other.doNotContact ?? doNotContact
        filter.includesTest = includesTest || other.includesTest
        return filter
    }
}
