import Canvas
import LeadModel

/// What each command does.
extension Dashboard {
    mutating func run(_ command: Command) -> [Effect] {
        guard !settings.isReadOnly || !command.writes else { return refuseReadOnly() }
        switch command.group {
        case .moving: return runMoving(command)
        case .screens: return runScreens(command)
        case .list: return runOnList(command)
        case .filter: return runFilter(command)
        case .work: return runOnPerson(command)
        case .program: return runProgram(command)
        }
    }

    private mutating func runMoving(_ command: Command) -> [Effect] {
        switch command {
        case .moveUp: return move(rows: -1)
        case .moveDown: return move(rows: 1)
        case .moveLeft: return move(columns: -1)
        case .moveRight: return move(columns: 1)
        case .pageUp, .pageDown:
            let steps = command == .pageUp ? -1 : 1
            let isCard = screen == .today && customer == nil
            return isCard
                ? scrollHistory(by: steps * max(todayAreas.history.height - 1, 1)) : move(rows: steps * pageHeight)
        case .skip: return skip(by: 1)
        case .goTop: return jump(.toStart)
        case .goBottom: return jump(.toEnd)
        default: return []
        }
    }

    private mutating func runScreens(_ command: Command) -> [Effect] {
        let screens = Screen.allCases
        let index = screens.firstIndex(of: screen) ?? 0
        switch command {
        case .back: return goBack()
        case .showToday: return show(.today)
        case .showFunnel: return show(.funnel)
        case .showLeads: return show(.leads)
        case .showCustomers: return show(.customers)
        case .showFollowUps: return show(.followUps)
        case .showOffers: return show(.offers)
        case .showActivity: return show(.activity)
        case .showReports: return show(.reports)
        case .nextScreen: return show(screens[(index + 1) % screens.count])
        case .previousScreen: return show(screens[(index + screens.count - 1) % screens.count])
        default: return []
        }
    }

    private mutating func runOnList(_ command: Command) -> [Effect] {
        switch command {
        case .sort: return openSort()
        case .toggleCount: return toggleCount()
        case .export: return openExportForms()
        case .mark: return mark()
        case .markUp: return extendRange(by: -1)
        case .markDown: return extendRange(by: 1)
        case .markRange: return onList { $0.toggleRange() }
        case .markAll: return onList { $0.toggleAll() }
        case .clearMarks: return clearMarks()
        case .whose: return turnWhose()
        case .quarantine: return toggle(.quarantine)
        case .doors: return toggle(.doors)
        case .duplicates: return openDuplicates()
        case .nextReport: return showReport(by: 1)
        case .previousReport: return showReport(by: -1)
        case .journeysBy: return turnJourneys { $0.by = $0.by.next }
        case .sameOffer: return turnJourneys { $0.isSameOffer.toggle() }
        case .views: return openViews()
        case .columns: return openColumns()
        case .markSeen: return markSeen()
        default: return []
        }
    }

    private mutating func runFilter(_ command: Command) -> [Effect] {
        switch command {
        case .search: return openSearch()
        case .clearSearch: return search(for: "", returningTo: currentList?.selectedID)
        case .filter: return openFilterKinds()
        case .clearFilter: return clearFilter()
        case .chooseOffer: return openChoices(.offers)
        case .choosePeriod: return openPeriods()
        case .chooseCountry: return openChoices(.countries)
        case .sinceLastLook: return toggleSinceLastLook()
        case .toggleTest: return rescope { $0.includesTest.toggle() }
        default: return []
        }
    }

    private mutating func runOnPerson(_ command: Command) -> [Effect] {
        if let outcome = command.outcome { return give(outcome) }
        switch command {
        case .open: return open()
        case .followUp: return openFollowUpForm()
        case .done: return openOutcomes()
        case .snooze: return openSnooze()
        case .note: return openNoteForm()
        case .editNote: return editNote()
        case .setStatus: return openStatuses()
        case .assign: return openOwners()
        case .claim: return claim()
        case .handOver: return openHandOver()
        case .away: return openAwayForm()
        case .repBack: return openBack()
        case .flagDoNotContact: return openReasonForm(lifts: false)
        case .liftDoNotContact: return openReasonForm(lifts: true)
        case .copyEmail: return copy(.email)
        case .copyPhone: return copy(.phone)
        case .write: return write()
        case .writeWith: return chooseTemplate()
        case .call: return call()
        case .split: return split()
        case .merge: return duplicates != nil && customer == nil ? decide(isOne: true) : merge()
        case .setAside: return decide(isOne: false)
        case .swap:
            duplicates?.swap()
            return []
        case .payload: return openPayload()
        case .retry: return retry()
        case .drop: return askToDrop()
        case .undo: return undo()
        case .redo: return perform(.redo)
        case .later: return moveNext(later: true)
        case .sooner: return moveNext(later: false)
        default: return []
        }
    }

    private mutating func runProgram(_ command: Command) -> [Effect] {
        switch command {
        case .quit: return [.remember(placeAtExit), .quit]
        case .suspend: return [.suspend]
        case .redraw: return [.redraw]
        case .help: return openHelp()
        case .palette: return openPalette()
        default: return []
        }
    }

    private mutating func refuseReadOnly() -> [Effect] {
        notice = Notice(text: words(.readOnly), isProblem: true)
        return []
    }

    private mutating func toggleCount() -> [Effect] {
        funnel.countsCustomers.toggle()
        return loadFunnel() + [.remember(place)]
    }
}
