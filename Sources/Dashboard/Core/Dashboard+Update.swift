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
        case .storeChanged: effects = refresh() + [askNews()]
        case .tick(let moment): effects = tick(moment)
        case .edited(let text): effects = takeEdited(text)
        }
        effects += settle()
        return effects + takeTypedAhead()
    }

    private mutating func take(_ input: Input) -> [Effect] {
        if case .resize(let size) = input {
            self.size = size
            return []
        }
        if case .focus = input { return [] }
        notice = nil
        (news.unseen, news.hasCalled) = (0, false)
        if let kind = listKind { lists[kind]?.hasFailed = false }
        ahead.hasFailed = false
        if progress != nil, stops(input) { return [.stopDeed] }
        return keeps(input) ? [] : act(on: input)
    }

    /// What an input does, to a layer or to the screen.
    mutating func act(on input: Input) -> [Effect] {
        notice = nil
        if !layers.isEmpty, let effects = takeInLayer(input) { return effects }
        switch input {
        case .key(let key): return settings.keys.command(for: key, in: context).map { run($0) } ?? []
        case .mouse(let mouse): return take(mouse)
        case .paste, .resize, .focus: return []
        }
    }

    /// A long deed is stopped by the key that goes back, where there is nothing else to go back from. Whatever else is
    /// pressed is done meanwhile; a change waits for its turn.
    private func stops(_ input: Input) -> Bool {
        input == .key(.control("c")) || input == .key(.escape) && layers.isEmpty && typedAhead.isEmpty
    }

    /// A new day moves the beginning of "last 90 days", and a follow-up whose time has come moves up in the queue.
    private mutating func tick(_ moment: Timestamp) -> [Effect] {
        let (former, formerDay) = (now, customs.zone.startOfDay(now))
        now = moment
        news.hasCalled = false
        let isNewDay = customs.zone.startOfDay(moment) != formerDay
        let hasBecomeDue =
            listKind?.isWork == true
            && currentList?.rows.contains { row in
                guard case .work(let work) = row.record, let due = work.customer.followUp?.dueAt else { return false }
                return due >= former && due < moment
            } ?? false
        // Silence grows by itself; what is counted by the day is counted anew.
        return (isNewDay || hasBecomeDue || hasBeenMissed ? loadScreen() : []) + (isNewDay ? [ask(.doors, .doors)] : [])
    }

    /// Whether a target has just been missed by somebody in the queue on screen, who moves up then.
    private var hasBeenMissed: Bool {
        guard listKind?.isWork == true else { return false }
        return currentList?.rows.contains { row in
            guard case .work(let work) = row.record, work.section == .neverContacted, !work.isBreached else {
                return false
            }
            return settings.targets.isBreached(work.lastStep, since: work.waitingSince, now: now)
        } ?? false
    }

    private mutating func takeEdited(_ text: String?) -> [Effect] {
        guard let editing else { return [] }
        self.editing = nil
        guard let text else {
            notice = Notice(text: words(.editorFailed), isProblem: true)
            return []
        }
        switch editing {
        case .letter(let letter): return takeWritten(letter.edited(text))
        case .note where text.trimmed.isEmpty: notice = Notice(text: words(.nothingWritten))
        case .note(let target): return begin(.addNote(text.trimmed), target)
        }
        return []
    }

    // MARK: Results

    private mutating func take(_ result: Message.Result, of deed: Deed) -> [Effect] {
        if case .progress(let done, let all) = result {
            progress = Progress(done: done, all: all)
            return []
        }
        progress = nil
        if deed.target != nil { changes -= 1 }
        switch result {
        case .progress: break
        case .sent(let change, let report, let said, let copy):
            return takeSent(change, report, said, of: deed) + copied(copy) + refresh()
        case .dialed(let said, let copy): return takeDialed(said, of: deed) + copied(copy)
        case .changed(let report): say(report, of: deed)
        case .undid(let report):
            notice = Notice(text: Sentence.undid(report, customs: customs))
            return takeDecision(deed) + refresh(at: bringBack(report))
        case .nothing: notice = Notice(text: words(deed == .redo ? .nothingToRedo : .nothingToUndo))
        case .done(let sentence): notice = Notice(text: sentence)
        case .refused(let reason):
            notice = Notice(text: reason, isProblem: true)
            if case .send(let letter) = deed { unsent = letter }
            today.last = nil
        }
        if case .changed = result { return takeDecision(deed) + refresh() }
        return refresh()
    }

    mutating func say(_ report: ChangeReport, of deed: Deed) {
        if let block = report.block {
            today.last = nil
            _ = refuse(block)
            return
        }
        guard case .change(let change, let target) = deed else { return }
        if let owner = report.owner, case .claim = change {
            _ = askToTake(target, from: owner)
            return
        }
        notice =
            touchNotice(change, target, report)
            ?? Notice(
                text: Sentence.changed(change, report, now: now, customs: customs), isProblem: report.changed == 0)
        guard report.changed > 0 else { return }
        guard customer == nil else { return follow(change) }
        // What was marked since then stays marked.
        if let kind = listKind, inHand[target] == true, lists[kind]?.target == target { lists[kind]?.clearMarks() }
        if case .customers(let ids) = target, ids.count == 1 {
            lists[.queue]?.dealtWith = ids[0]
            lists[.today]?.dealtWith = ids[0]
            today.top = 0
        }
    }

    /// An open customer whose leads a change moved has none of them marked, and may be another one now.
    private mutating func follow(_ change: Change) {
        customer?.marks = []
        if case .merge(let winner) = change, customer != nil { customer = CustomerState(id: winner) }
    }
}
