/// Whose a customer is.
extension Phrase {
    public static let whoseMine = Phrase("whose.mine", "mine")
    public static let whoseUnowned = Phrase("whose.unowned", "unowned")
    public static let whoseEveryone = Phrase("whose.everyone", "everyone's")
    public static let cliHelpWhose = Phrase(
        "cli.help.whose", "mine (with what nobody owns), unowned or everyone (the default).")
    public static let commandWhose = Phrase("command.whose", "Mine, unowned, everyone's in turn")
    public static let footerWhose = Phrase("footer.whose", "mine/all")
    public static let queueOf = Phrase("whose.queue", "{1} · {2} to do")
    public static let queueEmptyButOthers = Phrase(
        "whose.queueEmpty",
        "Nothing to do here: no follow-up is open and nobody waits for a first contact. {1} shows {2}.")

    public static let changeHandOver = Phrase("change.handOver", "handed over from {1} to {2}")
    public static let skipOwned = Phrase("skip.owned", "another rep's")
    public static let skipNotOwned = Phrase("skip.notOwned", "not his")
    public static let skipClosed = Phrase("skip.closed", "closed")
    public static let handedOver = Phrase("change.handed", "from {1} to {2}")
    public static let verbHandOver = Phrase("verb.handOver", "handed over")
    public static let verbAssignByRule = Phrase("verb.assignByRule", "owner by rule")
    public static let verbAway = Phrase("verb.away", "away:")
    public static let verbBack = Phrase("verb.back", "back:")
    /// Who did what a rule did.
    public static let ruleNamed = Phrase("rule.named", "rule {1}")
    public static let rulesRun = Phrase("rule.share", "{1} {2}")
    public static let absenceLogged = Phrase("absence.logged", "{1} until {2}")
    public static let absenceWithDeputy = Phrase("absence.deputy", "{1}, {2} stands in")
    public static let absenceDeputySelf = Phrase(
        "absence.self", "{1} cannot stand in for himself. Name another deputy, or none.")
    public static let absenceOver = Phrase("absence.over", "An absence has to end after it begins, and after now.")
    public static let absenceNone = Phrase("absence.none", "{1} is not away.")
}
