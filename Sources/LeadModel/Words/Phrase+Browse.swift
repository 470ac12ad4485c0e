/// What the dashboard's loop says.
extension Phrase {
    public static let browseNoPipe = Phrase(
        "browse.noPipe", "The system gave no pipe: too many files are open. Close some programs and start again.")
    public static let browseFileExists = Phrase(
        "browse.fileExists", "{1} is there already and was left alone. Name another file.")
    public static let browseExported = Phrase("browse.exported", "Written to {1}: {2}.")
    public static let browseExportedWithout = Phrase("browse.exportedWithout", " {1} left out: do not contact.")
    public static let cliBadSize = Phrase("cli.badSize", "A size is written as 120x36: columns x rows, each 1 to 1000.")
    public static let cliHelpBrowseMore = Phrase(
        "cli.help.browseMore",
        "Without a terminal it prints the funnel as text. With --keys it presses the keys without a terminal, waits "
            + "until nothing is pending, prints the last screen as text and ends: leadtop browse --keys '2/kow<enter>'."
    )
    public static let cliHelpConfiguration = Phrase(
        "cli.help.configuration", "The configuration to read instead of $XDG_CONFIG_HOME/leadtop/config.toml.")
}
