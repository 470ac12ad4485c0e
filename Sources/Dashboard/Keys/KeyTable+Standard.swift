import Canvas
import LeadModel

extension KeyTable {
    private static let everywhere = Set(Context.allCases)
    private static let people: Set<Context> = [.leads, .customers, .followUps]
    private static let persons: Set<Context> = [.leads, .customers, .followUps, .customer]
    private static let filtered: Set<Context> = [.funnel, .leads, .customers, .followUps, .offers, .reports]
    private static let dated: Set<Context> = [.funnel, .leads, .customers, .offers, .reports]

    private static let sideways = everywhere.subtracting([.doors, .duplicates])
    /// Today has one person and no list to mark in; there capital letters end the work with him.
    private static let narrowed = filtered.union([.today])
    private static let contacts = persons.union([.today])
    private static let queues: Set<Context> = [.today, .followUps]

    private static let log: Set<Context> = [.activity, .quarantine, .doors]

    /// The keys as they are unless the user configures others. What stands first goes first into the footer.
    public static let standard = KeyTable(bindings: today + opening + working + listing + filtering + moving + program)

    private static let today = [
        Binding(.reached, [.character("r")], in: [.today], footer: .footerReached),
        Binding(.noAnswer, [.character("v")], in: [.today], footer: .footerNoAnswer),
        Binding(.mailSent, [.character("e")], in: [.today], footer: .footerMailSent),
        Binding(.meeting, [.character("t")], in: [.today], footer: .footerMeeting),
        Binding(.skip, [.character("s"), .character(" ")], in: [.today], footer: .footerSkip),
        Binding(.notInterested, [.character("I")], in: [.today], footer: .footerNotInterested),
        Binding(.won, [.character("W")], in: [.today], footer: .footerWon),
        Binding(.lost, [.character("L")], in: [.today], footer: .footerLost),
        Binding(.later, [.character("+"), .character("=")], in: [.today], footer: .footerLater),
        Binding(.sooner, [.character("-")], in: [.today]),
    ]

    private static let opening = [
        Binding(.done, [.character("d")], in: [.followUps], footer: .footerDone),
        Binding(.snooze, [.character("z")], in: queues, footer: .footerSnooze),
        Binding(.followUp, [.character("f")], in: queues, footer: .footerNewDate),
        Binding(.open, [.enter], in: [.funnel], footer: .footerItsLeads),
        Binding(.open, [.enter], in: people.union([.today]), footer: .footerCustomer),
        Binding(.open, [.enter], in: [.offers], footer: .footerFilterToIt),
        Binding(.open, [.enter], in: [.activity], footer: .footerRecord),
        Binding(.open, [.enter], in: [.quarantine], footer: .footerBytes),
        Binding(.open, [.enter], in: [.doors], footer: .footerDoor),
        Binding(.merge, [.character("m")], in: [.duplicates], footer: .footerMerge),
        Binding(.setAside, [.character("x")], in: [.duplicates], footer: .footerSetAside),
        Binding(
            .swap, [.left, .right, .character("h"), .character("l")], in: [.duplicates], footer: .footerSwap),
        Binding(.open, [.enter], in: [.duplicates], footer: .footerCustomer),
        Binding(.whose, [.character("m")], in: [.today], footer: .footerWhose),
        Binding(.whose, [.character("m"), .character("M")], in: [.followUps], footer: .footerWhose),
        Binding(.open, [.enter], in: [.reports], footer: .footerItsCustomers),
        Binding(.nextReport, [.character("v")], in: [.reports], footer: .footerReport),
        Binding(.journeysBy, [.character("b")], in: [.reports], footer: .footerBy),
        Binding(.sameOffer, [.character("=")], in: [.reports], footer: .footerSameOffer),
        Binding(.previousReport, [.character("V")], in: [.reports]),
        Binding(.mark, [.character(" ")], in: people, footer: .footerMark),
    ]

    private static let working = [
        Binding(.followUp, [.character("f")], in: [.leads, .customers, .customer], footer: .footerFollowUp),
        Binding(.write, [.character("w")], in: contacts, footer: .footerWrite),
        Binding(.note, [.character("n")], in: [.customer], footer: .footerNote),
        Binding(.setStatus, [.character("s")], in: persons, footer: .footerStatus),
        Binding(.assign, [.character("a")], in: contacts, footer: .footerOwner),
        Binding(.flagDoNotContact, [.character("D")], in: people.union([.today]), footer: .footerDoNotContact),
        Binding(.copyEmail, [.character("y")], in: contacts, footer: .footerCopyEmail),
        Binding(.split, [.character("x")], in: [.customer], footer: .footerSplit),
        Binding(.merge, [.character("m")], in: [.customer, .customers], footer: .footerMerge),
        Binding(.open, [.enter], in: [.customer], footer: .footerPayload),
        Binding(.done, [.character("d")], in: [.customer], footer: .footerDone),
        Binding(.snooze, [.character("z")], in: [.customer], footer: .footerSnooze),
        Binding(.note, [.character("n")], in: people.union([.today]), footer: .footerNote),
        Binding(.flagDoNotContact, [.character("D")], in: [.customer], footer: .footerDoNotContact),
        Binding(.call, [.character("P")], in: contacts, footer: .footerCall),
        Binding(.writeWith, [.character("W")], in: persons),
        Binding(.writeWith, [], in: [.today]),
        Binding(.liftDoNotContact, [.character("L")], in: persons),
        Binding(.copyPhone, [.character("Y")], in: contacts),
        Binding(.claim, [.character("A")], in: contacts, footer: .footerClaim),
        Binding(.handOver, [], in: everywhere),
        Binding(.away, [], in: everywhere),
        Binding(.repBack, [], in: everywhere),
        Binding(.payload, [.character("p")], in: [.customer]),
        Binding(.editNote, [.character("N")], in: contacts),
        Binding(.retry, [.character("r")], in: [.quarantine], footer: .footerRetry),
        Binding(.drop, [.character("X"), .delete], in: [.quarantine], footer: .footerDrop),
    ]

    private static let listing = [
        Binding(.doors, [.character("D")], in: log, footer: .footerDoors),
        Binding(.doors, [], in: everywhere.subtracting(log)),
        Binding(.duplicates, [.character("=")], in: [.customers, .customer], footer: .footerDuplicates),
        Binding(.duplicates, [], in: everywhere.subtracting([.customers, .customer, .duplicates])),
        Binding(.quarantine, [.character("Q")], in: log, footer: .footerQuarantine),
        Binding(.mark, [.character(" ")], in: [.customer], footer: .footerMark),
        Binding(.markRange, [.character("v")], in: people),
        Binding(.markUp, [.shiftUp], in: people),
        Binding(.markDown, [.shiftDown], in: people),
        Binding(.markAll, [.character("*")], in: people),
        Binding(.clearMarks, [.character("U")], in: persons),
        Binding(.chooseOffer, [.character("o")], in: narrowed, footer: .footerOffer),
        Binding(.choosePeriod, [.character("p")], in: dated, footer: .footerPeriod),
        Binding(.chooseCountry, [.character("c")], in: narrowed, footer: .footerCountry),
        Binding(.toggleCount, [.character("#")], in: [.funnel], footer: .footerCount),
        Binding(.sort, [.character("S")], in: [.leads, .customers, .offers], footer: .footerSort),
        Binding(.export, [.character("e")], in: [.funnel, .leads, .customers], footer: .footerExport),
        Binding(.whose, [.character("M")], in: [.leads, .customers], footer: .footerWhose),
    ]

    private static let filtering = [
        Binding(.search, [.character("/")], in: everywhere, footer: .footerSearch),
        Binding(.clearSearch, [], in: [.leads, .customers]),
        Binding(.filter, [.character("F")], in: [.leads, .customers], footer: .footerFilter),
        Binding(.clearFilter, [.character("C")], in: narrowed),
        Binding(.toggleTest, [.character("t")], in: filtered),
        Binding(.sinceLastLook, [.character("~")], in: people),
        Binding(.markSeen, [], in: people),
        Binding(.views, [.character("V")], in: everywhere.subtracting([.duplicates])),
        Binding(.columns, [.character("|")], in: [.leads, .customers, .followUps, .offers]),
        Binding(.undo, [.character("u")], in: everywhere, footer: .footerUndo),
        Binding(.redo, [.control("r")], in: everywhere),
    ]

    private static let moving = [
        Binding(.showToday, [.character("0")], in: everywhere),
        Binding(.showFunnel, [.character("1")], in: everywhere),
        Binding(.showLeads, [.character("2")], in: everywhere),
        Binding(.showCustomers, [.character("3")], in: everywhere),
        Binding(.showFollowUps, [.character("4")], in: everywhere),
        Binding(.showOffers, [.character("5")], in: everywhere),
        Binding(.showActivity, [.character("6")], in: everywhere),
        Binding(.showReports, [.character("7")], in: everywhere),
        Binding(.nextScreen, [.tab], in: everywhere),
        Binding(.previousScreen, [.backTab], in: everywhere),
        Binding(.moveUp, [.up, .character("k")], in: everywhere),
        Binding(.moveDown, [.down, .character("j")], in: everywhere),
        Binding(.moveLeft, [.left, .character("h")], in: sideways),
        Binding(.moveRight, [.right, .character("l")], in: sideways),
        Binding(.pageUp, [.pageUp, .control("b")], in: everywhere),
        Binding(.pageDown, [.pageDown, .control("f")], in: everywhere),
        Binding(.goTop, [.character("g"), .home], in: everywhere),
        Binding(.goBottom, [.character("G"), .end], in: everywhere),
    ]

    private static let program = [
        Binding(.back, [.escape], in: [.customer, .quarantine, .doors, .duplicates], footer: .footerBack),
        Binding(.back, [.escape], in: [.today, .funnel, .leads, .customers, .followUps, .offers, .activity, .reports]),
        Binding(.help, [.character("?"), .function(1)], in: everywhere, footer: .footerHelp),
        Binding(.palette, [.character(":")], in: everywhere),
        Binding(.redraw, [.control("l")], in: everywhere),
        Binding(.suspend, [.control("z")], in: everywhere),
        Binding(.quit, [.character("q"), .control("c")], in: everywhere, footer: .footerQuit),
    ]
}
