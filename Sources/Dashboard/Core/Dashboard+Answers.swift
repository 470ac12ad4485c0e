import Canvas
import LeadModel

/// How the answers of the store are taken in.
extension Dashboard {
    mutating func take(_ answer: Answer, to request: Request) -> [Effect] {
        guard settles(request) else { return [] }
        switch (answer, request.question) {
        case (.page(let page), .page(let query, let anchor, _)) where request.slot == .ends:
            keep(page, of: query, at: anchor)
        case (.page(let page), .page(let query, _, _)):
            take(page, of: query)
            return askMarks(of: query.kind)
        case (.views(let found), _): return take(found)
        case (.count(let count, _), .viewCount(let id, _)): return takeCount(count, ofView: id)
        case (.lately(let found), _): look.lately = found
        case (.marks(let found), _): look.marks = found
        case (.count(let count, let later), .count(let query)):
            lists[query.kind]?.count = count
            lists[query.kind]?.later = later
        case (.work(let counts), .work(let query, _)):
            today.counts = counts
            lists[query.kind]?.count = counts.left
        case (.clocks(let clocks), .clocks(let country)): today.clocks[country] = clocks
        case (.funnel(let counts), _): funnel.take(counts)
        case (.stages(let stages), _): funnel.stages = stages
        case (.customer(let found), .customer(let id)): return take(found, id: id, in: request.slot)
        case (.payload(let payload), _): show(payload)
        case (.choices(let choices), .choices(let kind, _)): offer(choices, of: kind)
        case (.customers(let found), _): offerCustomers(found)
        case (.preview(let report), _): confirm(report)
        case (.approach(let found), _): return take(found)
        case (.templates(let found), .templates(let id)): offer(found, for: id)
        case (.exportPreview(let preview), .exportPreview(let export)): confirm(preview, of: export)
        case (.isEmpty(let isEmpty), _): isStoreEmpty = isEmpty
        case (.doors(let states), _): take(states)
        case (.journeys(let journeys), _): reports.take { $0.journeys = journeys }
        case (.responseTimes(let response), _): reports.take { $0.response = response }
        case (.attribution(let attribution), _): reports.take { $0.attribution = attribution }
        case (.news(let found), _): return take(found)
        case (.duplicates(let found), _) where request.slot == .duplicates: duplicates?.take(found)
        case (.duplicates(let found), .lookalikes(let id)):
            if customer?.id == id { customer?.lookalikes = found }
        case (.pair(let found), .pair(let low, let high)): take(found, low: low, high: high)
        case (.absences(let found), _): absences = found
        default: break
        }
        return []
    }

    private mutating func take(_ found: CustomerDetail?, id: Int64, in slot: Slot) -> [Effect] {
        switch slot {
        case .preview: return takeCopied(found, id: id)
        case .detail:
            // He may be known from elsewhere by now, and another one selected.
            if id == detailAsked { detail = found }
            return []
        case .neighbours:
            keep(found, of: id)
            return []
        default: return takeCustomer(found)
        }
    }

    private mutating func takeCopied(_ found: CustomerDetail?, id: Int64) -> [Effect] {
        guard let copying, copying.customer == id else { return [] }
        self.copying = nil
        guard let found else { return sayGone() }
        if let block = found.rule.block(channel: copying.channel) { return refuse(block) }
        return copy(found.row, copying.channel)
    }

    private mutating func take(_ page: Page, of query: ListQuery) {
        guard var list = lists[query.kind], list.query == query else { return }
        if list.pending != .append, list.pending != .prepend, changes == 0 { inHand = [:] }
        list.take(page)
        list.widen(to: widths(of: page.rows, in: list))
        lists[query.kind] = list
    }

    /// The widest value of each column. O(rows).
    func widths(of rows: [Row], in list: ListState) -> [Int] {
        allColumns(of: list).map { column in
            rows.reduce(0) { max($0, TextWidth.of(clean(column.text($1).0, limit: 100))) }
        }
    }

    private mutating func takeCustomer(_ found: CustomerDetail?) -> [Effect] {
        guard let found else {
            guard customer != nil else { return [] }
            customer = nil
            typedAhead = TypeAhead()
            return sayGone() + loadScreen()
        }
        customer?.take(found)
        if customer != nil { detail = found }
        return []
    }

    mutating func sayGone() -> [Effect] {
        notice = Notice(text: words(.customerGone), isProblem: true)
        return []
    }

    // MARK: Failures

    mutating func fail(_ request: Request, _ reason: String) -> [Effect] {
        guard settles(request) else { return [] }
        guard !request.slot.isAhead else {
            ahead.hasFailed = true
            return []
        }
        // What is shown beside the rest is not worth a sentence.
        if case .viewCount(let id, _) = request.question { return takeCount(nil, ofView: id) }
        if [.views, .lately, .marks, .lookalikes].contains(request.slot) { return [] }
        if request.slot.isActedOn { typedAhead = TypeAhead() }
        notice = Notice(text: reason, isProblem: true)
        switch request.question {
        case .page(let query, _, _):
            lists[query.kind]?.failPage()
            inHand = [:]
        case .funnel: funnel.isCounting = false
        case _ where request.slot == .duplicates: duplicates?.isLooking = false
        case .journeys, .responseTimes, .attribution: reports.isCounting = false
        case .preview, .exportPreview:
            previewed = nil
            layers.removeAll { $0.isBeingCounted }
        case .choices, .templates: if case .picker(let picker)? = layers.last, picker.isLoading { layers.removeLast() }
        case .customer where request.slot == .preview: copying = nil
        default: break
        }
        return []
    }
}
