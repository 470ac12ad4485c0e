import Canvas
import LeadModel

/// What opens pickers, forms and readers.
extension Dashboard {
    // MARK: Help and palette

    mutating func openHelp() -> [Effect] {
        let items = settings.keys.bindings(in: context).map(item)
        layers.append(.picker(Picker(.help, title: words(.helpTitle, Said.title(of: context)), items: items)))
        return []
    }

    mutating func openPalette() -> [Effect] {
        var seen = Set<Command>()
        let items = settings.keys.bindings(in: context).map(item).filter { item in
            if case .command(let command) = item.pick { return seen.insert(command).inserted }
            return true
        }
        layers.append(.picker(Picker(.palette, title: words(.paletteTitle), items: items)))
        return []
    }

    private func item(of binding: Binding) -> Picker.Item {
        Picker.Item(
            title: binding.command.title, detail: binding.keys.map(Said.key).joined(separator: " "),
            pick: .command(binding.command))
    }

    // MARK: Filters

    mutating func openSearch() -> [Effect] {
        if customer != nil || screen == .funnel {
            customer = nil
            screen = .customers
            return loadScreen(anchor: .start) + openSearch()
        }
        let text = currentList?.query.search ?? ""
        layers.append(.search(SearchBar(field: TextField(text), former: text)))
        return []
    }

    mutating func openChoices(_ kind: ChoiceKind) -> [Effect] {
        let purpose: Picker.Purpose = kind == .offers ? .offer : kind == .countries ? .country : .filterValue
        layers.append(.picker(Picker(purpose, title: Said.title(of: kind), isLoading: true)))
        var filter = scopeFilter
        if kind == .offers { filter.offer = nil }
        if kind == .countries { filter.country = nil }
        return [ask(.choices, .choices(kind, filter))]
    }

    /// Fills the picker that asked for choices.
    mutating func offer(_ choices: [Choice], of kind: ChoiceKind) {
        if kind == .owners { return offerOwners(choices) }
        if kind == .sources { return offerSources(choices) }
        guard case .picker(var picker)? = layers.last, picker.isLoading else { return }
        picker.isLoading = false
        let whole = Picker.Item(
            title: words(kind == .offers ? .allOffers : .allCountries), detail: "",
            pick: kind == .offers ? .offer(nil) : .country(nil))
        picker.items =
            [whole]
            + choices.map { choice in
                let name = OfferName(id: choice.value, title: choice.title)
                let title = [choice.value, choice.title].filter { !$0.isEmpty }.joined(separator: "  ")
                return Picker.Item(
                    title: title, detail: customs.number(choice.leads),
                    pick: kind == .offers ? .offer(name) : .country(choice.value))
            }
        layers[layers.count - 1] = .picker(picker)
    }

    mutating func offerCustomers(_ found: [CustomerRow]) {
        guard case .picker(var picker)? = layers.last, case .mergeWith(let id) = picker.purpose else { return }
        picker.items = found.filter { $0.id != id }.map { row in
            let name = Said.name(of: row.person)
            return Picker.Item(
                title: [name, row.person.company, row.person.email].filter { !$0.isEmpty }.joined(separator: " · "),
                detail: words(.leadCount, customs.number(row.leads)), pick: .customer(row.id, name: name))
        }
        picker.move(by: 0)
        layers[layers.count - 1] = .picker(picker)
    }

    mutating func openPeriods() -> [Effect] {
        let items = Period.choices.map { Picker.Item(title: Said.period($0), detail: "", pick: .period($0)) }
        var picker = Picker(.period, title: words(.periodTitle), items: items)
        picker.selected = Period.choices.firstIndex(of: scope.period) ?? 0
        layers.append(.picker(picker))
        return []
    }

    mutating func openSort() -> [Effect] {
        guard let list = currentList else { return [] }
        let sort = list.query.sort
        let items = LeadModel.Column.defaults(of: list.query.kind).map { column in
            Picker.Item(
                title: Said.title(of: column),
                detail: column == sort.column ? words(sort.isDescending ? .descending : .ascending) : "",
                pick: .sort(column))
        }
        layers.append(.picker(Picker(.sort, title: words(.sortTitle), items: items)))
        return []
    }

    mutating func openFilterKinds() -> [Effect] {
        guard let list = currentList else { return [] }
        var items = FilterKind.allCases.map { kind in
            Picker.Item(
                title: Said.title(of: kind), detail: Said.value(of: kind, in: list.narrowing), pick: .filterKind(kind))
        }
        items.append(Picker.Item(title: words(.filterNothing), detail: "", pick: .narrow(Narrowing())))
        layers.append(.picker(Picker(.filterKind, title: words(.filterTitle), items: items)))
        return []
    }

    mutating func openFilterValues(_ kind: FilterKind) -> [Effect] {
        switch kind {
        case .owner: return openChoices(.owners)
        case .source: return openChoices(.sources)
        case .step: pick(from: Step.allCases, kind, \.title) { $0.step = $1 }
        case .status: pick(from: Status.allCases, kind, \.title) { $0.status = $1 }
        case .followUp: pick(from: Filter.FollowUp.allCases, kind, \.title) { $0.followUp = $1 }
        case .doNotContact: pick(from: Filter.DoNotContact.allCases, kind, \.title) { $0.doNotContact = $1 }
        }
        return []
    }

    private mutating func pick<Value>(
        from values: [Value], _ kind: FilterKind, _ title: (Value) -> String,
        _ put: (inout Narrowing, Value?) -> Void
    ) {
        guard let former = currentList?.narrowing else { return }
        func item(_ text: String, _ value: Value?) -> Picker.Item {
            var narrowing = former
            put(&narrowing, value)
            return Picker.Item(title: text, detail: "", pick: .narrow(narrowing))
        }
        let items = [item(words(.filterAny), nil)] + values.map { item(title($0), $0) }
        layers.append(.picker(Picker(.filterValue, title: Said.title(of: kind), items: items)))
    }

    private mutating func offerOwners(_ choices: [Choice]) {
        fillValues(choices.map { ($0.value, $0.leads) }) { narrowing, owner in
            narrowing.owner = owner.map { $0.isEmpty ? .nobody : .named($0) }
        }
    }

    private mutating func offerSources(_ choices: [Choice]) {
        fillValues(choices.map { ($0.value, $0.leads) }) { narrowing, source in
            narrowing.source = source.map { Source(wire: $0) }
        }
    }

    private mutating func fillValues(
        _ values: [(String, Int)], put: (inout Narrowing, String?) -> Void
    ) {
        guard case .picker(var picker)? = layers.last, picker.isLoading, let former = currentList?.narrowing else {
            return
        }
        picker.isLoading = false
        func item(_ title: String, _ detail: String, _ value: String?) -> Picker.Item {
            var narrowing = former
            put(&narrowing, value)
            return Picker.Item(title: title, detail: detail, pick: .narrow(narrowing))
        }
        picker.items =
            [item(words(.filterAny), "", nil)]
            + values.map { value, leads in
                item(value.isEmpty ? words(.nobody) : value, customs.number(leads), value)
            }
        layers[layers.count - 1] = .picker(picker)
    }

    // MARK: Export

    mutating func openExportForms() -> [Effect] {
        let items = Deed.Export.Form.allCases.map {
            Picker.Item(title: Said.title(of: $0), detail: "", pick: .exportForm($0))
        }
        layers.append(.picker(Picker(.exportForm, title: words(.exportTitle), items: items)))
        return []
    }

    mutating func openExportForm(_ form: Deed.Export.Form) -> [Effect] {
        let today = customs.zone.localTime(of: now).date
        layers.append(
            .form(
                Form(
                    .export(form), title: Said.title(of: form),
                    fields: [
                        Form.Field(words(.fieldFile), .text, text: "leadtop-\(today.iso).\(form.suffix)"),
                        Form.Field(
                            words(.fieldFor), .choice([words(.forContact), words(.forArchive)], selected: 0)),
                    ])))
        return []
    }

    func export(_ form: Deed.Export.Form, to path: String) -> [Effect] {
        var filter = scopeFilter
        var search = ""
        if let list = currentList, listKind != .activity {
            list.narrowing.apply(to: &filter)
            search = list.query.search
        }
        guard case .form(let top)? = layers.last else { return [] }
        let isForContact = (top.fields[1].chosen ?? 0) == 0
        return [
            .perform(
                .export(
                    Deed.Export(form: form, filter: filter, search: search, isForContact: isForContact, path: path)))
        ]
    }

    // MARK: Payload

    mutating func openPayload() -> [Effect] {
        guard let customer else { return [] }
        if case .note(_, let text)? = customer.selectedEntry?.kind {
            layers.append(.reader(Reader(title: words(.fieldNote), lines: split(text))))
            return []
        }
        guard let lead = customer.selectedLead else { return [] }
        return [ask(.preview, .payload(lead: lead.id))]
    }

    mutating func show(_ payload: Payload?) {
        guard let payload else {
            notice = Notice(text: words(.noPayload), isProblem: true)
            return
        }
        let header = payload.header.isEmpty ? [] : split(payload.header) + [""]
        layers.append(.reader(Reader(title: payload.origin, lines: header + split(payload.text))))
    }

    private func split(_ text: String) -> [String] {
        text.split(omittingEmptySubsequences: false) { $0.isNewline }.map(String.init)
    }

    // MARK: Dates

    struct DateProblem: Error {
        var text: String
    }

    /// What a typed date means, or what to type instead.
    func understand(_ text: String) -> Result<Timestamp, DateProblem> {
        do throws(SpokenDate.Failure) {
            return .success(try SpokenDate.parse(text, now: now, customs: customs))
        } catch {
            return .failure(DateProblem(text: error.message))
        }
    }
}
