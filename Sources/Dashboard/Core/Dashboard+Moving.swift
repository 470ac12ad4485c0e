import Canvas
import LeadModel

/// Moving, marking, and going from screen to screen.
extension Dashboard {
    mutating func move(rows: Int) -> [Effect] {
        if customer != nil {
            customer?.move(by: rows)
        } else if context == .doors {
            moveDoor(by: rows)
        } else if context == .duplicates {
            moveInDuplicates(by: rows)
        } else if screen == .reports {
            moveInReport(rows: rows, columns: 0)
        } else if screen == .funnel {
            funnel.move(rows: rows, columns: 0)
        } else if screen == .today {
            return skip(by: rows)
        } else {
            return onList { $0.move(by: rows) }
        }
        return []
    }

    /// Another cell of the funnel, another customer of the list, or other columns.
    mutating func move(columns: Int) -> [Effect] {
        if customer != nil { return openNeighbour(columns) }
        if screen == .funnel {
            funnel.move(rows: 0, columns: columns)
            return []
        }
        if screen == .today { return skip(by: columns) }
        if screen == .reports {
            moveInReport(rows: 0, columns: columns)
            return []
        }
        let most = max((currentList.map(allColumns)?.count ?? 0) - 1, 0)
        return onList { $0.shift = min(max($0.shift + columns, 0), most) }
    }

    private mutating func openNeighbour(_ steps: Int) -> [Effect] {
        guard let kind = listKind, var list = lists[kind], !list.rows.isEmpty else { return [] }
        list.move(by: steps)
        lists[kind] = list
        guard let row = list.selected, let next = row.customer, next != customer?.id else { return [] }
        if case .lead(let lead) = row.record { return openCustomer(next, at: lead.id) }
        return openCustomer(next)
    }

    mutating func jump(_ jump: ListState.Jump) -> [Effect] {
        if let count = customer?.entries.count {
            customer?.move(by: jump == .toStart ? -count : count)
            return []
        }
        if context == .doors { moveDoor(by: jump == .toStart ? -doors.all.count : doors.all.count) }
        if let count = duplicates?.pairs.count { moveInDuplicates(by: jump == .toStart ? -count : count) }
        if screen == .reports {
            moveInReport(rows: jump == .toStart ? -100_000 : 100_000, columns: 0)
            return []
        }
        if screen == .funnel {
            let far = jump == .toStart ? -1000 : 1000
            funnel.move(rows: far, columns: far)
            return []
        }
        guard let kind = listKind, var list = lists[kind], !list.rows.isEmpty, list.jump == nil else { return [] }
        list.owed = 0
        guard jump == .toStart ? list.hasMoreBefore : list.hasMoreAfter else {
            list.select(index: jump == .toStart ? 0 : list.rows.count - 1)
            lists[kind] = list
            return []
        }
        list.jump = jump
        list.range = nil
        list.pending = .replace
        if let end = known(jump, of: list) {
            drop(.rows)
            list.take(end.page)
            list.widen(to: end.widths)
            lists[kind] = list
            return []
        }
        lists[kind] = list
        return [ask(.rows, .page(list.query, jump == .toStart ? .start : .end, limit: list.pageSize))]
    }

    mutating func show(_ wanted: Screen) -> [Effect] {
        duplicates?.of = nil
        let stopped = closeDuplicates()
        customer = nil
        layers = []
        openedFrom = nil
        let stop = wanted == .reports ? [] : stopCounting()
        screen = wanted
        return stopped + stop + loadScreen() + [.remember(place)]
    }

    /// One step back: out of the customer, out of quarantine, without marks, without search, without narrowing.
    mutating func goBack() -> [Effect] {
        if customer != nil {
            customer = nil
            return loadScreen()
        }
        if let former = duplicates {
            let effects = closeDuplicates()
            return effects + (former.of == nil ? loadScreen() : [])
        }
        if context == .quarantine || context == .doors {
            activityView = .log
            return loadScreen()
        }
        guard let kind = listKind, let list = lists[kind] else { return [] }
        if list.markCount > 0 || list.range != nil { return onList { $0.clearMarks() } }
        if !list.query.search.isEmpty { return search(for: "", returningTo: list.selectedID) }
        guard !list.narrowing.isEmpty else { return [] }
        lists[kind]?.narrowing = Narrowing()
        if let openedFrom { return show(openedFrom) }
        return loadList(kind, at: list.selectedID.map(Anchor.record) ?? .start)
    }

    // MARK: Marks

    mutating func onList(_ change: (inout ListState) -> Void) -> [Effect] {
        guard customer == nil, let kind = listKind, var list = lists[kind] else { return [] }
        change(&list)
        lists[kind] = list
        return []
    }

    mutating func mark() -> [Effect] {
        guard customer != nil else {
            return onList {
                $0.toggleMark()
                $0.move(by: 1)
            }
        }
        if let lead = customer?.selectedLead {
            customer?.marks.formSymmetricDifference([lead.id])
        }
        customer?.move(by: 1)
        return []
    }

    mutating func clearMarks() -> [Effect] {
        customer?.marks = []
        return onList { $0.clearMarks() }
    }

    mutating func extendRange(by steps: Int) -> [Effect] {
        onList {
            if $0.range == nil { $0.toggleRange() }
            $0.move(by: steps)
        }
    }
}
