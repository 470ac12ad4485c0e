import Canvas
import LeadModel

/// What came, or was changed by others, since somebody last looked.
extension Dashboard {
    mutating func askLately() -> [Effect] {
        look.mark.map { [ask(.lately, .lately($0))] } ?? []
    }

    /// The marks of those who are on screen or near it.
    mutating func askMarks(of kind: ListQuery.Kind) -> [Effect] {
        guard let mark = look.mark, kind == listKind, [.leads, .customers, .queue].contains(kind),
            let rows = lists[kind]?.rows
        else { return [] }
        let customers = Set(rows.compactMap(\.customer)).sorted()
        return customers.isEmpty ? [] : [ask(.marks, .marks(customers, mark))]
    }

    /// What of a row is new.
    func lookMark(of row: Row) -> Lately.Mark? {
        guard let mark = look.mark, let customer = row.customer else { return nil }
        guard case .lead(let lead) = row.record else { return look.marks[customer] }
        // An older lead of somebody who sent another one is not new.
        if lead.id > mark.lead { return .arrived }
        return look.marks[customer] == .changed ? .changed : nil
    }

    /// "12 new, 3 changed since yesterday 17:40"
    func lookText(of list: ListState) -> String? {
        guard [.leads, .customers, .queue].contains(list.query.kind), let seen = look.seen else { return nil }
        let since = when(seen.at)
        if list.narrowing.changedAfter != nil { return words(.sinceNarrowed, since) }
        guard let lately = look.lately, !lately.isNothing else { return nil }
        let (new, changed) = (customs.number(lately.leads), customs.number(lately.changed))
        if lately.changed == 0 { return words(.sinceNew, new, since) }
        return lately.leads == 0 ? words(.sinceChanged, changed, since) : words(.sinceNews, new, changed, since)
    }

    private func when(_ moment: Timestamp) -> String {
        let (day, today) = (customs.zone.localTime(of: moment).date, customs.zone.localTime(of: now).date)
        if day == today { return customs.time(moment) }
        if day == today.adding(days: -1) { return words(.yesterdayAt, customs.time(moment)) }
        return customs.dayAndTime(moment, now: now)
    }

    /// Narrows the list to what is new, or takes that back.
    mutating func toggleSinceLastLook() -> [Effect] {
        guard let kind = listKind, let list = lists[kind] else { return [] }
        guard let mark = look.mark, let seen = look.seen else {
            notice = Notice(text: words(.sinceNever))
            return []
        }
        if list.narrowing.changedAfter == nil, look.lately?.isNothing == true {
            notice = Notice(text: words(.sinceNothing, when(seen.at)))
            return []
        }
        lists[kind]?.narrowing.changedAfter = list.narrowing.changedAfter == nil ? mark : nil
        openedFrom = nil
        return loadList(kind, at: anchorOfSelection)
    }

    mutating func markSeen() -> [Effect] {
        look = LookState(placeAtExit.seen, by: settings.user)
        look.lately = Lately()
        notice = Notice(text: words(.sinceSeen))
        for kind in ListQuery.Kind.allCases { lists[kind]?.narrowing.changedAfter = nil }
        return (listKind.map { loadList($0, at: anchorOfSelection) } ?? []) + [.remember(place)]
    }
}
