/// What the manual page says beyond the help of the commands and the table of keys.
extension Phrase {
    public static let manualHelp = Phrase("manual.help", "Write the manual page to standard output.")
    public static let manualVolume = Phrase("manual.volume", "User Commands")

    // Headings.
    public static let manualName = Phrase("manual.name", "NAME")
    public static let manualSynopsis = Phrase("manual.synopsis", "SYNOPSIS")
    public static let manualDescription = Phrase("manual.description", "DESCRIPTION")
    public static let manualCommands = Phrase("manual.commands", "COMMANDS")
    public static let manualFilter = Phrase("manual.filter", "FILTER")
    public static let manualCommon = Phrase("manual.common", "OPTIONS OF EVERY COMMAND")
    public static let manualKeys = Phrase("manual.keys", "KEYS")
    public static let manualEverywhere = Phrase("manual.everywhere", "Everywhere")
    public static let manualFiles = Phrase("manual.files", "FILES")
    public static let manualEnvironment = Phrase("manual.environment", "ENVIRONMENT")
    public static let manualExitStatus = Phrase("manual.exitStatus", "EXIT STATUS")
    public static let manualExamples = Phrase("manual.examples", "EXAMPLES")
    public static let manualCommand = Phrase("manual.command", "COMMAND")
    public static let manualOption = Phrase("manual.option", "OPTION")

    // Text.
    public static let manualDescriptionText = Phrase(
        "manual.descriptionText",
        """
        leadtop keeps the leads that the marketplace sends to a publisher in a store, folds them onto customers, and \
        shows both in a dashboard. A lead is one event: a customer did one thing with one offer. Nothing that comes in \
        is lost: what can't be read is kept in quarantine, and the same lead read twice counts once. A customer who \
        may not be contacted is left out of all that is made for contact.

        Without a command it opens the dashboard; without a terminal it prints the funnel instead. Data goes to \
        standard output, everything else to standard error. Dates in JSON, CSV and NDJSON are RFC 3339 in UTC.
        """)
    public static let manualFilterText = Phrase(
        "manual.filterText",
        """
        The same options choose leads in every command that says FILTER. Offer, source, action, step and time are asked \
        of the lead; country, status, owner, follow-up and do-not-contact of its customer. A customer is chosen where \
        one of his leads is.
        """)
    public static let manualKeysText = Phrase(
        "manual.keysText", "The keys of the dashboard. Other ones are set under [keys] in the configuration.")
    public static let manualValues = Phrase("manual.values", "One of {1}.")
    public static let manualDefault = Phrase("manual.default", "Default: {1}.")
    public static let manualStore = Phrase("manual.store", "The store to use where --store names none.")
    public static let manualNow = Phrase("manual.now", "Stops the clock at this moment (RFC 3339), for tests.")
    public static let manualNoColor = Phrase("manual.noColor", "Set to anything, no colours are used.")
    public static let manualEditor = Phrase("manual.editor", "The editor that long notes are written in.")
    public static let manualLocale = Phrase(
        "manual.locale", "The time zone, and how numbers and dates are written. Without UTF-8, lines are ASCII.")
    public static let manualColumns = Phrase("manual.columns", "The width of tables, where it is not the terminal's.")
    public static let manualDirectories = Phrase(
        "manual.directories", "Where files are kept; ~/.local/share, ~/.config and ~/.local/state unless set.")
    public static let manualDataFile = Phrase(
        "manual.dataFile", "The store: an SQLite file that only its owner can read.")
    public static let manualDemoFile = Phrase("manual.demoFile", "The sample store that leadtop demo makes.")
    public static let manualConfigFile = Phrase(
        "manual.configFile", "Stages, keys and the mouse. There is an example beside the sample leads.")
    public static let manualStateFile = Phrase(
        "manual.stateFile", "Where you were in each store, and reports of crashes.")
    public static let manualExit0 = Phrase("manual.exit0", "Done.")
    public static let manualExit1 = Phrase("manual.exit1", "Failed, or refused: do not contact.")
    public static let manualExit3 = Phrase("manual.exit3", "Done, but something went to quarantine.")
    public static let manualExit64 = Phrase("manual.exit64", "Wrong usage.")

    // Examples.
    public static let manualExampleLook = Phrase("manual.example.look", "Look around in sample leads:")
    public static let manualExampleImport = Phrase("manual.example.import", "Read what the marketplace sent:")
    public static let manualExampleMap = Phrase(
        "manual.example.map", "See what a file of another system would bring, naming a column it does not know:")
    public static let manualExampleFunnel = Phrase(
        "manual.example.funnel", "The acquisition funnel of one offer, for a script:")
    public static let manualExampleFollowUp = Phrase("manual.example.followUp", "Plan a call, and see what is to do:")
    public static let manualExampleExport = Phrase(
        "manual.example.export", "Cards of the customers in Poland who may be contacted:")
    public static let manualExampleBackup = Phrase("manual.example.backup", "Make a backup, and restore it elsewhere:")
    public static let manualExampleKeys = Phrase(
        "manual.example.keys", "The dashboard as text after some keys, for a bug report:")
}
