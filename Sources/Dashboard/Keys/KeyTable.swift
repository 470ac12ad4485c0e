public import Canvas
public import LeadModel

/// Where a key is pressed.
public enum Context: String, Hashable, Sendable, CaseIterable {
    case funnel, leads, customers, followUps, offers, activity, quarantine, customer
}

/// One command and the keys that call it in some contexts.
public struct Binding: Hashable, Sendable {
    public var command: Command
    public var keys: [Key]
    public var contexts: Set<Context>
    /// The word in the footer; `nil` keeps it out of there.
    public var footer: Phrase?

    public init(_ command: Command, _ keys: [Key], in contexts: Set<Context>, footer: Phrase? = nil) {
        self.command = command
        self.keys = keys
        self.contexts = contexts
        self.footer = footer
    }
}

/// The one table of keys: dispatch, the footer, the help, the palette and the manual are made from it.
public struct KeyTable: Hashable, Sendable {
    public var bindings: [Binding]

    public init(bindings: [Binding]) {
        self.bindings = bindings
    }

    public func command(for key: Key, in context: Context) -> Command? {
        bindings.first { $0.contexts.contains(context) && $0.keys.contains(key) }?.command
    }

    public func bindings(in context: Context) -> [Binding] {
        bindings.filter { $0.contexts.contains(context) }
    }

    /// Puts other keys in place of a command's own, wherever it stands; a key it takes from another command is
    /// returned with that command, so that the user can be told.
    public mutating func rebind(_ command: Command, to keys: [Key]) -> [(Key, Command)] {
        var taken: [(Key, Command)] = []
        let contexts = bindings.filter { $0.command == command }.reduce(into: Set()) { $0.formUnion($1.contexts) }
        for index in bindings.indices where !bindings[index].contexts.isDisjoint(with: contexts) {
            if bindings[index].command == command {
                bindings[index].keys = keys
            } else {
                for key in bindings[index].keys where keys.contains(key) { taken.append((key, bindings[index].command)) }
                bindings[index].keys.removeAll(where: keys.contains)
            }
        }
        return taken
    }

    private static let everywhere = Set(Context.allCases)
    private static let lists: Set<Context> = [.leads, .customers, .followUps, .offers, .activity, .quarantine]
    private static let people: Set<Context> = [.leads, .customers, .followUps]
    private static let persons: Set<Context> = [.leads, .customers, .followUps, .customer]
    private static let filtered: Set<Context> = [.funnel, .leads, .customers, .followUps, .offers]

    /// The keys as they are unless the user configures others. What stands first goes first into the footer.
    public static let standard = KeyTable(bindings: [
        Binding(.open, [.enter], in: [.funnel], footer: .footerItsLeads),
        Binding(.open, [.enter], in: people, footer: .footerCustomer),
        Binding(.open, [.enter], in: [.customer], footer: .footerPayload),
        Binding(.open, [.enter], in: [.offers], footer: .footerFilterToIt),
        Binding(.open, [.enter], in: [.activity], footer: .footerRecord),
        Binding(.open, [.enter], in: [.quarantine], footer: .footerBytes),
        Binding(.moveLeft, [.left, .character("h")], in: everywhere),
        Binding(.moveDown, [.down, .character("j")], in: everywhere),
        Binding(.moveUp, [.up, .character("k")], in: everywhere),
        Binding(.moveRight, [.right, .character("l")], in: everywhere),
        Binding(.pageUp, [.pageUp, .control("b")], in: everywhere),
        Binding(.pageDown, [.pageDown, .control("f")], in: everywhere),
        Binding(.goTop, [.character("g"), .home], in: everywhere),
        Binding(.goBottom, [.character("G"), .end], in: everywhere),
        Binding(.done, [.character("d")], in: [.followUps, .customer], footer: .footerDone),
        Binding(.snooze, [.character("z")], in: [.followUps, .customer], footer: .footerSnooze),
        Binding(.mark, [.character(" ")], in: people, footer: .footerMark),
        Binding(.followUp, [.character("f")], in: persons, footer: .footerFollowUp),
        Binding(.note, [.character("n")], in: persons, footer: .footerNote),
        Binding(.setStatus, [.character("s")], in: persons, footer: .footerStatus),
        Binding(.assign, [.character("a")], in: persons, footer: .footerOwner),
        Binding(.flagDoNotContact, [.character("D")], in: persons, footer: .footerDoNotContact),
        Binding(.liftDoNotContact, [.character("L")], in: persons),
        Binding(.copyEmail, [.character("y")], in: persons, footer: .footerCopyEmail),
        Binding(.copyPhone, [.character("Y")], in: persons),
        Binding(.split, [.character("x")], in: [.customer], footer: .footerSplit),
        Binding(.merge, [.character("m")], in: [.customer, .customers], footer: .footerMerge),
        Binding(.payload, [.character("p")], in: [.customer]),
        Binding(.mineOrAll, [.character("m")], in: [.followUps], footer: .footerMineOrAll),
        Binding(.retry, [.character("r")], in: [.quarantine], footer: .footerRetry),
        Binding(.drop, [.delete, .character("X")], in: [.quarantine], footer: .footerDrop),
        Binding(.quarantine, [.character("Q")], in: [.activity, .quarantine], footer: .footerQuarantine),
        Binding(.editNote, [.character("N")], in: persons),
        Binding(.markRange, [.character("v")], in: people),
        Binding(.markAll, [.character("*")], in: people),
        Binding(.clearMarks, [.character("U")], in: people),
        Binding(.chooseOffer, [.character("o")], in: filtered, footer: .footerOffer),
        Binding(.choosePeriod, [.character("p")], in: filtered, footer: .footerPeriod),
        Binding(.chooseCountry, [.character("c")], in: filtered, footer: .footerCountry),
        Binding(.toggleCount, [.character("#")], in: [.funnel], footer: .footerCount),
        Binding(.filter, [.character("F")], in: [.leads, .customers]),
        Binding(.clearFilter, [.character("C")], in: filtered),
        Binding(.sort, [.character("S")], in: [.leads, .customers, .offers]),
        Binding(.export, [.character("e")], in: [.funnel, .leads, .customers], footer: .footerExport),
        Binding(.search, [.character("/")], in: [.funnel, .leads, .customers, .customer], footer: .footerSearch),
        Binding(.toggleTest, [.character("t")], in: filtered),
        Binding(.undo, [.character("u")], in: everywhere, footer: .footerUndo),
        Binding(.redo, [.control("r")], in: everywhere),
        Binding(.palette, [.character(":")], in: everywhere),
        Binding(.help, [.character("?"), .function(1)], in: everywhere, footer: .footerHelp),
        Binding(.back, [.escape], in: everywhere),
        Binding(.showFunnel, [.character("1")], in: everywhere),
        Binding(.showLeads, [.character("2")], in: everywhere),
        Binding(.showCustomers, [.character("3")], in: everywhere),
        Binding(.showFollowUps, [.character("4")], in: everywhere),
        Binding(.showOffers, [.character("5")], in: everywhere),
        Binding(.showActivity, [.character("6")], in: everywhere),
        Binding(.nextScreen, [.tab], in: everywhere),
        Binding(.previousScreen, [.backTab], in: everywhere),
        Binding(.redraw, [.control("l")], in: everywhere),
        Binding(.suspend, [.control("z")], in: everywhere),
        Binding(.quit, [.character("q")], in: everywhere, footer: .footerQuit),
    ])
}
