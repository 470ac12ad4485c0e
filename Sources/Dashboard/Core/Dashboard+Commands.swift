import Canvas
import LeadModel

/// What each command does.
extension Dashboard {
    mutating func run(_ command: Command) -> [Effect] {
        switch command {
        case .moveUp: return move(rows: -1)
        case .moveDown: return move(rows: 1)
        case .moveLeft: return move(columns: -1)
        case .moveRight: return move(columns: 1)
        case .pageUp: return move(rows: -pageHeight)
        case .pageDown: return move(rows: pageHeight)
        case .goTop: return jump(to: .start)
        case .goBottom: return jump(to: .end)
        case .open: return open()
        case .back: return goBack()
        case .quit: return [.quit]
        case .suspend: return [.suspend]
        case .redraw: return [.redraw]
        case .help: return openHelp()
        case .palette: return openPalette()
        case .undo: return undo()
        case .redo: return perform(.redo)
        case .showFunnel: return show(.funnel)
        case .showLeads: return show(.leads)
        case .showCustomers: return show(.customers)
        case .showFollowUps: return show(.followUps)
        case .showOffers: return show(.offers)
        case .showActivity: return show(.activity)
        case .nextScreen: return show(Screen.allCases[(screenIndex + 1) % Screen.allCases.count])
        case .previousScreen:
            return show(Screen.allCases[(screenIndex + Screen.allCases.count - 1) % Screen.allCases.count])
        default: return runOnList(command)
        }
    }

    private mutating func runOnList(_ command: Command) -> [Effect] {
        switch command {
        case .search: return openSearch()
        case .clearSearch: return search(for: "")
        case .filter: return openFilterKinds()
        case .clearFilter: return clearFilter()
        case .sort: return openSort()
        case .chooseOffer: return openChoices(.offers)
        case .choosePeriod: return openPeriods()
        case .chooseCountry: return openChoices(.countries)
        case .toggleTest: return rescope { $0.includesTest.toggle() }
        case .toggleCount:
            funnel.countsCustomers.toggle()
            return loadFunnel() + [.remember(place)]
        case .export: return openExportForms()
        case .mark: return mark()
        case .markRange: return onList { $0.toggleRange() }
        case .markAll: return onList { $0.isAllMarked.toggle() }
        case .clearMarks: return onList { $0.clearMarks() }
        case .mineOrAll:
            worksForAll.toggle()
            return loadList(.queue, at: .start) + [.remember(place)]
        case .quarantine:
            showsQuarantine.toggle()
            return loadScreen(anchor: .start)
        case .retry: return onQuarantined { .retryQuarantine($0) }
        case .drop: return askToDrop()
        default: return runOnPerson(command)
        }
    }

    private mutating func runOnPerson(_ command: Command) -> [Effect] {
        switch command {
        case .followUp: return openFollowUpForm()
        case .done: return openOutcomes()
        case .snooze: return openSnooze()
        case .note: return openNoteForm()
        case .editNote: return editNote()
        case .setStatus: return openStatuses()
        case .assign: return openOwnerForm()
        case .flagDoNotContact: return openReasonForm(lifts: false)
        case .liftDoNotContact: return openReasonForm(lifts: true)
        case .copyEmail: return copy(.email)
        case .copyPhone: return copy(.phone)
        case .split: return split()
        case .merge: return merge()
        case .payload: return openPayload()
        default: return []
        }
    }

    private var screenIndex: Int { Screen.allCases.firstIndex(of: screen) ?? 0 }

    // MARK: Moving

    private mutating func move(rows: Int) -> [Effect] {
        if customer != nil {
            customer?.move(by: rows)
        } else if screen == .funnel {
            funnel.move(rows: rows, columns: 0)
        } else if let kind = listKind {
            lists[kind]?.move(by: rows)
        }
        return []
    }

    private mutating func move(columns: Int) -> [Effect] {
        if customer == nil, screen == .funnel { funnel.move(rows: 0, columns: columns) }
        return []
    }

    private mutating func jump(to anchor: Anchor) -> [Effect] {
        if let count = customer?.entries.count {
            customer?.move(by: anchor == .start ? -count : count)
            return []
        }
        if screen == .funnel {
            let far = anchor == .start ? -1000 : 1000
            funnel.move(rows: far, columns: far)
            return []
        }
        guard let kind = listKind, var list = lists[kind], !list.rows.isEmpty else { return [] }
        let isThere = anchor == .start ? !list.hasMoreBefore : !list.hasMoreAfter
        list.owed = 0
        if isThere {
            list.select(index: anchor == .start ? 0 : list.rows.count - 1)
            lists[kind] = list
            return []
        }
        list.selectedID = nil
        list.top = 0
        list.selectsLast = anchor == .end
        list.pending = .replace
        lists[kind] = list
        return [ask(.rows, .page(list.query, anchor, limit: list.pageSize))]
    }

    mutating func show(_ wanted: Screen) -> [Effect] {
        customer = nil
        layers = []
        screen = wanted
        return loadScreen() + [.remember(place)]
    }

    private mutating func goBack() -> [Effect] {
        if customer != nil {
            customer = nil
            return loadScreen()
        }
        guard let kind = listKind, let list = lists[kind] else { return [] }
        if showsQuarantine, kind == .quarantine {
            showsQuarantine = false
            return loadScreen()
        }
        if list.markCount > 0 || list.rangeStart != nil { return onList { $0.clearMarks() } }
        if !list.query.search.isEmpty { return search(for: "") }
        if !list.narrowing.isEmpty {
            lists[kind]?.narrowing = Narrowing()
            return loadList(kind, at: list.selectedID.map(Anchor.record) ?? .start)
        }
        return []
    }

    mutating func onList(_ change: (inout ListState) -> Void) -> [Effect] {
        guard customer == nil, let kind = listKind, var list = lists[kind] else { return [] }
        change(&list)
        lists[kind] = list
        return []
    }

    private mutating func mark() -> [Effect] {
        onList {
            $0.toggleMark()
            if $0.rangeStart == nil { $0.move(by: 1) }
        }
    }

    // MARK: Opening

    private mutating func open() -> [Effect] {
        if customer != nil { return openPayload() }
        if screen == .funnel {
            lists[.leads]?.narrowing = funnel.narrowing
            lists[.leads]?.query.search = ""
            lists[.leads]?.clearMarks()
            screen = .leads
            return loadList(.leads, at: .start) + [.remember(place)]
        }
        guard let row = currentList?.selected else { return [] }
        switch row.record {
        case .lead, .customer, .work: return row.customer.map { openCustomer($0) } ?? []
        case .offer(let offer):
            screen = .funnel
            return rescope { $0.offer = offer.name }
        case .activity(let entry): return openRecord(of: entry)
        case .quarantine(let payload): return [ask(.preview, .quarantined(payload.id))]
        }
    }

    mutating func openCustomer(_ id: Int64) -> [Effect] {
        var opened = CustomerState(id: id)
        if let detail, detail.row.id == id { opened.take(detail) }
        customer = opened
        return [ask(.customer, .customer(id))]
    }

    private mutating func openRecord(of entry: ActivityRow) -> [Effect] {
        if let customer = entry.customer { return openCustomer(customer) }
        layers.append(.reader(Reader(title: words(.activityTitle), lines: Said.lines(of: entry, customs: customs))))
        return []
    }

    // MARK: Scope

    /// Changes what every screen is narrowed to; the selection follows its record.
    mutating func rescope(_ change: (inout Scope) -> Void) -> [Effect] {
        let former = scope
        change(&scope)
        guard scope != former || screen == .funnel else { return [] }
        let anchor = currentList?.selectedID.map(Anchor.record) ?? .start
        return loadScreen(anchor: anchor) + [.remember(place)]
    }

    private mutating func clearFilter() -> [Effect] {
        if let kind = listKind {
            lists[kind]?.narrowing = Narrowing()
            lists[kind]?.query.search = ""
        }
        scope = Scope()
        let anchor = currentList?.selectedID.map(Anchor.record) ?? .start
        return loadScreen(anchor: anchor) + [.remember(place)]
    }

    mutating func search(for text: String) -> [Effect] {
        guard let kind = listKind, lists[kind]?.query.search != text else { return [] }
        lists[kind]?.query.search = text
        lists[kind]?.count = nil
        return loadList(kind, at: .start)
    }
}
