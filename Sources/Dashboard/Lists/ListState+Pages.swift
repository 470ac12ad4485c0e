import LeadModel

/// Pages that come in.
extension ListState {
    /// Takes a page in, keeping the selection on its record, or near where it was when the record is gone; of another
    /// question's rows that it is none of, the first is selected.
    mutating func take(_ page: Page) {
        switch pending ?? .replace {
        case .replace:
            replace(with: page)
            answered = query
        case .append: append(page)
        case .prepend: prepend(page)
        }
        pending = nil
        isLoaded = true
        hasFailed = false
        let rest = owed
        owed = 0
        if rest != 0 { move(by: rest) }
    }

    /// There will be no page. Rows of an older question go too, as they don't answer the one that is asked on screen.
    mutating func failPage() {
        pending = nil
        jump = nil
        owed = 0
        hasFailed = true
        guard isOutdated else { return }
        rows = []
        (hasMoreBefore, hasMoreAfter) = (false, false)
        clampTop()
    }

    private mutating func replace(with page: Page) {
        let former = rows
        let formerIndex = selectedIndex
        let screenRow = formerIndex.map { $0 - top } ?? 0
        let wasAtStart = !hasMoreBefore && top == 0
        rows = page.rows
        hasMoreBefore = page.hasMoreBefore
        hasMoreAfter = page.hasMoreAfter
        if movedAway(former, formerIndex) { selectedID = nil }
        dealtWith = nil
        if let returning, rows.contains(where: { $0.id == returning }) { selectedID = returning }
        returning = nil
        if jump != nil || selectedIndex == nil {
            selectAnew(former: former, formerIndex: formerIndex)
            clampTop()
        } else if let index = selectedIndex {
            // At the head of a list, what is new stays in sight; elsewhere the rows on screen stay.
            top = wasAtStart && !hasMoreBefore && index < height ? 0 : index - screenRow
            missingAbove = hasMoreBefore ? max(-top, 0) : 0
            clampTop()
        }
        if let range, !rows.contains(where: { $0.id == range.start }) { self.range = nil }
        scrollToSelection()
    }

    /// Whether the record that was dealt with stands after another one now.
    private func movedAway(_ former: [Row], _ formerIndex: Int?) -> Bool {
        guard let formerIndex, let dealtWith, dealtWith == selectedID,
            let index = rows.firstIndex(where: { $0.id == dealtWith }), index > 0
        else { return false }
        return formerIndex == 0 || rows[index - 1].id != former[formerIndex - 1].id
    }

    private mutating func selectAnew(former: [Row], formerIndex: Int?) {
        let reached = jump
        jump = nil
        // Where nothing is found, what was selected may be found again.
        guard let first = rows.first, let last = rows.last else { return }
        guard let formerIndex, reached == nil, !isOutdated else {
            selectedID = reached == .toEnd ? last.id : first.id
            return
        }
        let ids = Set(rows.map(\.id))
        // The nearest neighbour that is still there.
        let after = former[(formerIndex + 1)...].first { ids.contains($0.id) }
        let before = former[..<formerIndex].last { ids.contains($0.id) }
        selectedID = (after ?? before ?? first).id
    }

    /// A record may have moved into the page that came since the others were read; it stands where the newer says.
    private mutating func leaveOut(_ page: Page) {
        let ids = Set(page.rows.map(\.id))
        top -= rows.prefix(max(top, 0)).count { ids.contains($0.id) }
        rows.removeAll { ids.contains($0.id) }
    }

    private mutating func append(_ page: Page) {
        leaveOut(page)
        rows += page.rows
        hasMoreAfter = page.hasMoreAfter
        let surplus = min(rows.count - mostRows, top - height)
        guard surplus > 0 else { return }
        moveRangeStart(from: rows[..<surplus], to: rows[surplus])
        rows.removeFirst(surplus)
        top -= surplus
        hasMoreBefore = true
    }

    private mutating func prepend(_ page: Page) {
        leaveOut(page)
        rows.insert(contentsOf: page.rows, at: 0)
        top += page.rows.count - min(missingAbove, page.rows.count)
        missingAbove = 0
        hasMoreBefore = page.hasMoreBefore
        let surplus = min(rows.count - mostRows, rows.count - top - 2 * height)
        guard surplus > 0 else { return }
        moveRangeStart(from: rows.suffix(surplus), to: rows[rows.count - surplus - 1])
        rows.removeLast(surplus)
        hasMoreAfter = true
    }

    /// A range whose start leaves the window goes on from the window's edge; what it marked stays marked.
    private mutating func moveRangeStart(from gone: ArraySlice<Row>, to edge: Row) {
        guard let range, gone.contains(where: { $0.id == range.start }) else { return }
        self.range = MarkedRange(start: edge.id, base: marks)
    }
}
