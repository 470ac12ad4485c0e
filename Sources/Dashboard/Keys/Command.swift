import LeadModel

/// Everything a key can do, by the name that the palette, the help and the configuration know it by.
public enum Command: String, Hashable, Sendable, CaseIterable {
    case moveUp = "move-up"
    case moveDown = "move-down"
    case moveLeft = "move-left"
    case moveRight = "move-right"
    case pageUp = "page-up"
    case pageDown = "page-down"
    case markUp = "mark-up"
    case markDown = "mark-down"
    case goTop = "top"
    case goBottom = "bottom"
    case open
    case back
    case quit
    case suspend
    case redraw
    case help
    case palette
    case undo
    case redo
    case showToday = "today"
    case showFunnel = "funnel"
    case showLeads = "leads"
    case showCustomers = "customers"
    case showFollowUps = "follow-ups"
    case showOffers = "offers"
    case showActivity = "activity"
    case showReports = "reports"
    case nextScreen = "next-screen"
    case previousScreen = "previous-screen"
    case search
    case clearSearch = "clear-search"
    case filter
    case clearFilter = "clear-filter"
    case sort
    case chooseOffer = "offer"
    case choosePeriod = "period"
    case chooseCountry = "country"
    case toggleTest = "test-leads"
    case toggleCount = "leads-or-customers"
    case export
    case skip
    case mark
    case markRange = "mark-range"
    case markAll = "mark-all"
    case clearMarks = "clear-marks"
    case followUp = "follow-up"
    case done
    case snooze
    case reached
    case noAnswer = "no-answer"
    case mailSent = "mail-sent"
    case meeting
    case notInterested = "not-interested"
    case won
    case lost
    case later = "later-date"
    case sooner = "sooner-date"
    case note
    case editNote = "note-in-editor"
    case setStatus = "status"
    case assign = "owner"
    case claim
    case handOver = "hand-over"
    case away
    case repBack = "rep-back"
    case flagDoNotContact = "do-not-contact"
    case liftDoNotContact = "lift-do-not-contact"
    case copyEmail = "copy-email"
    case copyPhone = "copy-phone"
    case write
    case writeWith = "write-with"
    case call
    case split
    case merge
    case payload
    /// Keeps the name that configurations know it by.
    case whose = "mine-or-all"
    case quarantine
    case doors
    case nextReport = "next-report"
    case previousReport = "previous-report"
    case journeysBy = "journeys-by"
    case sameOffer = "same-offer"
    case retry
    case drop
    case duplicates
    case setAside = "set-aside"
    case swap = "who-stays"
    case views
    case columns
    case sinceLastLook = "since-last-look"
    case markSeen = "mark-seen"

    /// What it does, as the help and the palette say it.
    public var title: String { words(titlePhrase) }

    private var titlePhrase: Phrase {
        switch self {
        case .moveUp: .commandMoveUp
        case .moveDown: .commandMoveDown
        case .moveLeft: .commandMoveLeft
        case .moveRight: .commandMoveRight
        case .pageUp: .commandPageUp
        case .pageDown: .commandPageDown
        case .markUp: .commandMarkUp
        case .markDown: .commandMarkDown
        case .goTop: .commandTop
        case .goBottom: .commandBottom
        case .open: .commandOpen
        case .back: .commandBack
        case .quit: .commandQuit
        case .suspend: .commandSuspend
        case .redraw: .commandRedraw
        case .help: .commandHelp
        case .palette: .commandPalette
        case .undo: .commandUndo
        case .redo: .commandRedo
        case .showToday: .commandToday
        case .showFunnel: .commandFunnel
        case .skip: .commandSkip
        case .reached: .commandReached
        case .noAnswer: .commandNoAnswer
        case .mailSent: .commandMailSent
        case .meeting: .commandMeeting
        case .notInterested: .commandNotInterested
        case .won: .commandWon
        case .lost: .commandLost
        case .later: .commandLater
        case .sooner: .commandSooner
        case .showLeads: .commandLeads
        case .showCustomers: .commandCustomers
        case .showFollowUps: .commandFollowUps
        case .showOffers: .commandOffers
        case .showActivity: .commandActivity
        case .showReports: .commandReports
        case .nextScreen: .commandNextScreen
        case .previousScreen: .commandPreviousScreen
        case .search: .commandSearch
        case .clearSearch: .commandClearSearch
        case .filter: .commandFilter
        case .clearFilter: .commandClearFilter
        case .sort: .commandSort
        case .chooseOffer: .commandOffer
        case .choosePeriod: .commandPeriod
        case .chooseCountry: .commandCountry
        case .toggleTest: .commandTest
        case .toggleCount: .commandCount
        case .export: .commandExport
        case .mark: .commandMark
        case .markRange: .commandMarkRange
        case .markAll: .commandMarkAll
        case .clearMarks: .commandClearMarks
        case .followUp: .commandFollowUp
        case .done: .commandDone
        case .snooze: .commandSnooze
        case .note: .commandNote
        case .editNote: .commandEditNote
        case .setStatus: .commandStatus
        case .assign: .commandAssign
        case .claim: .commandClaim
        case .handOver: .commandHandOver
        case .away: .commandAway
        case .repBack: .commandRepBack
        case .flagDoNotContact: .commandFlag
        case .liftDoNotContact: .commandLift
        case .copyEmail: .commandCopyEmail
        case .copyPhone: .commandCopyPhone
        case .write: .commandWrite
        case .writeWith: .commandTemplate
        case .call: .commandCall
        case .split: .commandSplit
        case .merge: .commandMerge
        case .payload: .commandPayload
        case .whose: .commandWhose
        case .quarantine: .commandQuarantine
        case .doors: .commandDoors
        case .nextReport: .commandNextReport
        case .previousReport: .commandPreviousReport
        case .journeysBy: .commandJourneysBy
        case .sameOffer: .commandSameOffer
        case .retry: .commandRetry
        case .drop: .commandDrop
        case .duplicates: .commandDuplicates
        case .setAside: .commandSetAside
        case .swap: .commandSwap
        case .views: .commandViews
        case .columns: .commandColumns
        case .sinceLastLook: .commandSinceLastLook
        case .markSeen: .commandMarkSeen
        }
    }
}
