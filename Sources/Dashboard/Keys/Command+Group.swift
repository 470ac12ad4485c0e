import LeadModel

extension Command {
    /// What belongs together in the help and the palette, in that order.
    public enum Group: Int, Hashable, Sendable, CaseIterable {
        case work, list, filter, screens, moving, program

        /// The group's heading.
        public var title: String {
            switch self {
            case .work: words(.groupWork)
            case .list: words(.groupList)
            case .filter: words(.groupFilter)
            case .screens: words(.groupScreens)
            case .moving: words(.groupMoving)
            case .program: words(.groupProgram)
            }
        }
    }

    /// Where it stands in the help and the palette.
    public var group: Group {
        switch self {
        case .open, .followUp, .done, .snooze, .note, .editNote, .setStatus, .assign, .claim, .handOver, .away,
            .repBack, .flagDoNotContact, .liftDoNotContact, .copyEmail, .copyPhone, .write, .writeWith, .call,
            .split, .merge, .payload, .retry, .drop, .undo, .redo, .reached, .noAnswer, .mailSent, .meeting,
            .notInterested, .won, .lost, .later, .sooner, .setAside, .swap:
            .work
        case .mark, .markUp, .markDown, .markRange, .markAll, .clearMarks, .sort, .export, .whose, .quarantine,
            .doors, .toggleCount, .duplicates, .views, .columns, .markSeen, .nextReport, .previousReport,
            .journeysBy, .sameOffer:
            .list
        case .search, .clearSearch, .filter, .clearFilter, .chooseOffer, .choosePeriod, .chooseCountry, .toggleTest,
            .sinceLastLook:
            .filter
        case .showToday, .showFunnel, .showLeads, .showCustomers, .showFollowUps, .showOffers, .showActivity,
            .showReports,
            .nextScreen,
            .previousScreen, .back:
            .screens
        case .moveUp, .moveDown, .moveLeft, .moveRight, .pageUp, .pageDown, .goTop, .goBottom, .skip: .moving
        case .quit, .suspend, .redraw, .help, .palette: .program
        }
    }

    /// Whether it writes to the store, which a read-only dashboard refuses.
    var writes: Bool {
        switch self {
        case .followUp, .done, .snooze, .note, .editNote, .setStatus, .assign, .claim, .handOver, .away, .repBack,
            .flagDoNotContact, .liftDoNotContact, .write, .writeWith, .call, .split, .merge, .setAside, .retry,
            .drop, .undo, .redo, .reached, .noAnswer, .mailSent, .meeting, .notInterested, .won, .lost, .later,
            .sooner:
            true
        default: false
        }
    }
}
