import LeadModel

/// How far the leads of an organization have been read: what a watermark of Dynamics 365 says.
enum DynamicsPlace: Hashable {
    /// In the middle of a read of all leads, at a page's link.
    /// - `isAgain`: It was begun because a link had expired.
    case page(String, startedAt: Timestamp, isAgain: Bool)
    /// All was read; the link gives what changes from here on.
    case changes(String)
    /// Change tracking is off: all was read that was changed before this moment.
    case modified(before: Timestamp)
    /// In the middle of such a read.
    case modifiedPage(String, since: Timestamp?, startedAt: Timestamp)

    var text: String {
        switch self {
        case .page(let link, let startedAt, let isAgain):
            (isAgain ? "page-again " : "page ") + startedAt.rfc3339 + " " + link
        case .changes(let link): "changes " + link
        case .modified(let moment): "modified " + moment.rfc3339
        case .modifiedPage(let link, let since, let startedAt):
            "modified-page \(startedAt.rfc3339) \(since?.rfc3339 ?? "-") \(link)"
        }
    }

    /// `nil` for what no version of leadtop wrote: all is read anew then, which changes nothing.
    init?(_ text: String) {
        let parts = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        switch (parts[0], parts.count) {
        case ("page", 3), ("page-again", 3):
            guard let startedAt = Timestamp(rfc3339: parts[1]) else { return nil }
            self = .page(parts[2], startedAt: startedAt, isAgain: parts[0] == "page-again")
        case ("changes", 2): self = .changes(parts[1])
        case ("modified", 2):
            guard let moment = Timestamp(rfc3339: parts[1]) else { return nil }
            self = .modified(before: moment)
        case ("modified-page", 4):
            guard let startedAt = Timestamp(rfc3339: parts[1]) else { return nil }
            self = .modifiedPage(parts[3], since: Timestamp(rfc3339: parts[2]), startedAt: startedAt)
        default: return nil
        }
    }
}
