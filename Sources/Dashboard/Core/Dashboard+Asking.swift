import Canvas
import LeadModel

/// The forms and menus that ask what a change needs.
extension Dashboard {
    mutating func openFollowUpForm() -> [Effect] {
        guard let target else { return [] }
        if let block = knownRule?.block() { return refuse(block) }
        let open = openFollowUp
        let channel = open.flatMap { Channel.allCases.firstIndex(of: $0.channel) } ?? 0
        layers.append(
            .form(
                Form(
                    .followUp(target), title: words(.followUpTitle, subject),
                    fields: [
                        Form.Field(words(.fieldWhen), .date),
                        Form.Field(words(.fieldChannel), .choice(Channel.allCases.map(\.title), selected: channel)),
                        Form.Field(words(.fieldNote), .text, text: open?.note ?? ""),
                    ])))
        return []
    }

    /// The open follow-up of the one customer an action is for, as far as it is known on screen.
    private var openFollowUp: FollowUp? {
        if let customer { return customer.detail?.row.followUp }
        guard let list = currentList, list.markCount == 0 else { return nil }
        return switch list.selected?.record {
        case .customer(let row): row.followUp
        case .work(let work): work.customer.followUp
        default: detail.flatMap { $0.row.id == list.selected?.customer ? $0.row.followUp : nil }
        }
    }

    mutating func openOutcomes() -> [Effect] {
        guard let target else { return [] }
        if let block = knownRule?.block() { return refuse(block) }
        openOutcomes(for: target, subject)
        return []
    }

    mutating func openOutcomes(for target: Target, _ subject: String) {
        let items = FollowUp.Outcome.allCases.map { Menu.Item(key: $0.key, title: $0.title, choice: .outcome($0)) }
        layers.append(.menu(Menu(purpose: .outcome(target), title: words(.outcomeTitle, subject), items: items)))
    }

    /// The second key of "done": when next; the date that fits the outcome is one enter away.
    mutating func openNextDates(_ target: Target, _ outcome: FollowUp.Outcome) {
        var items = dateItems { .next($0) }
        let proposed = settings.plan.due(after: outcome, now: now)
        if let proposed, !items.contains(where: { $0.choice == .next(proposed) }) {
            let item = dateItem("p", words(.nextProposed), proposed, .next(proposed))
            items.insert(item, at: 0)
        }
        items.append(Menu.Item(key: "0", title: words(.nextNone), choice: .next(nil)))
        items.append(Menu.Item(key: "/", title: words(.nextTyped), choice: .typed))
        var menu = Menu(
            purpose: .nextDate(target, outcome), title: words(.nextTitle, outcome.title), items: items)
        menu.selected = items.firstIndex { $0.choice == .next(proposed) } ?? 0
        layers.append(.menu(menu))
    }

    mutating func openSnooze() -> [Effect] {
        guard let target else { return [] }
        if let block = knownRule?.block() { return refuse(block) }
        let items =
            dateItems { .snooze($0) } + [Menu.Item(key: "/", title: words(.nextTyped), choice: .typed)]
        layers.append(.menu(Menu(purpose: .snooze(target), title: words(.snoozeTitle, subject), items: items)))
        return []
    }

    /// Puts the follow-up off; who is known to have none gets one.
    mutating func putOff(_ until: Timestamp, _ target: Target) -> [Effect] {
        if case .customers(let ids) = target, ids.count == 1, isKnown(ids[0]), openFollowUp == nil {
            return begin(.setFollowUp(due: until, channel: .any, note: ""), target)
        }
        return begin(.snooze(until: until), target)
    }

    private func isKnown(_ id: Int64) -> Bool {
        if let customer { return customer.detail?.row.id == id }
        guard currentList?.selected?.customer == id else { return false }
        return currentList?.query.kind != .leads || detail?.row.id == id
    }

    private func dateItems(_ choice: (Timestamp) -> Menu.Choice) -> [Menu.Item] {
        let spans: [(Character, Phrase, Int)] = [
            ("1", .nextTomorrow, 1), ("3", .nextThreeDays, 3), ("7", .nextWeek, 7), ("2", .nextTwoWeeks, 14),
            ("4", .nextMonth, 28),
        ]
        let today = customs.zone.localTime(of: now).date
        return spans.map { key, phrase, days in
            let due = customs.zone.timestamp(of: LocalTime(date: today.adding(days: days), hour: 9, minute: 0))
            return dateItem(key, words(phrase), due, choice(due))
        }
    }

    private func dateItem(_ key: Character, _ title: String, _ due: Timestamp, _ choice: Menu.Choice) -> Menu.Item {
        let day = customs.weekday(customs.zone.localTime(of: due).date.weekday) + " " + customs.day(due, now: now)
        return Menu.Item(key: key, title: title, detail: day, choice: choice)
    }

    mutating func openStatuses() -> [Effect] {
        guard let target else { return [] }
        let items = Status.allCases.map { Menu.Item(key: $0.key, title: $0.title, choice: .status($0)) }
        layers.append(.menu(Menu(purpose: .status(target), title: words(.statusTitle, subject), items: items)))
        return []
    }

    /// The known owners; oneself is there at once, so that two keys need not wait.
    mutating func openOwners() -> [Effect] {
        guard let target else { return [] }
        let picker = Picker(
            .owner(target), title: words(.ownerTitle, subject), items: ownerItems([]), choices: .owners)
        layers.append(.picker(picker))
        return [ask(.choices, .choices(.owners, Filter()))]
    }

    /// Oneself, nobody, then the others, who has the most leads first.
    func ownerItems(_ choices: [Choice]) -> [Picker.Item] {
        let me = settings.user
        return [
            Picker.Item(
                title: words(.ownerMe, me), detail: ownerDetail(me, choices), pick: .owner(me)),
            Picker.Item(title: words(.nobody), detail: "", pick: .owner("")),
        ]
            + choices.filter { $0.value != me && !$0.value.isEmpty }.map {
                Picker.Item(title: $0.value, detail: ownerDetail($0.value, choices), pick: .owner($0.value))
            }
    }

    mutating func openNoteForm() -> [Effect] {
        guard let target else { return [] }
        layers.append(
            .form(
                Form(
                    .note(target), title: words(.noteTitle, subject),
                    fields: [Form.Field(words(.fieldNote), .note)])))
        return []
    }

    mutating func editNote() -> [Effect] {
        guard let target else { return [] }
        editing = .note(target)
        return [.edit("")]
    }

    mutating func openReasonForm(lifts: Bool) -> [Effect] {
        guard let target else { return [] }
        let title = words(lifts ? .liftTitle : .flagTitle, subject)
        layers.append(
            .form(
                Form(
                    lifts ? .lift(target) : .flag(target), title: title,
                    fields: [Form.Field(words(.fieldReason), .text), offerField].compactMap(\.self))))
        return []
    }

    /// For which of the customer's offers a rule holds; only asked where there is more than one answer.
    private var offerField: Form.Field? {
        guard let offers = customer?.offerNames, !offers.isEmpty else { return nil }
        return Form.Field(words(.fieldOffer), .choice([words(.allOffers)] + offers, selected: 0))
    }
}

extension CustomerState {
    /// The offers of his leads, by id or title, each once.
    var offerNames: [String] {
        var seen = Set<String>()
        return (detail?.leads ?? []).map(\.row.offer.text).filter { !$0.isEmpty && seen.insert($0).inserted }
    }
}
