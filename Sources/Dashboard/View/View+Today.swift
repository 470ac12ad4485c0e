import Canvas
import LeadModel

/// Today: how far the day is, and one customer with everything that is needed to act.
extension Dashboard {
    func drawToday(_ frame: inout Frame) {
        let areas = todayAreas
        drawProgress(&frame, areas.heading)
        guard let list = lists[.today] else { return }
        guard let row = list.selected, case .work(let work) = row.record else {
            return drawNoWork(list, &frame, areas)
        }
        let why = reason(of: work)
        frame.write(why.parts, at: areas.why.origin, width: areas.why.width)
        frame.cursor = areas.why.origin
        drawPerson(work, &frame, areas)
        drawOutcomes(&frame, areas)
        drawNextUp(list, &frame, areas)
    }

    // MARK: How far the day is

    private func drawProgress(_ frame: inout Frame, _ area: Rect) {
        guard let counts = today.counts else {
            frame.write(" " + words(.counting), at: area.origin, style: .bold, width: area.width)
            return
        }
        let all = counts.done + counts.left
        var parts: [(String, Style)] = [
            (" " + words(.todayOf, customs.number(counts.done), customs.number(all)), .bold)
        ]
        if size.width >= 80, all > 0 {
            let bar = settings.glyphs.bar(value: counts.done, of: all, width: 12)
            let rest = String(repeating: settings.glyphs.dot, count: max(12 - TextWidth.of(bar), 0))
            parts += [("  ", .plain), (bar, .good), (rest, .dim)]
        }
        parts += countParts(counts).flatMap { [("  ", .plain), $0] }
        let used = frame.write(parts, at: area.origin, width: area.width)
        let title = whose.title
        let rest = area.split(left: used + 2).rest
        guard TextWidth.of(title) < rest.width else { return }
        frame.write(title, at: rest.origin, style: .dim, width: rest.width - 1, align: .right)
    }

    /// The parts of the queue that have somebody; the first of them says what it counts.
    private func countParts(_ counts: WorkCounts) -> [(String, Style)] {
        let parts: [(Int, Phrase, Style)] = [
            (counts.overdue, .todayOverdue, .danger), (counts.dueToday, .todayDue, .accent),
            (counts.breached, .todayBreached, .danger.with(.bold)), (counts.waiting, .todayNew, .warning),
        ]
        return parts.filter { $0.0 > 0 }.map { (words($1, customs.number($0)), $2) }
    }

    // MARK: The customer

    /// Why he is here, in one line.
    private func reason(of work: WorkRow) -> StyledLine {
        let (state, style) = state(of: work)
        return StyledLine(parts: [(state, style.with(.bold)), ("  " + why(work), .plain)])
    }

    private func state(of work: WorkRow) -> (String, Style) {
        guard work.section != .neverContacted else {
            let age = customs.age(work.lastStep, since: work.waitingSince, now: now, targets: settings.targets)
            return work.isBreached ? (words(.breach, age), .danger) : (words(.whyNew, age), .warning)
        }
        guard let due = work.customer.followUp?.dueAt else { return ("", .plain) }
        let text = customs.due(due, now: now)
        return due < now ? (words(.whyOverdue, text), .danger) : (words(.whyDue, text), .accent)
    }

    private func drawPerson(_ work: WorkRow, _ frame: inout Frame, _ areas: TodayAreas) {
        guard let detail, detail.row.id == work.customer.id else {
            frame.write(words(.loading), at: areas.card.origin, style: .dim, width: areas.card.width)
            return
        }
        let card = card(of: detail, width: areas.card.width, height: areas.card.height)
        for (row, line) in card.enumerated() {
            frame.write(line.parts, at: Point(x: areas.card.x, y: areas.card.y + row), width: areas.card.width)
        }
        if areas.historyRule.height > 0 {
            let rule = areas.historyRule
            drawRule(&frame, words(.historyTitle), y: rule.y, x: rule.x, width: rule.width)
        }
        let lines = historyLines(width: areas.history.width)
        let first = min(today.top, max(lines.count - areas.history.height, 0))
        for (row, line) in lines.dropFirst(first).prefix(areas.history.height).enumerated() {
            let point = Point(x: areas.history.x, y: areas.history.y + row)
            frame.write(line.parts, at: point, width: areas.history.width)
        }
    }

    /// What he did and what was done with him, newest first; how his card changed is left out.
    func historyLines(width: Int) -> [StyledLine] {
        guard let detail else { return [] }
        let told = detail.timeline.filter { entry in
            switch entry.kind {
            case .lead, .note, .followUpDone: true
            case .value, .activity, .deletedThere: false
            }
        }
        return told.prefix(200).flatMap { lines(of: $0, width: width, isLow: size.height < 16) }
    }

    // MARK: What can be done

    private func drawOutcomes(_ frame: inout Frame, _ areas: TodayAreas) {
        let rule = areas.outcomesRule
        if rule.height > 0 { drawRule(&frame, words(.outcomesTitle), y: rule.y, x: rule.x, width: rule.width) }
        for (command, rect) in zip(Command.outcomes, areas.outcomes) {
            guard let outcome = command.outcome else { continue }
            let parts: [(String, Style)] = [(key(of: command), .key.with(.bold)), (" " + outcome.title, .plain)]
            let used = frame.write(parts, at: rect.origin, width: rect.width)
            let rest = rect.split(left: used + 1).rest
            frame.write(next(after: outcome), at: rest.origin, style: .dim, width: rest.width, align: .right)
        }
    }

    /// The date that an outcome proposes, or that it asks why.
    private func next(after outcome: FollowUp.Outcome) -> String {
        if outcome.closes { return words(.asksWhy) }
        guard let due = settings.plan.due(after: outcome, now: now) else { return "" }
        return words(.nextIs, nextText(due))
    }

    private func drawNextUp(_ list: ListState, _ frame: inout Frame, _ areas: TodayAreas) {
        let rows = nextUp(list, areas)
        guard !rows.isEmpty else { return }
        let rule = areas.nextRule
        drawRule(&frame, words(.nextUpTitle), y: rule.y, x: rule.x, width: rule.width)
        for (offset, row) in rows.enumerated() {
            guard case .work(let work) = list.rows[row].record else { continue }
            let (text, style) = state(of: work)
            let rect = areas.next.row(offset)
            let stateWidth = min(TextWidth.of(text), rect.width - 8)
            frame.write(Said.name(of: list.rows[row]), at: rect.origin, width: rect.width - stateWidth - 1)
            frame.write(
                text, at: Point(x: rect.maxX - stateWidth, y: rect.y), style: style, width: stateWidth)
        }
    }

    /// The indexes of those who come after the one on the card, as many as there is room for.
    private func nextUp(_ list: ListState, _ areas: TodayAreas) -> Range<Int> {
        guard let index = list.selectedIndex, areas.next.height > 0 else { return 0..<0 }
        return index + 1..<min(index + 1 + areas.next.height, list.rows.count)
    }

    /// What a click means: an outcome, or somebody who comes later.
    mutating func clickToday(_ point: Point) -> [Effect] {
        let areas = todayAreas
        guard let list = lists[.today], list.selected != nil else { return [] }
        for (command, rect) in zip(Command.outcomes, areas.outcomes) where rect.contains(point) { return run(command) }
        guard areas.next.contains(point) else { return areas.card.contains(point) ? run(.open) : [] }
        let rows = nextUp(list, areas)
        let row = rows.lowerBound + point.y - areas.next.y
        guard rows.contains(row) else { return [] }
        return skip(by: row - rows.lowerBound + 1)
    }

    // MARK: Nobody

    private func drawNoWork(_ list: ListState, _ frame: inout Frame, _ areas: TodayAreas) {
        let start = areas.why
        if list.isOutdated || list.selectedID != nil && !list.rows.isEmpty {
            guard list.pending != nil else { return }
            frame.write(words(.loading), at: start.origin, style: .dim, width: start.width)
            return
        }
        if isStoreEmpty { return drawWelcome(&frame, from: start.y) }
        var y = start.y
        for (text, style) in noWorkTexts {
            for line in Canvas.lines(of: text, width: start.width) where y < Layout.body(of: self).maxY {
                frame.write(line, at: Point(x: start.x, y: y), style: style, width: start.width)
                y += 1
            }
        }
    }

    private var noWorkTexts: [(String, Style)] {
        let counts = today.counts ?? WorkCounts()
        let done = counts.done > 0 ? words(.todayDone, customs.number(counts.done)) : words(.todayNothing)
        var texts: [(String, Style)] = [(done, .good.with(.bold))]
        if let next = counts.nextDue {
            texts.append((words(.todayNextDue, customs.due(next, now: now), customs.number(counts.later)), .plain))
        }
        if shownScope != Scope() {
            let narrowed = Said.scope(shownScope).filter { !Said.scope(Scope()).contains($0) }.joined(separator: " · ")
            texts.append((words(.todayNarrowed, narrowed, key(of: .clearFilter)), .plain))
        }
        if whose != .everyone { texts.append((words(.todayOthers, key(of: .whose), whose.next.title), .dim)) }
        return texts
    }
}
