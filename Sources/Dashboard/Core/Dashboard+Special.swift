import Canvas
import LeadModel

/// Copying, splitting, merging, undoing, and what came in unread.
extension Dashboard {
    mutating func copy(_ channel: Channel) -> [Effect] {
        guard let id = customer?.id ?? currentList?.selected?.customer else { return [] }
        // The rule is read anew: another process may have blocked him a moment ago.
        copying = Copying(customer: id, channel: channel)
        return [ask(.preview, .customer(id))]
    }

    mutating func copy(_ row: CustomerRow, _ channel: Channel) -> [Effect] {
        let text = channel == .email ? row.person.email : row.person.phone
        guard !text.isEmpty else {
            notice = Notice(text: words(channel == .email ? .noEmail : .noPhone), isProblem: true)
            return []
        }
        notice = Notice(text: words(.copied, Sentence.name(of: row.person)))
        // What came from outside may hold controls that a shell would obey when it is pasted there.
        return [.copy(clean(text))]
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
            layers.append(.picker(Picker(.mergeWith(customer.id), title: words(.mergeTitle, subject))))
            return []
        }
        guard let list = currentList, !list.isAllMarked, Set(list.marks.values).count > 1 else {
            notice = Notice(text: words(.markToMerge), isProblem: true)
            return []
        }
        let ids = Set(list.marks.values).sorted()
        let winner = list.selected?.customer.flatMap { ids.contains($0) ? $0 : nil } ?? ids[0]
        let name = list.rows.first { $0.customer == winner }.map(Said.name(of:)) ?? ""
        return askToMerge(ids, into: winner, name: name, all: names(of: .customers(ids)))
    }

    mutating func askToMerge(_ ids: [Int64], into winner: Int64, name: String, all: String) -> [Effect] {
        layers.append(
            .confirm(
                Confirmation(
                    title: words(.mergeQuestion, customs.number(ids.count), name),
                    lines: [all, words(.mergeCanBeUndone)],
                    deed: .change(.merge(into: winner), .customers(ids)))))
        return []
    }

    /// In Activity the selected entry is undone; elsewhere one's own newest.
    mutating func undo() -> [Effect] {
        guard customer == nil, listKind == .activity, case .activity(let entry)? = currentList?.selected?.record else {
            return perform(.undo(activity: nil))
        }
        guard entry.verb == .import, !entry.isUndone else { return perform(.undo(activity: entry.id)) }
        layers.append(
            .confirm(
                Confirmation(
                    title: words(.undoImportQuestion),
                    lines: [Sentence.activity(entry, customs: customs), words(.undoImportExplained)],
                    deed: .undo(activity: entry.id))))
        return []
    }

    mutating func retry() -> [Effect] {
        guard case .quarantine(let payload)? = currentList?.selected?.record else { return [] }
        return perform(.retryQuarantine([payload.id]))
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
