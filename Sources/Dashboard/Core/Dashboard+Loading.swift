import Canvas
import LeadModel

/// What each screen asks the store for.
extension Dashboard {
    /// What the first screen needs.
    public mutating func start() -> [Effect] {
        [ask(.empty, .isEmpty)] + loadScreen(anchor: anchorOfSelection)
            + [ask(.doors, .doors), askNews(), ask(.absences, .absences), ask(.views, .views)] + askLately()
    }

    /// Everything the screen in front shows, anew.
    mutating func loadScreen(anchor: Anchor? = nil) -> [Effect] {
        var effects: [Effect] = []
        if let open = customer {
            effects += [ask(.customer, .customer(open.id)), ask(.lookalikes, .lookalikes(open.id))]
        }
        duplicates?.asked = nil
        if screen == .funnel { effects += loadFunnel() }
        if screen == .reports { effects.append(loadReport()) }
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
        // "The whole list" is the list that was seen when it was marked, not another.
        if !list.query.holdsTheSame(as: query) { list.isAllMarked = false }
        list.query = query
        // The rows of this question are there, and what is selected among them may move before the answer.
        let anchor = !list.isOutdated && anchor?.isRecord == true ? nil : anchor
        if anchor != nil { (list.jump, list.owed) = (nil, 0) }
        list.height = listHeight
        list.pending = .replace
        list.hasFailed = false
        // A list that was left in another session begins where its cursor was.
        let place = anchor ?? (list.isLoaded ? list.refreshAnchor : list.selectedID.map(Anchor.record) ?? .start)
        // Another list begins with what the screen shows; the rest of the page comes when that is seen.
        let limit = list.isOutdated && place == .start ? list.screenSize : list.pageSize
        lists[kind] = list
        ahead.forgetEnds()
        drop(.ends)
        let counting: Question = kind == .today ? .work(query, doneBy: settings.user) : .count(query)
        return [ask(.rows, .page(query, place, limit: limit)), ask(.count, counting)]
    }

    /// What the place of the selection calls for: more rows, and the customer it is on.
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
        effects += askForPair()
        if customer == nil, let wanted = selectedCustomer, detail?.row.id != wanted, detailAsked != wanted {
            detailAsked = wanted
            if let known = ahead.details[wanted] {
                detail = known
            } else {
                drop(.neighbours)
                effects.append(ask(.detail, .customer(wanted)))
            }
        }
        return effects + [askClock()].compactMap(\.self)
    }

    var currentList: ListState? { listKind.flatMap { lists[$0] } }

    /// Who is selected in a list of people: his rule must be known before a key is pressed.
    var selectedCustomer: Int64? {
        guard let kind = listKind, [.leads, .customers, .queue, .today].contains(kind) else { return nil }
        return lists[kind]?.selectedCustomer
    }

    /// Whether there is room for the detail pane, and somebody to show in it.
    var showsDetail: Bool {
        guard customer == nil, let kind = listKind else { return false }
        return size.width >= 110 && [.leads, .customers, .queue].contains(kind)
    }

    /// Somebody wrote to the store: what is on screen is read again, where it stands.
    mutating func refresh(at anchor: Anchor? = nil) -> [Effect] {
        forgetAhead()
        var effects = loadScreen(anchor: anchor)
        effects += [ask(.empty, .isEmpty), ask(.doors, .doors), ask(.absences, .absences), ask(.views, .views)]
        effects += askLately()
        detailAsked = nil
        // The pane behind an open customer is read again when it is seen again.
        if customer != nil { detail = nil }
        if customer == nil, let shown = selectedCustomer {
            detailAsked = shown
            effects.append(ask(.detail, .customer(shown)))
        }
        return effects
    }
}

extension Anchor {
    fileprivate var isRecord: Bool {
        if case .record = self { return true }
        return false
    }
}

extension ListQuery {
    /// Whether two queries have the same records, in whatever order.
    fileprivate func holdsTheSame(as other: ListQuery) -> Bool {
        var reordered = other
        reordered.sort = sort
        return self == reordered
    }
}
