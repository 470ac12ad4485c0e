import LeadFormats
import LeadIntake
import LeadModel
import Testing

/// What a store would hold of what a connector hands on: leads by their key, once, and how they stand.
struct PulledLeads {
    struct Stopped: Error {}

    private(set) var leads: [LeadKey: LeadDraft] = [:]
    private(set) var optOuts: [LeadKey: OptOuts] = [:]
    private(set) var reasons: [LeadKey: String] = [:]
    private(set) var deleted: Set<LeadKey> = []
    private(set) var unreadable: [Unreadable] = []
    private(set) var watermark: Watermark?
    private(set) var pages = 0
    /// The error that the last pull ended with.
    private(set) var problem: PullError?

    init(watermark: Watermark? = nil) {
        self.watermark = watermark
    }

    var ids: Set<String> { Set(leads.keys.map(\.value)) }
    var deletedIDs: Set<String> { Set(deleted.map(\.value)) }
    /// Those that are there and were not deleted.
    var livingIDs: Set<String> { ids.subtracting(deletedIDs) }

    /// Pulls once, from where the last pull came to.
    /// - Parameter most: The pages after which it is stopped.
    /// - Throws: What is no `PullError`.
    mutating func pull(_ connector: any Connector, most: Int = .max) async throws {
        problem = nil
        var taken = 0
        do {
            try await connector.pull(since: watermark) { page in
                if taken == most { throw Stopped() }
                take(page)
                taken += 1
            }
        } catch let error as PullError {
            problem = error
        } catch is Stopped {}
    }

    /// A page and its watermark are stored together.
    private mutating func take(_ page: PulledPage) {
        pages += 1
        var reader = LeadReader(format: page.format)
        var items: [Item] = []
        page.body.withUnsafeBytes { reader.read($0) { items.append($0) } }
        reader.finish { items.append($0) }
        for item in items { take(item, isUpdate: page.isUpdate) }
        watermark = page.watermark ?? watermark
    }

    private mutating func take(_ item: Item, isUpdate: Bool) {
        switch item {
        case .lead(let draft):
            guard let key = draft.key, !isUpdate || leads[key] != nil else { return }
            if leads[key] == nil { leads[key] = draft }
            optOuts[key, default: []].formUnion(draft.optOuts)
            if !draft.optOutReason.isEmpty { reasons[key] = draft.optOutReason }
        case .deleted(let key, _): if leads[key] != nil { deleted.insert(key) }
        case .unreadable(let piece): unreadable.append(piece)
        case .customer: break
        }
    }
}
