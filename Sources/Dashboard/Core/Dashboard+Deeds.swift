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
        if let detail = customer?.detail { return Sentence.name(of: detail.row.person) }
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
        let title = words(.bulkCounting, Sentence.change(change, now: now, customs: customs))
        layers.append(.confirm(Confirmation(title: title, lines: [names(of: target)].filter { !$0.isEmpty })))
        return [ask(.preview, .preview(change, target))]
    }

    mutating func perform(_ deed: Deed) -> [Effect] {
        if let target = deed.target {
            changes += 1
            inHand[target] = customer == nil && (currentList?.markCount ?? 0) > 0
        }
        return [.perform(deed)]
    }

    /// Asks before many are changed: how many, how many are left as they are, and why.
    mutating func confirm(_ report: ChangeReport) {
        guard let previewed else { return }
        self.previewed = nil
        layers.removeAll { $0.isBeingCounted }
        guard report.changed > 0 else {
            notice = Notice(text: Sentence.skipped(report, customs: customs), isProblem: true)
            return
        }
        let lines = [Sentence.skipped(report, customs: customs), names(of: previewed.target)]
        layers.append(
            .confirm(
                Confirmation(
                    title: Said.question(previewed.change, report, now: now, customs: customs),
                    lines: lines.filter { !$0.isEmpty }, deed: .change(previewed.change, previewed.target))))
    }

    /// Some of those a change is for, by name.
    func names(of target: Target) -> String {
        guard case .customers(let ids) = target, let rows = currentList?.rows else { return "" }
        var seen = Set<Int64>()
        let chosen = rows.filter { row in row.customer.map { ids.contains($0) && seen.insert($0).inserted } ?? false }
        let known = chosen.prefix(3).map(Said.name(of:))
        guard !known.isEmpty else { return "" }
        let more = ids.count - known.count
        return known.joined(separator: ", ") + (more > 0 ? words(.andMore, customs.number(more)) : "")
    }

    mutating func refuse(_ block: ContactRule.Block) -> [Effect] {
        notice = Notice(text: Sentence.refusal(block, customs: customs), isProblem: true)
        return []
    }
}
