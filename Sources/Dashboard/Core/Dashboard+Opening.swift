import Canvas
import LeadModel

/// What `enter` opens, and what every screen is narrowed to.
extension Dashboard {
    mutating func open() -> [Effect] {
        if customer != nil { return openPayload() }
        if screen == .funnel { return openCell() }
        if context == .doors { return openDoor() }
        if context == .duplicates { return openPair() }
        if screen == .reports { return openNumber() }
        guard let row = currentList?.selected else { return [] }
        switch row.record {
        case .lead(let lead): return openCustomer(lead.customer, at: lead.id)
        case .customer, .work: return row.customer.map { openCustomer($0) } ?? []
        case .offer(let offer):
            screen = .funnel
            return rescope { $0.offer = offer.name }
        case .activity(let entry): return openRecord(of: entry)
        case .quarantine(let payload): return [ask(.preview, .quarantined(payload.id))]
        }
    }

    /// The list whose count is the cell's: of leads, or of customers where these are counted.
    private mutating func openCell() -> [Effect] {
        guard funnel.counts != nil else { return [] }
        return openList(funnel.countsCustomers ? .customers : .leads, funnel.narrowing)
    }

    /// The list that has just what a number counts.
    mutating func openList(_ wanted: Screen, _ narrowing: Narrowing) -> [Effect] {
        let former = screen
        screen = wanted
        guard let kind = listKind else { return [] }
        lists[kind]?.narrowing = narrowing
        lists[kind]?.query.search = ""
        lists[kind]?.clearMarks()
        openedFrom = former
        return loadList(kind, at: .start) + [.remember(place)]
    }

    /// Shows a customer, and in his timeline the lead he was opened from.
    mutating func openCustomer(_ id: Int64, at lead: Int64? = nil) -> [Effect] {
        var opened = CustomerState(id: id)
        opened.wantedLead = lead
        if let detail, detail.row.id == id { opened.take(detail) }
        customer = opened
        return [ask(.customer, .customer(id)), ask(.lookalikes, .lookalikes(id))]
    }

    private mutating func openRecord(of entry: ActivityRow) -> [Effect] {
        if let customer = entry.customer { return openCustomer(customer) }
        layers.append(.reader(Reader(title: words(.activityTitle), lines: Said.lines(of: entry, customs: customs))))
        return []
    }

    // MARK: Scope

    /// Changes what every screen is narrowed to; the selection follows its record.
    mutating func rescope(_ change: (inout Scope) -> Void) -> [Effect] {
        change(&scope)
        return loadScreen(anchor: anchorOfSelection) + [.remember(place)]
    }

    mutating func clearFilter() -> [Effect] {
        if let kind = listKind {
            lists[kind]?.narrowing = Narrowing()
            lists[kind]?.query.search = ""
        }
        scope = Scope()
        return loadScreen(anchor: anchorOfSelection) + [.remember(place)]
    }

    /// Narrows the list on screen to words; the first that fits is selected, unless the selected one still fits.
    mutating func search(for text: String, returningTo record: Int64? = nil) -> [Effect] {
        guard let kind = listKind, lists[kind]?.query.search != text else { return [] }
        lists[kind]?.query.search = text
        lists[kind]?.count = nil
        if let record { lists[kind]?.selectedID = record }
        return loadList(kind, at: record.map(Anchor.record) ?? .start)
    }

    var anchorOfSelection: Anchor { currentList?.selectedID.map(Anchor.record) ?? .start }
}
