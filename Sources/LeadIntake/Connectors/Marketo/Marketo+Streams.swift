import LeadFormats
import LeadModel

extension Marketo {
    typealias Take = (PulledPage) async throws -> Void

    private static let optOutFields = ["unsubscribed", "doNotCall"]
    /// So many calls without a lead, and the way that was gone is stored nevertheless.
    private static let mostPagesUnstored = 20

    // MARK: New leads

    func readLeads(_ place: inout MarketoPlace, _ take: Take) async throws {
        try await readIDs(&place, \.leads, .ofTypes(activityTypes), isOfInterest, isUpdate: false, take)
    }

    private func isOfInterest(_ activity: MarketoActivities.Activity) -> Bool {
        guard let type = activity.activityTypeId, activityTypes.contains(type) else { return false }
        guard !forms.isEmpty, type == Self.formFilled else { return true }
        return activity.primaryAttributeValueId.map(forms.contains) ?? false
    }

    // MARK: Opt-outs

    func readChanges(_ place: inout MarketoPlace, _ take: Take) async throws {
        try await readIDs(
            &place, \.changes, .changes(of: Self.optOutFields),
            { activity in
                (activity.fields ?? []).contains { Self.optOutFields.contains($0.name ?? "") }
            }, isUpdate: true, take)
    }

    /// Goes through activities to the end, and hands on the leads whose they are, gathered over several pages.
    private func readIDs(
        _ place: inout MarketoPlace, _ stream: WritableKeyPath<MarketoPlace, MarketoPlace.Stream>,
        _ kind: MarketoService.Activities, _ isOfInterest: (MarketoActivities.Activity) -> Bool, isUpdate: Bool,
        _ take: Take
    ) async throws {
        var gathered = Gathered()
        var isLast = false
        while !isLast {
            let before = place
            let page = try await next(&place[keyPath: stream], kind).page
            isLast = page.moreResult != true
            let found = (page.result ?? []).filter(isOfInterest)
            if !gathered.fits(found.compactMap(\.leadId)) {
                try await hand(gathered, isUpdate: isUpdate, before, take)
                gathered = Gathered()
            }
            gathered.add(found)
            if isLast || gathered.pages >= Self.mostPagesUnstored {
                try await hand(gathered, isUpdate: isUpdate, place, take)
                gathered = Gathered()
            }
        }
    }

    /// Each lead once, in the order of the activities.
    private struct Gathered {
        private(set) var ids: [Int] = []
        /// When each acted last.
        private(set) var actedAt: [String: Timestamp] = [:]
        private var known: Set<Int> = []
        private(set) var pages = 0

        func fits(_ more: [Int]) -> Bool {
            ids.isEmpty || known.union(more).count <= MarketoService.mostIDs
        }

        mutating func add(_ activities: [MarketoActivities.Activity]) {
            pages += 1
            for activity in activities {
                guard let id = activity.leadId else { continue }
                if known.insert(id).inserted { ids.append(id) }
                if let moment = activity.moment { actedAt[String(id)] = moment }
            }
        }
    }

    private func hand(_ gathered: Gathered, isUpdate: Bool, _ place: MarketoPlace, _ take: Take) async throws {
        let watermark = Watermark(place.text, readUpTo: place.leads.upTo)
        var rest = gathered.ids[...]
        var pages: [PulledPage] = []
        while !rest.isEmpty {
            for reply in try await service.leads(Array(rest.prefix(MarketoService.mostIDs))) {
                pages.append(
                    PulledPage(
                        body: reply.body, format: .marketoJSON, isUpdate: isUpdate, actedAt: gathered.actedAt))
            }
            rest = rest.dropFirst(MarketoService.mostIDs)
        }
        if pages.isEmpty { pages = [PulledPage(body: Self.noLeads, format: .marketoJSON)] }
        pages[pages.count - 1].watermark = watermark
        for page in pages { try await take(page) }
    }

    private static let noLeads = Array(#"{"success":true,"result":[]}"#.utf8)

    // MARK: Deletions

    func readDeletions(_ place: inout MarketoPlace, _ take: Take) async throws {
        var isLast = false
        while !isLast {
            let (page, reply) = try await next(&place.deletions, .deletions)
            isLast = page.moreResult != true
            let watermark = Watermark(place.text, readUpTo: place.leads.upTo)
            try await take(PulledPage(body: reply.body, format: .marketoJSON, watermark: watermark))
        }
    }

    // MARK: One page

    /// The next page of a stream, which moves on by it. A token that is refused is made anew, from a little earlier.
    private func next(
        _ stream: inout MarketoPlace.Stream, _ kind: MarketoService.Activities
    ) async throws -> (page: MarketoActivities, reply: Reply) {
        do {
            return try await move(&stream, kind)
        } catch is MarketoJudge.TokenRefused {
            stream.token = try await service.pagingToken(since: stream.upTo - Self.overlap)
        }
        do {
            return try await move(&stream, kind)
        } catch let refused as MarketoJudge.TokenRefused {
            throw refused.error
        }
    }

    private func move(
        _ stream: inout MarketoPlace.Stream, _ kind: MarketoService.Activities
    ) async throws -> (page: MarketoActivities, reply: Reply) {
        let askedAt = pace.now()
        let (page, reply) = try await service.activities(kind, from: stream.token)
        let hasMore = page.moreResult == true
        if hasMore, page.nextPageToken == nil || page.nextPageToken == stream.token {
            throw PullError(.retry, words(.marketoSamePage))
        }
        stream.token = page.nextPageToken ?? stream.token
        stream.upTo = max(stream.upTo, hasMore ? page.newest ?? stream.upTo : askedAt)
        return (page, reply)
    }
}
