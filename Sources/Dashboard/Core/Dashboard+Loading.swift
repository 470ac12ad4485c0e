import Canvas
import LeadModel

/// What each screen needs from the store, and how it takes the answers in.
extension Dashboard {
    /// What the first screen needs.
    public mutating func start() -> [Effect] {
        [ask(.empty, .isEmpty)] + loadScreen(anchor: .start)
    }

    /// Everything the screen in front shows, anew.
    mutating func loadScreen(anchor: Anchor? = nil) -> [Effect] {
        var effects: [Effect] = []
        if let open = customer { effects.append(ask(.customer, .customer(open.id))) }
        if screen == .funnel { effects += loadFunnel() }
        if let kind = listKind { effects += loadList(kind, at: anchor) }
        return effects
    }

    mutating func loadFunnel() -> [Effect] {
        let filter = scopeFilter
        funnel.isCounting = true
        return [
            ask(.funnel, .funnel(filter, customers: funnel.countsCustomers)), ask(.stages, .stages(filter)),
        ]
    }

    /// Reads a list anew; where no place is named, the rows on screen stay where they are.
    mutating func loadList(_ kind: ListQuery.Kind, at anchor: Anchor? = nil) -> [Effect] {
        guard let query = query(of: kind), var list = lists[kind] else { return [] }
        if list.query != query { list.count = nil }
        list.query = query
        list.height = listHeight
        list.pending = .replace
        let limit = max(list.pageSize, anchor == nil ? list.rows.count : 0)
        let place = anchor ?? list.refreshAnchor
        lists[kind] = list
        return [ask(.rows, .page(query, place, limit: limit)), ask(.count, .count(query))]
    }

    /// What the place of the selection calls for: more rows, and the customer in the detail pane.
    mutating func settle() -> [Effect] {
        var effects: [Effect] = []
        if let kind = listKind, var list = lists[kind] {
            list.height = listHeight
            list.scrollToSelection()
            if let (anchor, pending) = list.wanted {
                list.pending = pending
                effects.append(ask(.rows, .page(list.query, anchor, limit: list.pageSize)))
            }
            lists[kind] = list
        }
        if showsDetail, let wanted = currentList?.selected?.customer, detail?.row.id != wanted,
            detailAsked != wanted
        {
            detailAsked = wanted
            effects.append(ask(.detail, .customer(wanted)))
        }
        return effects
    }

    var currentList: ListState? { listKind.flatMap { lists[$0] } }

    /// Whether there is room for the detail pane, and somebody to show in it.
    var showsDetail: Bool {
        guard customer == nil, let kind = listKind else { return false }
        return size.width >= 110 && [.leads, .customers, .queue].contains(kind)
    }

    // MARK: Answers

    mutating func take(_ answer: Answer, to request: Request) -> [Effect] {
        guard isCurrent(request) else { return [] }
        switch (answer, request.question) {
        case (.page(let page), .page(let query, _, _)): return take(page, of: query)
        case (.count(let count), .count(let query)): lists[query.kind]?.count = count
        case (.funnel(let counts), _): funnel.take(counts)
        case (.stages(let stages), _): funnel.stages = stages
        case (.customer(let found), _) where request.slot == .detail: return takeDetail(found)
        case (.customer(let found), _): return takeCustomer(found)
        case (.payload(let payload), _): show(payload)
        case (.choices(let choices), .choices(let kind, _)): offer(choices, of: kind)
        case (.customers(let found), _): offerCustomers(found)
        case (.preview(let report), _): confirm(report)
        case (.isEmpty(let isEmpty), _): isStoreEmpty = isEmpty
        default: break
        }
        return []
    }

    private mutating func takeDetail(_ found: CustomerDetail?) -> [Effect] {
        detail = found
        guard let channel = awaitedCopy, let found else { return [] }
        awaitedCopy = nil
        if let block = found.rule.block(channel: channel) {
            notice = Notice(text: Said.refusal(block, customs: customs), isProblem: true)
            return []
        }
        return copy(found.row, channel)
    }

    private mutating func take(_ page: Page, of query: ListQuery) -> [Effect] {
        guard lists[query.kind]?.query == query else { return [] }
        lists[query.kind]?.take(page)
        return []
    }

    private mutating func takeCustomer(_ found: CustomerDetail?) -> [Effect] {
        guard let found else {
            customer = nil
            notice = Notice(text: words(.customerGone), isProblem: true)
            return []
        }
        customer?.take(found)
        return []
    }

    /// Somebody wrote to the store: what is on screen is read again, where it stands.
    mutating func refresh() -> [Effect] {
        detailAsked = nil
        detail = detail.flatMap { $0.row.id == currentList?.selected?.customer ? $0 : nil }
        var effects = loadScreen()
        if isStoreEmpty { effects.append(ask(.empty, .isEmpty)) }
        if showsDetail, let shown = currentList?.selected?.customer {
            detailAsked = shown
            effects.append(ask(.detail, .customer(shown)))
        }
        return effects
    }
}
