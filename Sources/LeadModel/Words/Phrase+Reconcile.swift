/// What `leadtop reconcile` says.
extension Phrase {
    public static let cliHelpReconcile = Phrase(
        "cli.help.reconcile", "Find the leads that Microsoft counts and that never arrived.")
    public static let cliHelpReconcileMore = Phrase(
        "cli.help.reconcileMore",
        """
        FILE is "Leads download" of Partner Center; it is compared, not imported. A match is certain where the store \
        knows the Referral ID, from an import of such a file; sure where offer, call to action, company and day agree; \
        likely where the day is one off, or one side has no company; possible where only offer, call to action, country \
        and day agree. Days are UTC, as in the file. Exit status 3 means that some are missing.
        """)
    public static let cliHelpReconcileFile = Phrase(
        "cli.help.reconcileFile", "Leads download of Partner Center, a CSV file; - is standard input")
    public static let cliHelpReconcileAll = Phrase(
        "cli.help.reconcileAll", "list those that arrived, too")

    public static let reconcileOtherFile = Phrase(
        "reconcile.otherFile",
        "{1} is no Leads download of Partner Center. Get it there under Insights, Leads, Download, and give that CSV file."
    )
    public static let reconcileUnread = Phrase(
        "reconcile.unread",
        "{1} {1:row:rows} could not be read and {1:is:are} left out, the first of them in line {2}: {3}")
    public static let reconcileSum = Phrase(
        "reconcile.sum", "Microsoft counts {1}, {2} arrived ({3} certain, {4} sure, {5} likely), {6}{7} missing{8}")
    public static let reconcilePossible = Phrase("reconcile.possible", "{1} possibly, ")
    public static let reconcileMissingIn = Phrase("reconcile.missingIn", ": {1}.")
    public static let reconcilePart = Phrase("reconcile.part", "{1} {2} on {3}")
    public static let reconcilePartDayless = Phrase("reconcile.partDayless", "{1} {2} on no day")
    public static let reconcileMore = Phrase("reconcile.more", "{1} more")
    public static let reconcileNothing = Phrase("reconcile.nothing", "The file holds no lead of that time.")
    public static let reconcileToDo = Phrase(
        "reconcile.toDo",
        "Find the missing in Partner Center by their Referral ID, and take them in with leadtop import. Why they did not come: ask leadtop doctor, and try the door with leadtop send-test."
    )
    public static let reconcileAnonymous = Phrase(
        "reconcile.anonymous",
        "{1} that arrived {1:has:have} no person: leads of .edu addresses come without personal data, and can be worked in Partner Center only."
    )
    public static let reconcileUnlisted = Phrase(
        "reconcile.unlisted", "{1} {1:lead:leads} of the store in these days {1:is:are} not in the file.")
    public static let reconcileLeftOut = Phrase(
        "reconcile.leftOut", "{1} test {1:lead:leads} or cross-listed {1:one:ones} left out.")

    public static let surenessCertain = Phrase("sureness.certain", "certain")
    public static let surenessSure = Phrase("sureness.sure", "sure")
    public static let surenessLikely = Phrase("sureness.likely", "likely")
    public static let surenessPossible = Phrase("sureness.possible", "possible")
    public static let surenessMissing = Phrase("sureness.missing", "missing")

    public static let columnDay = Phrase("column.day", "Day")
    public static let columnAction = Phrase("column.action", "Call to action")
    public static let columnMatch = Phrase("column.match", "Match")
    public static let columnLead = Phrase("column.lead", "Lead")
    public static let columnReferral = Phrase("column.referral", "Referral ID")
}

extension Reconciliation.Sureness {
    /// The level as users read it.
    public var title: String { words(phrase) }

    /// The level as machines read it.
    public var word: String { phrase.english }

    private var phrase: Phrase {
        switch self {
        case .certain: .surenessCertain
        case .sure: .surenessSure
        case .likely: .surenessLikely
        case .possible: .surenessPossible
        case .missing: .surenessMissing
        }
    }
}
