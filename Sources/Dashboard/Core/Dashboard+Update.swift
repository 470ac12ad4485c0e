import Canvas
import LeadModel

/// One switch for everything that happens.
extension Dashboard {
    /// Takes a message in and says what is to be done. Pure; microseconds.
    public mutating func update(_ message: Message) -> [Effect] {
        var effects: [Effect]
        switch message {
        case .input(let input): effects = take(input)
        case .answered(let request, let answer): effects = take(answer, to: request)
        case .failed(let request, let reason): effects = fail(request, reason)
        case .performed(let deed, let result): effects = take(result, of: deed)
        case .storeChanged: effects = refresh()
        case .tick(let moment): effects = tick(moment)
        case .edited(let text): effects = takeEdited(text)
        }
        effects += settle()
        return effects
    }

    private mutating func take(_ input: Input) -> [Effect] {
        if case .resize(let size) = input {
            self.size = size
            return []
        }
        if case .focus = input { return [] }
        notice = nil
        if progress != nil {
            return input == .key(.escape) || input == .key(.control("c")) ? [.stopDeed] : []
        }
        if !layers.isEmpty, let effects = takeInLayer(input) { return effects }
        switch input {
        case .key(.control("c")): return [.quit]
        case .key(.shiftDown): return extendRange(by: 1)
        case .key(.shiftUp): return extendRange(by: -1)
        case .key(let key):
            guard let command = settings.keys.command(for: key, in: context) else { return [] }
            return run(command)
        case .mouse(let mouse): return take(mouse)
        case .paste, .resize, .focus: return []
        }
    }

    private mutating func fail(_ request: Request, _ reason: String) -> [Effect] {
        guard isCurrent(request) else { return [] }
        if case .page(let query, _, _) = request.question { lists[query.kind]?.pending = nil }
        notice = Notice(text: reason, isProblem: true)
        return []
    }

    private mutating func tick(_ moment: Timestamp) -> [Effect] {
        let former = scopeFilter
        now = moment
        // A new day moves the beginning of "last 90 days".
        return scopeFilter == former ? [] : loadScreen()
    }

    private mutating func takeEdited(_ text: String?) -> [Effect] {
        guard let target = editing else { return [] }
        editing = nil
        guard let text else {
            notice = Notice(text: words(.editorFailed), isProblem: true)
            return []
        }
        guard !text.trimmed.isEmpty else {
            notice = Notice(text: words(.nothingWritten))
            return []
        }
        return begin(.addNote(text.trimmed), target)
    }

    // MARK: Results

    private mutating func take(_ result: Message.Result, of deed: Deed) -> [Effect] {
        if case .progress(let done, let all) = result {
            progress = Progress(done: done, all: all)
            return []
        }
        progress = nil
        switch result {
        case .progress: break
        case .changed(let report): say(report, of: deed)
        case .undid(let report): notice = Notice(text: Said.undid(report, customs: customs))
        case .nothing: notice = Notice(text: words(deed == .redo ? .nothingToRedo : .nothingToUndo))
        case .done(let sentence): notice = Notice(text: sentence)
        case .refused(let reason): notice = Notice(text: reason, isProblem: true)
        }
        return refresh()
    }

    private mutating func say(_ report: ChangeReport, of deed: Deed) {
        if let block = report.block {
            notice = Notice(text: Said.refusal(block, customs: customs), isProblem: true)
            return
        }
        guard case .change(let change, _) = deed else { return }
        notice = Notice(
            text: Said.changed(change, report, now: now, customs: customs), isProblem: report.changed == 0)
        guard report.changed > 0 else { return }
        if let kind = listKind, customer == nil { lists[kind]?.clearMarks() }
        customer?.marks = []
        if case .merge(let winner) = change, customer != nil { customer = CustomerState(id: winner) }
    }

    // MARK: Mouse

    private mutating func take(_ mouse: Mouse) -> [Effect] {
        switch mouse.kind {
        case .wheelUp: return scroll(by: -3)
        case .wheelDown: return scroll(by: 3)
        case .click: return click(mouse.position, opens: false)
        case .doubleClick: return click(mouse.position, opens: true)
        }
    }

    private mutating func scroll(by steps: Int) -> [Effect] {
        if customer != nil {
            customer?.move(by: steps)
        } else if let kind = listKind {
            lists[kind]?.scroll(by: steps)
        }
        return []
    }

    private mutating func click(_ point: Point, opens: Bool) -> [Effect] {
        if point.y == 0 {
            guard let tab = Layout.tabs(of: self).first(where: { $0.columns.contains(point.x) }) else { return [] }
            return show(tab.screen)
        }
        if customer != nil { return clickEntry(point, opens: opens) }
        if screen == .funnel { return clickCell(point, opens: opens) }
        guard let kind = listKind, let index = listRow(at: point), var list = lists[kind] else { return [] }
        let wasSelected = list.selectedIndex == index
        list.select(index: index)
        lists[kind] = list
        return opens || wasSelected ? run(.open) : []
    }

    private mutating func clickEntry(_ point: Point, opens: Bool) -> [Effect] {
        guard let index = Layout.timelineIndex(at: point, of: self) else { return [] }
        let wasSelected = customer?.selected == index
        customer?.selected = index
        return opens || wasSelected ? run(.open) : []
    }

    private mutating func clickCell(_ point: Point, opens: Bool) -> [Effect] {
        guard let cell = Layout.funnelCell(at: point, of: self) else { return [] }
        let wasSelected = funnel.cell == cell
        funnel.cell = cell
        return opens || wasSelected ? run(.open) : []
    }

    private mutating func extendRange(by steps: Int) -> [Effect] {
        guard customer == nil, let kind = listKind, var list = lists[kind] else { return [] }
        if list.rangeStart == nil { list.toggleRange() }
        list.move(by: steps)
        lists[kind] = list
        return []
    }
}
