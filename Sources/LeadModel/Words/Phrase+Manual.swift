/// What the manual page says beyond the help of the commands and the table of keys.
extension Phrase {
    public static let manualHelp = Phrase("manual.help", "Write the manual page to standard output.")
    public static let manualKeys = Phrase("manual.keys", "The keys of each screen of the dashboard.")
    public static let manualStore = Phrase("manual.store", "The store to use where --store names none.")
    public static let manualNow = Phrase("manual.now", "Fixes the clock to this moment (RFC 3339), for tests.")
    public static let manualNoColor = Phrase("manual.noColor", "Set to anything, no colours are used.")
    public static let manualEditor = Phrase("manual.editor", "The editor that notes are written in with N.")
    public static let manualLocale = Phrase(
        "manual.locale", "The time zone, and how numbers and dates are written. Without UTF-8, lines are ASCII.")
    public static let manualDataFile = Phrase(
        "manual.dataFile", "The store: an SQLite file that only its owner can read.")
    public static let manualStateFile = Phrase(
        "manual.stateFile", "Where you were in each store, and reports of crashes.")
    public static let manualExit0 = Phrase("manual.exit0", "Done.")
    public static let manualExit1 = Phrase("manual.exit1", "Failed, or refused: do not contact.")
    public static let manualExit3 = Phrase("manual.exit3", "Done, but something went to quarantine.")
    public static let manualExit64 = Phrase("manual.exit64", "Wrong usage.")
}
