import Canvas
import LeadModel

/// The work queue, one customer at a time: an outcome is one key, and the next customer comes.
extension Dashboard {
    // MARK: Outcomes

    /// Writes an outcome down with the date that it proposes; what ends the work asks why first.
    mutating func give(_ outcome: FollowUp.Outcome) -> [Effect] {
        guard let target, let row = currentList?.selected else { return [] }
        if let block = knownRule?.block() { return refuse(block) }
        guard !outcome.closes else { return openReasons(target, outcome) }
        let due = settings.plan.due(after: outcome, now: now)
        today.last = due.map { TodayState.Touch(customer: row.id, name: subject, due: $0) }
        return begin(.complete(outcome: outcome, note: "", next: due), target)
    }

    /// Asks why it ended: a reason of the list, or one that is typed.
    mutating func openReasons(_ target: Target, _ outcome: FollowUp.Outcome) -> [Effect] {
        func item(_ title: String, _ pick: Picker.Pick) -> Picker.Item {
            Picker.Item(title: title, detail: "", pick: pick)
        }
        let items =
            [item(words(.reasonNone), .reason(""))]
            + (settings.plan.reasons[outcome] ?? []).map { item($0, .reason($0)) }
            + [item(words(.reasonMore), .reasonForm)]
        let title = words(.reasonTitle, subject, outcome.title)
        layers.append(.picker(Picker(.reason(target, outcome), title: title, items: items)))
        return []
    }

    mutating func openReasonForm(_ target: Target, _ outcome: FollowUp.Outcome) -> [Effect] {
        layers.append(
            .form(
                Form(
                    .outcomeReason(target, outcome), title: words(.reasonTitle, subject, outcome.title),
                    fields: [Form.Field(words(.fieldReason), .text), Form.Field(words(.fieldNote), .text)])))
        return []
    }

    /// Moves the date of the outcome that was given last.
    mutating func moveNext(later: Bool) -> [Effect] {
        guard var touch = today.last else {
            notice = Notice(text: words(.noTouchToMove), isProblem: true)
            return []
        }
        touch.due = settings.plan.moved(touch.due, later: later, now: now)
        today.last = touch
        return perform(.change(.snooze(until: touch.due), .customers([touch.customer])))
    }

    // MARK: What is said

    /// Says of whom an outcome was written down, and what can still be done about it; `nil` for other changes.
    func touchNotice(_ change: Change, _ target: Target, _ report: ChangeReport) -> Notice? {
        guard screen == .today, customer == nil, report.changed == 1, case .customers(let ids) = target else {
            return nil
        }
        switch change {
        case .complete(let outcome, _, let next, _):
            let name = name(of: ids[0])
            guard let next else { return Notice(text: words(.touched, name, outcome.title) + undoHint) }
            return Notice(text: words(.touchedNext, name, outcome.title, nextText(next)) + moveHint)
        case .snooze(let until) where today.last?.customer == ids[0]:
            return Notice(text: words(.touchMoved, name(of: ids[0]), nextText(until)) + moveHint)
        default: return nil
        }
    }

    private func name(of customer: Int64) -> String {
        if let last = today.last, last.customer == customer { return last.name }
        return lists[.today]?.rows.first { $0.id == customer }.map(Said.name(of:)) ?? ""
    }

    /// A date of the next weeks, always with its day of the week: `tomorrow 9:00`, `thu 9:00`, `tue 1 dec`.
    func nextText(_ due: Timestamp) -> String {
        let text = customs.due(due, now: now)
        guard due - now >= .days(6), !text.contains(":") else { return text }
        return customs.weekday(customs.zone.localTime(of: due).date.weekday) + " " + text
    }

    private var moveHint: String { words(.touchKeys, key(of: .later), key(of: .sooner), key(of: .undo)) }

    private var undoHint: String { words(.touchUndo, key(of: .undo)) }

    /// The first key of a command on this screen, as it is shown.
    func key(of command: Command) -> String {
        let binding = settings.keys.bindings(in: context).first { $0.command == command && !$0.keys.isEmpty }
        return binding?.keys.first.map(Said.key) ?? ":"
    }

    // MARK: Moving

    /// Goes on without an outcome, or back; after the last customer comes the first of those left.
    mutating func skip(by steps: Int) -> [Effect] {
        guard let list = lists[.today], !list.rows.isEmpty else { return [] }
        today.top = 0
        if steps > 0, list.selectedIndex == list.rows.count - 1, !list.hasMoreAfter, list.jump == nil {
            notice = Notice(text: words(.backAtFirst))
            return jump(.toStart)
        }
        return onList { $0.move(by: steps) } + [.remember(place)]
    }

    /// Scrolls what the customer did; at either end it is on to another customer.
    mutating func scrollHistory(by lines: Int) -> [Effect] {
        let areas = todayAreas
        let last = max(historyLines(width: areas.history.width).count - areas.history.height, 0)
        let wanted = min(max(today.top + lines, 0), last)
        // Where all of it is seen already, the next customer is meant.
        guard wanted != today.top else { return skip(by: lines.signum()) }
        today.top = wanted
        return []
    }

    /// Brings the customer whose change was undone back onto the card.
    mutating func bringBack(_ report: UndoReport) -> Anchor? {
        guard screen == .today, customer == nil, let id = report.entry.customer else { return nil }
        // The date of an outcome was moved back: who is on the card stays.
        if today.last?.customer == id, report.entry.verb == .followUpSnooze { return nil }
        today.last = nil
        lists[.today]?.selectedID = id
        lists[.today]?.answered = nil
        return .record(id)
    }

    // MARK: The clock there

    /// Asks what clocks show where the customer is, once for each country.
    mutating func askClock() -> Effect? {
        guard screen == .today, customer == nil, let country = detail?.row.country, !country.isEmpty,
            today.clocks[country] == nil, unanswered[.clocks] != .clocks(country: country)
        else { return nil }
        return ask(.clocks, .clocks(country: country))
    }

    /// What the clock shows where a customer is: at one time, or between two where his city is not known.
    func clockText(of row: CustomerRow) -> String {
        guard let clocks = today.clocks[row.country], !clocks.isEmpty else { return "" }
        let city = folded(row.person.city)
        let own = clocks.filter { !city.isEmpty && folded($0.city) == city }
        let local = (own.isEmpty ? clocks : own).map { ($0.zone.offsetSeconds(at: now), $0.zone) }
        guard let first = local.min(by: { $0.0 < $1.0 }), let last = local.max(by: { $0.0 < $1.0 }) else { return "" }
        func time(_ zone: Zone) -> String {
            var there = customs
            there.zone = zone
            return there.time(now)
        }
        if first.0 == last.0 { return words(.clockThere, time(first.1)) }
        return words(.clockBetween, time(first.1), time(last.1))
    }
}

extension Command {
    /// The outcome that a key of Today gives.
    var outcome: FollowUp.Outcome? {
        switch self {
        case .reached: .reached
        case .noAnswer: .noAnswer
        case .mailSent: .mailSent
        case .meeting: .meeting
        case .notInterested: .notInterested
        case .won: .won
        case .lost: .lost
        default: nil
        }
    }

    /// The outcomes in the order in which they are shown.
    static let outcomes: [Command] = [.reached, .noAnswer, .mailSent, .meeting, .notInterested, .won, .lost]
}
