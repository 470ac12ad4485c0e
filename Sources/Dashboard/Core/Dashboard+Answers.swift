import Canvas
import LeadModel

/// How the answers of the store are taken in.
extension Dashboard {
    mutating func take(_ answer: Answer, to request: Request) -> [Effect] {
        guard settles(request) else { return [] }
        switch (answer, request.question) {
        case (.page(let page), .page(let query, _, _)): take(page, of: query)
        case (.count(let count, let later), .count(let query)):
            lists[query.kind]?.count = count
            lists[query.kind]?.later = later
        case (.funnel(let counts), _): funnel.take(counts)
        case (.stages(let stages), _): funnel.stages = stages
        case (.customer(let found), .customer(let id)): return take(found, id: id, in: request.slot)
        case (.payload(let payload), _): show(payload)
        case (.choices(let choices), .choices(let kind, _)): offer(choices, of: kind)
        case (.customers(let found), _): offerCustomers(found)
        case (.preview(let report), _): confirm(report)
        case (.isEmpty(let isEmpty), _): isStoreEmpty = isEmpty
        case (.doors(let states), _): take(states)
        case (.journeys(let journeys), _): takeReport { $0.journeys = journeys }
        case (.responseTimes(let response), _): takeReport { $0.response = response }
        case (.attribution(let attribution), _): takeReport { $0.attribution = attribution }
        case (.news(let found), _): return take(found)
        default: break
        }
        return []
    }

    private mutating func take(_ found: CustomerDetail?, id: Int64, in slot: Slot) -> [Effect] {
        switch slot {
        case .preview: return takeCopied(found, id: id)
        case .detail:
            detail = found
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
        let columns = allColumns(of: list)
        if list.widths.count != columns.count { list.widths = Array(repeating: 0, count: columns.count) }
        for row in page.rows {
            for (index, column) in columns.enumerated() {
                list.widths[index] = max(list.widths[index], TextWidth.of(clean(column.text(row).0, limit: 100)))
            }
        }
        lists[query.kind] = list
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

    private mutating func sayGone() -> [Effect] {
        notice = Notice(text: words(.customerGone), isProblem: true)
        return []
    }

    // MARK: Failures

    mutating func fail(_ request: Request, _ reason: String) -> [Effect] {
        guard settles(request) else { return [] }
        if request.slot.isActedOn { typedAhead = TypeAhead() }
        notice = Notice(text: reason, isProblem: true)
        switch request.question {
        case .page(let query, _, _):
            lists[query.kind]?.failPage()
            inHand = [:]
        case .funnel: funnel.isCounting = false
        case .journeys, .responseTimes, .attribution: reports.isCounting = false
        case .preview:
            previewed = nil
            layers.removeAll { $0.isBeingCounted }
        case .choices: if case .picker(let picker)? = layers.last, picker.isLoading { layers.removeLast() }
        case .customer where request.slot == .preview: copying = nil
        default: break
        }
        return []
    }
}
