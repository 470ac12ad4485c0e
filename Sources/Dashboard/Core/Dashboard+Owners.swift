import Canvas
import LeadModel

/// Whose customers are shown, and whose they become.
extension Dashboard {
    /// Mine, unowned, everyone's, and round again: of the queue, which keeps it, or of the list on screen.
    mutating func turnWhose() -> [Effect] {
        guard let kind = listKind, !kind.isWork else {
            whose = whose.next
            return loadList(listKind ?? .queue, at: .start) + [.remember(place)]
        }
        guard let list = lists[kind] else { return [] }
        let next = (Whose(list.narrowing.owner, for: settings.user) ?? .everyone).next
        lists[kind]?.narrowing.owner = next.owner(for: settings.user)
        openedFrom = nil
        return loadList(kind, at: anchorOfSelection)
    }

    // MARK: Claim

    /// Makes whom nobody owns one's own. Another rep's customer only after a question that names him.
    mutating func claim() -> [Effect] {
        guard let target else { return [] }
        if let owner = shownOwner, !owner.isEmpty, owner != settings.user {
            return askToTake(target, from: owner)
        }
        return begin(.claim(settings.user), target)
    }

    mutating func askToTake(_ target: Target, from owner: String) -> [Effect] {
        layers.append(
            .confirm(
                Confirmation(
                    title: words(.claimQuestion, subject, owner), lines: [words(.claimTells)],
                    deed: .change(.assign(settings.user), target))))
        return []
    }

    /// Whose the one customer is whom a key is for, as far as the screen knows.
    private var shownOwner: String? {
        if let customer { return customer.detail?.row.owner }
        guard let list = currentList, list.markCount == 0 else { return nil }
        return switch list.selected?.record {
        case .lead(let lead): lead.owner
        case .customer(let row): row.owner
        case .work(let work): work.customer.owner
        default: nil
        }
    }

    // MARK: Hand over

    /// Whose customers: all his open ones within the offer and country shown, or the marked ones.
    mutating func openHandOver() -> [Effect] {
        let marked = currentList?.markCount ?? 0
        let title = marked > 0 ? words(.handOverMarked, words(.markedRecords, customs.number(marked))) : nil
        layers.append(
            .picker(
                Picker(
                    .handOverFrom, title: title ?? words(.handOverFrom), items: repItems([], without: nil),
                    choices: .owners)))
        return [ask(.choices, .choices(.owners, Filter()))]
    }

    mutating func openHandOver(from owner: String) -> [Effect] {
        layers.append(
            .picker(
                Picker(
                    .handOverTo(owner), title: words(.handOverTo, owner), items: repItems([], without: owner),
                    choices: .owners)))
        return [ask(.choices, .choices(.owners, Filter()))]
    }

    /// Counts first what is handed over, and asks.
    mutating func handOver(from owner: String, to rep: String) -> [Effect] {
        let change = Change.handOver(from: owner, to: rep)
        if let list = currentList, list.markCount > 0, let target = list.target { return begin(change, target) }
        var filter = Filter()
        (filter.offer, filter.country, filter.owner) = (scope.offer?.text, scope.country, .named(owner))
        return begin(change, .all(ListQuery(kind: .customers, filter: filter)))
    }

    /// Oneself, then the others, each with how many leads his customers have, or until when he is away.
    func repItems(_ choices: [Choice], without left: String?) -> [Picker.Item] {
        let me = settings.user
        let others = choices.map(\.value).filter { $0 != me && !$0.isEmpty }
        return ([me] + others).filter { $0 != left }.map { rep in
            Picker.Item(
                title: rep == me ? words(.ownerMe, me) : rep, detail: ownerDetail(rep, choices), pick: .owner(rep))
        }
    }

    /// What stands beside an owner in a picker.
    func ownerDetail(_ rep: String, _ choices: [Choice]) -> String {
        let leads = choices.first { $0.value == rep }.map { customs.number($0.leads) } ?? ""
        guard let absence = absences.absence(of: rep, at: now) else { return leads }
        return [words(.isAway, lastDay(of: absence)), leads].filter { !$0.isEmpty }.joined(separator: " · ")
    }

    // MARK: Out of office

    mutating func openAwayForm() -> [Effect] {
        layers.append(
            .form(
                Form(
                    .away, title: words(.awayTitle),
                    fields: [
                        Form.Field(words(.fieldUntil), .date),
                        Form.Field(words(.fieldDeputy), .text),
                        Form.Field(words(.fieldRep), .text, text: settings.user),
                    ])))
        return []
    }

    /// Away from now on, through a whole day.
    mutating func noteAway(rep: String, deputy: String, last: Timestamp) -> [Effect] {
        perform(
            .setAbsence(
                Absence(rep: rep, deputy: deputy, since: now, until: customs.zone.startOfDay(last, addingDays: 1))))
    }

    mutating func openBack() -> [Effect] {
        let away = absences.all.filter { $0.until > now }
        guard !away.isEmpty else {
            notice = Notice(text: words(.nobodyIsAway))
            return []
        }
        var seen = Set<String>()
        let items = away.filter { seen.insert($0.rep).inserted }.map { absence in
            Picker.Item(
                title: absence.rep, detail: words(.isAway, lastDay(of: absence)), pick: .owner(absence.rep))
        }
        layers.append(.picker(Picker(.back, title: words(.backTitle), items: items)))
        return []
    }

    func lastDay(of absence: Absence) -> String {
        customs.day(absence.until - .minutes(1), now: now)
    }

    /// Who is away, and whose work a rep does besides his own: what the queue's title tells after its count.
    var awayText: String {
        var parts: [String] = []
        if let absence = absences.absence(of: settings.user, at: now) {
            parts.append(words(.youAreAway, lastDay(of: absence)))
        }
        if whose == .mine {
            let others = absences.stoodInFor(by: settings.user, at: now)
            if !others.isEmpty { parts.append(words(.standingInFor, others.joined(separator: ", "))) }
        }
        let away = absences.away(at: now).filter { $0.rep != settings.user }
        parts += away.map { words(.awayUntil, $0.rep, lastDay(of: $0)) }
        return parts.joined(separator: " · ")
    }

    /// For whom a customer of one's own queue is worked on: an absent rep; `nil` for oneself.
    func workedFor(_ owner: String) -> String? {
        guard whose == .mine, !owner.isEmpty, owner != settings.user else { return nil }
        return owner
    }
}
