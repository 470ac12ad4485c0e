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
}
