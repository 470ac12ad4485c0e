import LeadFormats
import LeadModel

/// The leads of Partner Center's "Leads download", read and not stored.
struct LeadsDownload {
    var leads: [CountedLead] = []
    /// Says how many rows could not be read, if any.
    var unread: String?

    /// - Throws: `Failure` for a file that can't be read, and for one of another kind.
    static func read(_ path: String) throws -> LeadsDownload {
        let file = try InputFile(path)
        var download = LeadsDownload()
        var unreadable: [Unreadable] = []
        var reader = LeadReader()
        func take(_ item: Item) {
            switch item {
            case .lead(let draft): download.leads.append(CountedLead(draft))
            case .unreadable(let piece): unreadable.append(piece)
            default: break
            }
        }
        while let piece = try file.read(), !piece.isEmpty {
            piece.withUnsafeBytes { reader.read($0, take) }
        }
        reader.finish(take)
        guard reader.format == .partnerCenterCSV else { throw Failure(words(.reconcileOtherFile, file.name)) }
        if let first = unreadable.first {
            download.unread = words(.reconcileUnread, unreadable.count, first.line, first.reason)
        }
        return download
    }
}

extension CountedLead {
    fileprivate init(_ draft: LeadDraft) {
        self.init(
            referral: draft.key?.value ?? "", createdAt: draft.createdAt,
            offer: OfferName(id: draft.leadSource.offer?.rawValue ?? "", title: draft.offerTitle),
            source: draft.leadSource.source, action: draft.leadSource.action, country: draft.person.country,
            company: draft.person.company.isEmpty ? draft.person.name : draft.person.company, isTest: draft.isTest)
    }
}
