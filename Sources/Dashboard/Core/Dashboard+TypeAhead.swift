import Canvas
import LeadModel

/// Keys that come before what they need: they wait for the answer, and act neither on nothing nor on a stale row.
extension Dashboard {
    /// Whether an input was kept for later, or used up by dropping what was.
    mutating func keeps(_ input: Input) -> Bool {
        switch input {
        case .key(.control("z")), .key(.control("l")): return false
        case .key(.escape):
            defer { typedAhead = TypeAhead() }
            return !typedAhead.isEmpty
        case .key(.control("c")):
            typedAhead = TypeAhead()
            return false
        case .mouse(let mouse):
            // A click means what is seen under it.
            if mouse.isClick { typedAhead = TypeAhead() }
            return false
        case .key, .paste:
            guard !typedAhead.isEmpty || isTooEarly(input) else { return false }
            typedAhead.keep(input, for: customer != nil || awaitsRecord ? nil : selectedCustomer)
            return true
        case .resize, .focus: return false
        }
    }

    /// Takes what was typed ahead, as far as it can be by now.
    mutating func takeTypedAhead() -> [Effect] {
        var effects: [Effect] = []
        while let next = typedAhead.inputs.first, !isTooEarly(next) {
            if let meant = typedAhead.customer, meant != selectedCustomer {
                typedAhead = TypeAhead()
                break
            }
            _ = typedAhead.next()
            effects += act(on: next) + settle()
        }
        return effects
    }

    // MARK: What is still to come

    private func isTooEarly(_ input: Input) -> Bool {
        // A text that is to be read comes in front of the screen, and the keys are for it.
        if isTextComing { return true }
        guard case .key(let key) = input else { return false }
        switch layers.last {
        case nil: return settings.keys.command(for: key, in: context).map(isTooEarly) ?? false
        case .search where SearchBar.passes(key):
            return settings.keys.command(for: key, in: context).map(isTooEarly) ?? false
        case .picker(let picker): return isTooEarly(key, picker)
        default: return false
        }
    }

    private var isTextComing: Bool {
        switch unanswered[.preview] {
        case .payload, .quarantined: true
        default: false
        }
    }

    /// What is typed narrows at once; what is picked must be there.
    private func isTooEarly(_ key: Key, _ picker: Picker) -> Bool {
        guard key == .enter else { return false }
        if case .command(let command) = picker.selectedItem?.pick { return isTooEarly(command) }
        // The selection follows its record into the list that is asked for next.
        if picker.purpose.narrows, awaitsRecord { return true }
        guard unanswered[.choices] != nil else { return false }
        return picker.selectedItem == nil || !picker.field.text.isEmpty
    }

    private func isTooEarly(_ command: Command) -> Bool {
        guard !(settings.isReadOnly && command.writes) else { return false }
        let need = command.need(in: context)
        guard need != .nothing else { return false }
        if let customer { return isTooEarly(command, customer) }
        if screen == .funnel { return need != .rows && funnel.counts == nil && unanswered[.funnel] != nil }
        if screen == .reports { return reports.isMissing && unanswered[.report] != nil }
        if context == .doors { return doors.states == nil && unanswered[.doors] != nil }
        // The next pair comes once the one before is decided.
        if context == .duplicates { return changes > 0 }
        guard let list = currentList else { return false }
        switch need {
        case .rows:
            return list.awaitsRows || list.jump != nil && [.goTop, .goBottom].contains(command)
                || list.query.kind.isWork && isInHand(list)
        case .record: return awaitsRecord
        case .rule: return awaitsRecord || awaitsRule(list)
        case .nothing: return false
        }
    }

    private func isTooEarly(_ command: Command, _ customer: CustomerState) -> Bool {
        switch command {
        case .moveLeft: currentList?.awaitsNeighbour(by: -1) ?? false
        case .moveRight: currentList?.awaitsNeighbour(by: 1) ?? false
        case .open, .payload, .followUp, .done, .snooze, .split, .merge:
            unanswered[.customer] != nil || inHand[.customers([customer.id])] != nil
        default: customer.detail == nil && unanswered[.customer] != nil
        }
    }

    /// Whether the record that a key is for is not selected yet: its rows are still to come, or a change of it is under
    /// way that may move it away.
    private var awaitsRecord: Bool {
        guard let list = currentList, customer == nil else { return false }
        return list.awaitsRows || list.jump != nil || list.owed != 0 && list.pending != nil
            || list.losesWhatIsDealtWith && isInHand(list)
    }

    private func isInHand(_ list: ListState) -> Bool {
        list.target.map { inHand[$0] != nil } ?? false
    }

    private func awaitsRule(_ list: ListState) -> Bool {
        guard list.markCount == 0, let selected = selectedCustomer else { return false }
        return detail?.row.id != selected && unanswered[.detail] == .customer(selected)
    }
}

extension ListState {
    /// Whether the rows are of an older question, and those of the newest are to come.
    var awaitsRows: Bool { pending == .replace && isOutdated }

    /// Whether a change may move its records away, or unmark them.
    var losesWhatIsDealtWith: Bool { query.kind.isWork || !narrowing.isEmpty || markCount > 0 }

    /// Whether the row so many steps on is to come.
    func awaitsNeighbour(by steps: Int) -> Bool {
        guard pending != nil, let index = selectedIndex else { return pending == .replace }
        return !rows.indices.contains(index + steps) && (steps < 0 ? hasMoreBefore : hasMoreAfter)
    }
}

extension SearchBar {
    /// The keys that move in the list while its search is open.
    static func passes(_ key: Key) -> Bool { [.up, .down, .pageUp, .pageDown].contains(key) }
}
