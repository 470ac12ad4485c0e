/// What the dashboard's loop says.
extension Phrase {
    public static let browseNoPipe = Phrase(
        "browse.noPipe", "The system gave no pipe: too many files are open. Close some programs and start again.")
    public static let browseFileExists = Phrase(
        "browse.fileExists", "{1} is there already and was left alone. Name another file.")
    public static let browseExportedLeads = Phrase("browse.exportedLeads", "Written to {1}: {2} {2:lead:leads}.")
    public static let browseExportedCustomers = Phrase(
        "browse.exportedCustomers", "Written to {1}: {2} {2:customer:customers}.")
    public static let browseExportedFollowUps = Phrase(
        "browse.exportedFollowUps", "Written to {1}: {2} {2:follow-up:follow-ups}.")
    public static let browseExportedWithout = Phrase("browse.exportedWithout", " {1} left out: do not contact.")
    public static let finishing = Phrase(
        "browse.finishing", "Finishing what is under way, then leadtop ends. q or ctrl-c stops it.")
    public static let stopping = Phrase("browse.stopping", "Stopping …")
    public static let storeMoved = Phrase(
        "browse.storeMoved",
        "The store is no longer at {1}: it was moved, replaced or deleted. Nothing can be changed here now: quit and "
            + "start again.")
    public static let cliBadSize = Phrase("cli.badSize", "A size is written as 120x36: columns x rows, each 1 to 1000.")
    public static let cliHelpBrowseMore = Phrase(
        "cli.help.browseMore",
        "Without a terminal it prints the funnel as text. With --keys it presses the keys without a terminal, waits "
            + "until nothing is pending, prints the last screen as text and ends: leadtop browse --keys '2/kow<enter>'."
    )
    public static let cliHelpConfiguration = Phrase(
        "cli.help.configuration", "The configuration to read instead of $XDG_CONFIG_HOME/leadtop/config.toml.")
}
