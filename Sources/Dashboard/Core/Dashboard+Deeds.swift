import Canvas
import LeadModel

/// What is done to customers: each change asks what it needs, is counted first where it concerns many, and can be undone.
extension Dashboard {
    /// Whom an action is for now: the open customer, else the marked, else the selected.
    var target: Target? {
        if let customer { return .customers([customer.id]) }
        return currentList?.target
    }

    /// The target in words: a name, or how many.
    var subject: String {
        if let detail = customer?.detail { return Said.name(of: detail.row.person) }
        guard let list = currentList else { return "" }
        if list.markCount > 0 || list.isAllMarked {
            return words(.markedRecords, customs.number(list.markCount))
        }
        return list.selected.map(Said.name(of:)) ?? ""
    }

    /// The contact rule of the one customer an action is for, as far as it is known on screen.
    var knownRule: ContactRule? {
        if let customer { return customer.detail?.rule }
        guard let list = currentList, list.markCount == 0, detail?.row.id == list.selected?.customer else { return nil }
        return detail?.rule
    }

    /// Performs a change at once for one customer; counts it first, and asks, for many.
    mutating func begin(_ change: Change, _ target: Target) -> [Effect] {
        if case .customers(let ids) = target, ids.count == 1 { return perform(.change(change, target)) }
        if case .merge = change { return perform(.change(change, target)) }
        previewed = Previewed(change: change, target: target)
        return [ask(.preview, .preview(change, target))]
    }

    mutating func perform(_ deed: Deed) -> [Effect] {
        guard !settings.isReadOnly || deed.isExport else {
            notice = Notice(text: words(.readOnly), isProblem: true)
            return []
        }
        return [.perform(deed)]
    }

    /// Asks before many are changed: how many, how many are left as they are, and why.
    mutating func confirm(_ report: ChangeReport) {
        guard let previewed else { return }
        self.previewed = nil
        guard report.changed > 0 else {
            notice = Notice(text: Said.skipped(report, customs: customs), isProblem: true)
            return
        }
        layers.append(
            .confirm(
                Confirmation(
                    title: Said.question(previewed.change, report, now: now, customs: customs),
                    lines: [Said.skipped(report, customs: customs)],
                    deed: .change(previewed.change, previewed.target))))
    }

    // MARK: What each key begins

    mutating func openFollowUpForm() -> [Effect] {
        guard let target else { return [] }
        if let block = knownRule?.block() { return refuse(block) }
        let open = customer?.detail?.row.followUp ?? selectedFollowUp
        layers.append(
            .form(
                Form(
                    .followUp(target), title: words(.followUpTitle, subject),
                    fields: [
                        Form.Field(words(.fieldWhen), .date),
                        Form.Field(words(.fieldChannel), .choice(Channel.allCases.map(\.title), selected: 0)),
                        Form.Field(words(.fieldNote), .text, text: open?.note ?? ""),
                    ])))
        return []
    }

    private var selectedFollowUp: FollowUp? {
        guard let list = currentList, list.markCount == 0 else { return nil }
        return switch list.selected?.record {
        case .customer(let row): row.followUp
        case .work(let work): work.customer.followUp
        default: nil
        }
    }

    private mutating func refuse(_ block: ContactRule.Block) -> [Effect] {
        notice = Notice(text: Said.refusal(block, customs: customs), isProblem: true)
        return []
    }

    mutating func openOutcomes() -> [Effect] {
        guard let target else { return [] }
        if let block = knownRule?.block() { return refuse(block) }
        let items = FollowUp.Outcome.allCases.map { Menu.Item(key: $0.key, title: $0.title, choice: .outcome($0)) }
        layers.append(.menu(Menu(purpose: .outcome(target), title: words(.outcomeTitle, subject), items: items)))
        return []
    }

    /// The second key of "done": when next; the date that fits the outcome is one enter away.
    mutating func openNextDates(_ target: Target, _ outcome: FollowUp.Outcome) {
        var items = dateItems { .next($0) }
        items.append(Menu.Item(key: "0", title: words(.nextNone), choice: .next(nil)))
        items.append(Menu.Item(key: "/", title: words(.nextTyped), choice: .typed))
        var menu = Menu(
            purpose: .nextDate(target, outcome), title: words(.nextTitle, outcome.title), items: items)
        menu.selected = items.firstIndex { $0.key == outcome.usualNext } ?? 0
        layers.append(.menu(menu))
    }

    mutating func openSnooze() -> [Effect] {
        guard let target else { return [] }
        let items =
            dateItems { .snooze($0) } + [Menu.Item(key: "/", title: words(.nextTyped), choice: .typed)]
        layers.append(.menu(Menu(purpose: .snooze(target), title: words(.snoozeTitle, subject), items: items)))
        return []
    }

    private func dateItems(_ choice: (Timestamp) -> Menu.Choice) -> [Menu.Item] {
        let spans: [(Character, Phrase, Int)] = [
            ("1", .nextTomorrow, 1), ("3", .nextThreeDays, 3), ("7", .nextWeek, 7), ("2", .nextTwoWeeks, 14),
            ("4", .nextMonth, 28),
        ]
        let today = customs.zone.localTime(of: now).date
        return spans.map { key, phrase, days in
            let due = customs.zone.timestamp(of: LocalTime(date: today.adding(days: days), hour: 9, minute: 0))
            return Menu.Item(
                key: key, title: words(phrase) + "  " + customs.due(due, now: now), choice: choice(due))
        }
    }

    mutating func openStatuses() -> [Effect] {
        guard let target else { return [] }
        let items = Status.allCases.map { Menu.Item(key: $0.key, title: $0.title, choice: .status($0)) }
        layers.append(.menu(Menu(purpose: .status(target), title: words(.statusTitle, subject), items: items)))
        return []
    }

    mutating func openOwnerForm() -> [Effect] {
        guard let target else { return [] }
        layers.append(
            .form(
                Form(
                    .assign(target), title: words(.ownerTitle, subject),
                    fields: [Form.Field(words(.fieldOwner), .text, text: settings.user)])))
        return []
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
        guard let target, !settings.isReadOnly else { return target == nil ? [] : perform(.redo) }
        editing = target
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

    mutating func copy(_ channel: Channel) -> [Effect] {
        guard let id = customer?.id ?? currentList?.selected?.customer else { return [] }
        // The rule is read anew: another process may have blocked him a moment ago.
        awaitedCopy = channel
        detailAsked = id
        return [ask(.detail, .customer(id))]
    }

    mutating func copy(_ row: CustomerRow, _ channel: Channel) -> [Effect] {
        let text = channel == .email ? row.person.email : row.person.phone
        guard !text.isEmpty else {
            notice = Notice(text: words(channel == .email ? .noEmail : .noPhone), isProblem: true)
            return []
        }
        notice = Notice(text: words(.copied, Said.name(of: row.person)))
        return [.copy(text)]
    }

    mutating func split() -> [Effect] {
        guard let customer, let detail = customer.detail else { return [] }
        let leads = customer.marks.isEmpty ? customer.selectedLead.map { [$0.id] } ?? [] : customer.marks.sorted()
        guard !leads.isEmpty else {
            notice = Notice(text: words(.chooseLeadToSplit), isProblem: true)
            return []
        }
        guard leads.count < detail.leads.count else {
            notice = Notice(text: words(.nothingLeftToSplit), isProblem: true)
            return []
        }
        return perform(.change(.split(leads: leads), .customers([customer.id])))
    }

    mutating func merge() -> [Effect] {
        if let customer {
            layers.append(
                .picker(Picker(.mergeWith(customer.id), title: words(.mergeTitle, subject))))
            return []
        }
        guard let list = currentList, !list.isAllMarked, Set(list.marks.values).count > 1 else {
            notice = Notice(text: words(.markToMerge), isProblem: true)
            return []
        }
        let ids = Set(list.marks.values).sorted()
        let winner = list.selected?.customer.flatMap { ids.contains($0) ? $0 : nil } ?? ids[0]
        return askToMerge(ids, into: winner, name: list.rows.first { $0.customer == winner }.map(Said.name(of:)) ?? "")
    }

    mutating func askToMerge(_ ids: [Int64], into winner: Int64, name: String) -> [Effect] {
        layers.append(
            .confirm(
                Confirmation(
                    title: words(.mergeQuestion, customs.number(ids.count), name), lines: [words(.mergeCanBeUndone)],
                    deed: .change(.merge(into: winner), .customers(ids)))))
        return []
    }

    /// In Activity the selected entry is undone; elsewhere one's own newest.
    mutating func undo() -> [Effect] {
        if customer == nil, listKind == .activity, case .activity(let entry)? = currentList?.selected?.record {
            return perform(.undo(activity: entry.id))
        }
        return perform(.undo(activity: nil))
    }

    mutating func onQuarantined(_ deed: ([Int64]) -> Deed) -> [Effect] {
        guard let row = currentList?.selected else { return [] }
        return perform(deed([row.id]))
    }

    mutating func askToDrop() -> [Effect] {
        guard case .quarantine(let payload)? = currentList?.selected?.record else { return [] }
        layers.append(
            .confirm(
                Confirmation(
                    title: words(.dropQuestion, customs.number(payload.size), payload.line),
                    lines: [payload.reason, words(.dropIsForGood)], deed: .dropQuarantine([payload.id]))))
        return []
    }
}

extension Deed {
    var isExport: Bool {
        if case .export = self { return true }
        return false
    }
}

extension CustomerState {
    /// The offers of his leads, by id or title, each once.
    var offerNames: [String] {
        var seen = Set<String>()
        return (detail?.leads ?? []).map(\.row.offer.text).filter { !$0.isEmpty && seen.insert($0).inserted }
    }
}
