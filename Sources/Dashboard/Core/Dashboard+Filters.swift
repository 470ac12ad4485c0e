import Canvas
import LeadModel

/// Pickers of offers, countries, periods, orders, and of what narrows a list.
extension Dashboard {
    mutating func openChoices(_ kind: ChoiceKind) -> [Effect] {
        let purpose: Picker.Purpose = kind == .offers ? .offer : kind == .countries ? .country : .filterValue
        layers.append(.picker(Picker(purpose, title: Said.title(of: kind), choices: kind)))
        var filter = scopeFilter
        if kind == .offers { filter.offer = nil }
        if kind == .countries { filter.country = nil }
        return [ask(.choices, .choices(kind, filter))]
    }

    /// Fills the picker that asked for choices, where it is still open.
    mutating func offer(_ choices: [Choice], of kind: ChoiceKind) {
        guard case .picker(var picker)? = layers.last, picker.choices == kind, picker.isLoading else { return }
        picker.isLoading = false
        switch kind {
        case .offers: picker.items = offerItems(choices)
        case .countries: picker.items = countryItems(choices)
        case .owners where picker.isForOwner: picker.items = ownerItems(choices)
        case .owners where picker.purpose == .handOverFrom: picker.items = repItems(choices, without: nil)
        case .owners where picker.handsOverFrom != nil:
            picker.items = repItems(choices, without: picker.handsOverFrom)
        case .owners:
            picker.items = narrowingItems(choices.map { ($0.value, ownerTitle($0.value), $0.leads) }) {
                $0.owner = $1.map { $0.isEmpty ? .nobody : .named($0) }
            }
        case .sources:
            picker.items = narrowingItems(choices.map { ($0.value, Source(wire: $0.value).title, $0.leads) }) {
                $0.source = $1.map { Source(wire: $0) }
            }
        }
        replaceTop(.picker(picker))
    }

    private func ownerTitle(_ owner: String) -> String { owner.isEmpty ? words(.nobody) : owner }

    private func offerItems(_ choices: [Choice]) -> [Picker.Item] {
        [Picker.Item(title: words(.allOffers), detail: "", pick: .offer(nil))]
            + choices.map { choice in
                let name = OfferName(id: choice.value, title: choice.title)
                let title = [choice.value, choice.title].filter { !$0.isEmpty }.joined(separator: "  ")
                return Picker.Item(title: title, detail: customs.number(choice.leads), pick: .offer(name))
            }
    }

    private func countryItems(_ choices: [Choice]) -> [Picker.Item] {
        [Picker.Item(title: words(.allCountries), detail: "", pick: .country(nil))]
            + choices.filter { !$0.value.isEmpty }.map { choice in
                Picker.Item(
                    title: choice.value + "  " + Country.name(choice.value), detail: customs.number(choice.leads),
                    pick: .country(choice.value))
            }
    }

    /// Values of one kind as narrowings of the list on screen, and "any" before them.
    private func narrowingItems(
        _ values: [(value: String, title: String, leads: Int)], put: (inout Narrowing, String?) -> Void
    ) -> [Picker.Item] {
        guard let former = currentList?.narrowing else { return [] }
        func item(_ title: String, _ detail: String, _ value: String?) -> Picker.Item {
            var narrowing = former
            put(&narrowing, value)
            return Picker.Item(title: title, detail: detail, pick: .narrow(narrowing))
        }
        return [item(words(.filterAny), "", nil)]
            + values.map { item($0.title.isEmpty ? words(.noSource) : $0.title, customs.number($0.leads), $0.value) }
    }

    mutating func offerCustomers(_ found: [CustomerRow]) {
        guard case .picker(var picker)? = layers.last, case .mergeWith(let id) = picker.purpose else { return }
        picker.items = found.filter { $0.id != id }.map { row in
            let person = row.person
            return Picker.Item(
                title: [Sentence.name(of: person), person.company, person.email].filter { !$0.isEmpty }
                    .joined(separator: " · "),
                detail: words(.leadCount, customs.number(row.leads)), pick: .customer(row.id))
        }
        picker.move(by: 0)
        replaceTop(.picker(picker))
    }

    mutating func openPeriods() -> [Effect] {
        let items = Period.choices.map { period in
            let days = if case .days(let days) = period { words(.shortDays, days) } else { "" }
            return Picker.Item(title: Said.period(period), detail: days, pick: .period(period))
        }
        var picker = Picker(.period, title: words(.periodTitle), items: items)
        picker.selected = Period.choices.firstIndex(of: scope.period) ?? 0
        layers.append(.picker(picker))
        return []
    }

    mutating func openSort() -> [Effect] {
        guard let list = currentList else { return [] }
        let sort = list.query.sort
        let columns = LeadModel.Column.defaults(of: list.query.kind)
        let items = columns.map { column in
            Picker.Item(
                title: Said.longTitle(of: column),
                detail: column == sort.column ? words(sort.isDescending ? .descending : .ascending) : "",
                pick: .sort(column))
        }
        var picker = Picker(.sort, title: words(.sortTitle), items: items)
        picker.selected = columns.firstIndex(of: sort.column) ?? 0
        layers.append(.picker(picker))
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
}
