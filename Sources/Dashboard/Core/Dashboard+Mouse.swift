import Canvas
import LeadModel

/// What the mouse does on a screen: a click selects, a second click opens, the wheel scrolls.
extension Dashboard {
    mutating func take(_ mouse: Mouse) -> [Effect] {
        switch mouse.kind {
        case .wheelUp: return scroll(by: -3)
        case .wheelDown: return scroll(by: 3)
        case .click: return click(mouse.position, opens: false)
        case .doubleClick: return click(mouse.position, opens: true)
        }
    }

    private mutating func scroll(by steps: Int) -> [Effect] {
        if customer != nil || duplicates != nil || [.funnel, .reports].contains(screen) || context == .doors {
            return move(rows: steps.signum())
        }
        if screen == .today { return scrollHistory(by: steps) }
        return onList { $0.scroll(by: steps) }
    }

    private mutating func click(_ point: Point, opens: Bool) -> [Effect] {
        guard Layout.fits(size) else { return [] }
        if point.y == 0 {
            if Layout.title(of: self).alertColumns.contains(point.x) { return showDoors() }
            guard let tab = Layout.tabs(of: self).first(where: { $0.columns.contains(point.x) }) else { return [] }
            return show(tab.screen)
        }
        if customer != nil { return clickEntry(point, opens: opens) }
        if screen == .funnel { return clickCell(point, opens: opens) }
        if screen == .today { return clickToday(point) }
        if screen == .reports { return clickNumber(point, opens: opens) }
        if context == .doors { return clickDoor(point, opens: opens) }
        if context == .duplicates { return clickPair(point, opens: opens) }
        if let column = headingColumn(at: point) { return sort(by: column) }
        guard let kind = listKind, let index = listRow(at: point), var list = lists[kind] else { return [] }
        let wasSelected = list.selectedIndex == index
        list.select(index: index)
        lists[kind] = list
        return opens || wasSelected ? run(.open) : []
    }

    private mutating func clickEntry(_ point: Point, opens: Bool) -> [Effect] {
        guard let index = timelineIndex(at: point) else { return [] }
        let wasSelected = customer?.selected == index
        customer?.selected = index
        return opens || wasSelected ? run(.open) : []
    }

    private mutating func showDoors() -> [Effect] {
        activityView = .doors
        return show(.activity)
    }

    private mutating func clickDoor(_ point: Point, opens: Bool) -> [Effect] {
        guard let index = doorRow(at: point) else { return [] }
        let wasSelected = doors.selectedIndex == index
        doors.select(index, height: listHeight)
        return opens || wasSelected ? run(.open) : []
    }

    private mutating func clickPair(_ point: Point, opens: Bool) -> [Effect] {
        guard let index = pairIndex(at: point) else { return [] }
        let wasSelected = duplicates?.selected == index
        duplicates?.select(index)
        return opens || wasSelected ? run(.open) : []
    }

    private mutating func clickCell(_ point: Point, opens: Bool) -> [Effect] {
        guard let cell = Layout.funnelCell(at: point, of: self) else { return [] }
        let wasSelected = funnel.cell == cell
        funnel.cell = cell
        return opens || wasSelected ? run(.open) : []
    }
}
