import Canvas
import LeadModel

/// Lists saved under a name and a key.
extension Dashboard {
    /// What the list on screen would be as a view; `nil` where it can't be one.
    var shownQuery: ViewQuery? {
        guard let kind = listKind, [.leads, .customers, .queue].contains(kind), let list = lists[kind] else {
            return nil
        }
        var query = ViewQuery(list: kind, search: list.query.search, sort: list.query.sort, columns: list.columns)
        let scope = scope(shownBy: kind)
        query.filter.offer = scope.offer?.text
        query.offerTitle = scope.offer?.title ?? ""
        query.filter.country = scope.country
        query.filter.includesTest = scope.includesTest
        if case .days(let days) = scope.period { query.days = days }
        var narrowing = list.narrowing
        narrowing.changedAfter = nil
        if kind == .queue {
            query.whose = whose
        } else if let own = Whose(narrowing.owner, for: settings.user) {
            // One's own are those of whoever opens the view.
            query.whose = own
            narrowing.owner = nil
        }
        narrowing.apply(to: &query.filter)
        return query
    }

    /// The view that is on screen now.
    var shownView: SavedView? {
        shownQuery.flatMap { query in views.all.first { $0.query == query } }
    }

    // MARK: Menus

    mutating func openViews() -> [Effect] {
        var items = viewItems
        let canSave = shownQuery != nil
        if canSave { items.append(Menu.Item(key: "S", title: words(.viewSave), choice: .saveView)) }
        if !views.all.isEmpty {
            if canSave {
                items.append(Menu.Item(key: "W", title: words(.viewOverwrite), choice: .pickView(.overwrite)))
            }
            items.append(Menu.Item(key: "R", title: words(.viewRename), choice: .pickView(.rename)))
            items.append(Menu.Item(key: "X", title: words(.viewDelete), choice: .pickView(.delete)))
        }
        guard !items.isEmpty else {
            notice = Notice(text: words(.viewNeedsList), isProblem: true)
            return []
        }
        var menu = Menu(purpose: .views, title: words(.viewsTitle), items: items)
        let shown = shownView?.id
        menu.selected = items.firstIndex { $0.choice == shown.map(Menu.Choice.view) } ?? 0
        layers.append(.menu(menu))
        return []
    }

    /// Every view with its key; those without one get a digit.
    private var viewItems: [Menu.Item] {
        let taken = Set(views.all.map(\.key))
        var digits = (1...9).map(String.init).filter { !taken.contains($0) }
        return views.all.map { view in
            let key = !view.key.isEmpty ? view.key : digits.isEmpty ? "" : digits.removeFirst()
            let count = views.counts[view.id].map { customs.number($0) } ?? String(settings.glyphs.ellipsis)
            let whose = words(view.isShared ? .viewShared : .viewOwn)
            return Menu.Item(
                key: key.first ?? settings.glyphs.dot, title: view.name, detail: "  " + whose + "  " + count,
                choice: .view(view.id))
        }
    }

    mutating func openViewPicking(_ deed: Menu.ViewDeed) -> [Effect] {
        guard !settings.isReadOnly else {
            notice = Notice(text: words(.readOnly), isProblem: true)
            return []
        }
        let title: Phrase =
            switch deed {
            case .overwrite: .viewOverwriteTitle
            case .rename: .viewRenameTitle
            case .delete: .viewDeleteTitle
            }
        layers.append(.menu(Menu(purpose: .pickView(deed), title: words(title), items: viewItems)))
        return []
    }

    mutating func run(_ deed: Menu.ViewDeed, onView id: Int64) -> [Effect] {
        guard var view = views.all.first(where: { $0.id == id }) else { return [] }
        switch deed {
        case .overwrite:
            guard let query = shownQuery else { return [] }
            view.query = query
            return perform(.saveView(view))
        case .rename: return openViewForm(view)
        case .delete:
            layers.append(
                .confirm(
                    Confirmation(
                        title: words(.viewDeleteQuestion, view.name),
                        lines: [words(view.isShared ? .viewDeleteShared : .viewDeleteOwn)],
                        deed: .deleteView(id, name: view.name))))
            return []
        }
    }

    mutating func openViewForm(_ view: SavedView?) -> [Effect] {
        guard !settings.isReadOnly else {
            notice = Notice(text: words(.readOnly), isProblem: true)
            return []
        }
        layers.append(
            .form(
                Form(
                    .view(view?.id), title: view.map { words(.viewEditTitle, $0.name) } ?? words(.viewSaveTitle),
                    fields: [
                        Form.Field(words(.fieldName), .text, text: view?.name ?? ""),
                        Form.Field(words(.fieldKey), .text, text: view?.key ?? ""),
                        Form.Field(
                            words(.fieldWhose),
                            .choice([words(.viewOwn), words(.viewShared)], selected: view?.isShared == true ? 1 : 0)),
                    ])))
        return []
    }

    mutating func save(viewID id: Int64?, name: String, key: String, isShared: Bool) -> [Effect] {
        let former = views.all.first { $0.id == id }
        guard let query = former?.query ?? shownQuery else { return [] }
        return perform(
            .saveView(
                SavedView(
                    id: id ?? 0, owner: isShared ? "" : settings.user, name: name, key: key, query: query)))
    }

    // MARK: Opening

    mutating func openView(_ id: Int64) -> [Effect] {
        guard let query = views.all.first(where: { $0.id == id })?.query,
            let shown = Screen.allCases.first(where: { $0.listKind == query.list })
        else { return [] }
        duplicates?.of = nil
        let stopped = closeDuplicates()
        (customer, openedFrom, screen) = (nil, nil, shown)
        scope = Scope(of: query)
        let kind = query.list
        if kind == .queue { whose = query.whose }
        var narrowing = Narrowing(of: query.filter)
        if kind != .queue, let owner = query.whose.owner(for: settings.user) { narrowing.owner = owner }
        lists[kind]?.narrowing = narrowing
        lists[kind]?.query.search = query.search
        lists[kind]?.query.sort = query.sort
        lists[kind]?.columns = query.columns
        lists[kind]?.widths = []
        lists[kind]?.clearMarks()
        return stopped + loadList(kind, at: .start) + [.remember(place)]
    }

    // MARK: Counts

    mutating func take(_ found: [SavedView]) -> [Effect] {
        views.all = found
        let known = Set(found.map(\.id))
        views.counts = views.counts.filter { known.contains($0.key) }
        return countViews()
    }

    /// Counts all views again, those of the heading first; what is being counted is finished first, or a store that is
    /// written to all the time would never be counted.
    mutating func countViews() -> [Effect] {
        views.waiting = (views.withKeys + views.all.filter(\.key.isEmpty)).map(\.id)
        return views.isCounting ? [] : countNextView()
    }

    mutating func takeCount(_ count: Int?, ofView id: Int64) -> [Effect] {
        views.counts[id] = count
        return countNextView()
    }

    private mutating func countNextView() -> [Effect] {
        while !views.waiting.isEmpty {
            let id = views.waiting.removeFirst()
            guard let view = views.all.first(where: { $0.id == id }) else { continue }
            views.isCounting = true
            let query = view.query.listQuery(now: now, zone: customs.zone, for: settings.user)
            return [ask(.viewCount, .viewCount(id, query))]
        }
        views.isCounting = false
        return []
    }

    // MARK: Heading

    /// The views with keys and how much each has, where there is room for the first of them; whether there was.
    func drawViews(_ frame: inout Frame, _ area: Rect) -> Bool {
        let shown = shownView?.id
        var parts: [(String, Style)] = []
        var width = 0
        for view in views.withKeys {
            let count = views.counts[view.id].map { customs.number($0) } ?? String(settings.glyphs.ellipsis)
            let text = " " + words(.viewCountLine, clean(view.name, limit: 24), count)
            let needed = TextWidth.of(text) + 1 + (parts.isEmpty ? 0 : 2)
            guard width + needed < area.width - 1 else { break }
            if !parts.isEmpty { parts.append(("  ", .plain)) }
            parts.append((view.key, .key))
            parts.append((text, view.id == shown ? .accent.with(.bold) : .dim))
            width += needed
        }
        guard !parts.isEmpty else { return false }
        frame.write(parts, at: Point(x: area.maxX - width - 1, y: area.y), width: width)
        return true
    }
}

extension Scope {
    /// What of a view narrows every screen.
    init(of query: ViewQuery) {
        self.init()
        offer = query.filter.offer.map { offer in
            offer == query.offerTitle ? OfferName(id: "", title: offer) : OfferName(id: offer, title: query.offerTitle)
        }
        period = query.days.map(Period.days) ?? .allTime
        country = query.filter.country
        includesTest = query.filter.includesTest
    }
}

extension Narrowing {
    /// What of a view narrows its list alone.
    init(of filter: Filter) {
        self.init()
        (source, step, status, owner) = (filter.source, filter.step, filter.status, filter.owner)
        (followUp, doNotContact, ownLeadsOnly) = (filter.followUp, filter.doNotContact, filter.excludesCrossListed)
        (action, since, until) = (filter.action, filter.since, filter.until)
    }
}
