import GRDB
import LeadModel
import Synchronization

/// Finds who stands behind a number of a report, as the report counts it.
struct GroupQuery {
    let setting: Setting

    /// - Parameter filter: With the group; the rest of it is what the report was counted with.
    func members(_ filter: Filter) throws -> GroupMembers? {
        guard let group = filter.group else { return nil }
        if let known = setting.vocabulary.groups.members(of: filter, at: setting.now) { return known }
        var rest = filter
        rest.group = nil
        let members = try members(of: group, rest)
        setting.vocabulary.groups.keep(members, of: filter, at: setting.now)
        return members
    }

    private func members(of group: ReportGroup, _ filter: Filter) throws -> GroupMembers {
        switch group {
        case .journey(let journey):
            let query = JourneyQuery(setting: setting, filter: filter, isSameOffer: journey.isSameOffer)
            return GroupMembers(customers: Membership(try query.members(of: journey)))
        case .response(let response):
            let query = ResponseQuery(setting: setting, filter: filter)
            return GroupMembers(customers: Membership(try query.members(of: response)))
        case .origin(let origin):
            let found = try AttributionQuery(setting: setting, filter: filter).members(of: origin)
            return GroupMembers(customers: Membership(found.customers), leads: found.leads.map(Membership.init))
        }
    }
}

/// The groups that a connection was asked for last: a list is read page by page.
final class GroupCache: Sendable {
    private struct Entry {
        var filter: Filter
        var minute: Int64
        var members: GroupMembers
    }

    private static let most = 3
    private let entries = Mutex<[Entry]>([])

    /// Time alone moves customers from one group to another.
    private static func minute(_ moment: Timestamp) -> Int64 { moment.milliseconds / 60_000 }

    func members(of filter: Filter, at moment: Timestamp) -> GroupMembers? {
        entries.withLock { entries in
            entries.first { $0.filter == filter && $0.minute == Self.minute(moment) }?.members
        }
    }

    func keep(_ members: GroupMembers, of filter: Filter, at moment: Timestamp) {
        entries.withLock { entries in
            entries.removeAll { $0.filter == filter }
            entries.insert(Entry(filter: filter, minute: Self.minute(moment), members: members), at: 0)
            if entries.count > Self.most { entries.removeLast() }
        }
    }
}
