/// What commands answer, and why they refuse.
extension Phrase {
    // Finding.
    public static let cliNoStore = Phrase(
        "cli.noStore",
        "There is no lead store at {1}. Make one with leadtop import FILE, or a sample one with leadtop demo.")
    public static let cliNoCustomer = Phrase(
        "cli.noCustomer",
        "No customer is called so. Name an id, an e-mail, or part of a name; leadtop customers --search TEXT lists them."
    )
    public static let cliManyCustomers = Phrase(
        "cli.manyCustomers",
        "More than one customer is called so. Name one by the id: {1}. leadtop customers --search TEXT shows who they are."
    )
    public static let cliVeryManyCustomers = Phrase(
        "cli.veryManyCustomers",
        "Many customers are called so. Name one by the id: {1} and others. leadtop customers --search TEXT shows who they are."
    )
    public static let cliUnknownOffer = Phrase(
        "cli.unknownOffer", "No lead is about an offer called “{1}”. leadtop offers lists those there are.")
    public static let cliManyOffers = Phrase(
        "cli.manyOffers", "More than one offer is called “{1}”. Name one by its id: {2}.")
    public static let cliBadClock = Phrase(
        "cli.badClock", "LEADTOP_NOW is no RFC 3339 time. Write it as 2026-11-22T12:00:00Z, or unset it.")

    // Wrong usage.
    public static let cliUnknownCommand = Phrase("cli.unknownCommand", "There is no command “{1}”. They are {2}.")
    public static let cliBadOption = Phrase("cli.badOption", "“{2}” for {1}: {3}")
    public static let cliUnknownStep = Phrase("cli.unknownStep", "There is no step “{1}”. The steps are {2}.")
    public static let cliUnknownStatus = Phrase("cli.unknownStatus", "There is no status “{1}”. They are {2}.")
    public static let cliUnknownSource = Phrase("cli.unknownSource", "There is no source “{1}”. The sources are {2}.")
    public static let cliUnknownAction = Phrase("cli.unknownAction", "There is no action “{1}”. The actions are {2}.")
    public static let cliUnknownOutcome = Phrase("cli.unknownOutcome", "There is no outcome “{1}”. They are {2}.")
    public static let cliUnknownChannel = Phrase("cli.unknownChannel", "There is no channel “{1}”. They are {2}.")
    public static let cliUnknownColumn = Phrase(
        "cli.unknownColumn", "There is nothing called “{1}” to sort by. There is {2}.")
    public static let cliUnknownFormat = Phrase("cli.unknownFormat", "There is no format “{1}”. They are {2}.")
    public static let cliUnknownCountry = Phrase(
        "cli.unknownCountry", "“{1}” is no country. Write its two-letter code, such as SE, or its English name.")
    public static let cliBadLimit = Phrase("cli.badLimit", "--limit can't be less than 0.")
    public static let cliBadLeadCount = Phrase("cli.badLeadCount", "--leads can't be less than 0.")
    public static let cliReasonMissing = Phrase("cli.reasonMissing", "--reason is empty. Say why in a few words.")
    public static let cliNoteMissing = Phrase("cli.noteMissing", "The note is empty.")
    public static let cliRawIsForCSV = Phrase("cli.rawIsForCSV", "--raw is for --format csv.")
    public static let cliTodoIsForCalendar = Phrase("cli.todoIsForCalendar", "--todo is for --format ics.")

    // Changes.
    public static let cliNothingChanged = Phrase("cli.nothingChanged", "It was so already; nothing changed.")
    public static let cliNoFollowUp = Phrase(
        "cli.noFollowUp", "There is no open follow-up. Set one with leadtop follow-up add CUSTOMER --due WHEN.")
    public static let cliNotBlocked = Phrase("cli.notBlocked", "Nothing forbids contact, so there is nothing to lift.")
    public static let cliNothingToUndo = Phrase("cli.nothingToUndo", "There is nothing to undo.")
    public static let cliNothingToRedo = Phrase("cli.nothingToRedo", "There is nothing to do again.")
    public static let cliSaid = Phrase("cli.said", "{1}: {2}")
    public static let cliSaidUndone = Phrase("cli.said.undone", "Undone: {1}")
    public static let cliSaidRedone = Phrase("cli.said.redone", "Done again: {1}")

    // Files.
    public static let cliStandardInput = Phrase("cli.standardInput", "standard input")
    public static let cliCantOpen = Phrase("cli.cantOpen", "{1}: {2}")
    public static let cliCantRead = Phrase("cli.cantRead", "{1} could not be read to its end: {2}")
    public static let cliCantWrite = Phrase("cli.cantWrite", "{1} can't be written: {2}")
    public static let cliOutputFailed = Phrase("cli.outputFailed", "The output could not be written: {1}")
    public static let cliIsDirectory = Phrase(
        "cli.isDirectory", "it is a directory. Name the files in it, for example with a *.")
    public static let cliIsMissing = Phrase("cli.isMissing", "there is no such file.")
    public static let cliIsForbidden = Phrase("cli.isForbidden", "you may not read it. Change its permissions.")

    // Import.
    public static let cliImportRead = Phrase(
        "cli.import.read", "{1} read: {2} new, {3} known already, {4} in quarantine")
    public static let cliImportDryRead = Phrase(
        "cli.import.dryRead", "{1} read: {2} would be new, {3} are known already, {4} would go to quarantine (dry run)")
    public static let cliImportTest = Phrase("cli.import.test", "{1} of the new ones {1:is a test lead:are test leads}")
    public static let cliImportDryCustomers = Phrase(
        "cli.import.dryCustomers", "{1} {1:customer:customers} would be made, {2} updated")
    public static let cliImportCustomers = Phrase(
        "cli.import.customers", "{1} {1:customer:customers} made, {2} updated")
    public static let cliImportFile = Phrase(
        "cli.import.file", "  {1} ({2}): {3} read, {4} new, {5} known already, {6} in quarantine")
    public static let cliUnknownFileFormat = Phrase("cli.unknownFileFormat", "unknown format")
    public static let cliImportWarning = Phrase("cli.import.warning", "    {1}")
    public static let cliImportUnreadable = Phrase("cli.import.unreadable", "    line {1}: {2}")
    public static let cliImportUnreadableMore = Phrase("cli.import.unreadableMore", "    and {1} more")
    public static let cliImportQuarantine = Phrase(
        "cli.import.quarantine", "What could not be read is kept: leadtop quarantine list")
    public static let cliImportStopped = Phrase(
        "cli.import.stopped", "Stopped. What was read before is in; import again to go on, nothing comes twice.")
    public static let cliProgress = Phrase("cli.progress", "{1} read  {2}/s")
    public static let cliProgressLeft = Phrase("cli.progress.left", "{1}  {2} read  {3}/s  {4} left")

    // Export, quarantine, demo.
    public static let cliCalendarSummary = Phrase("cli.calendar.summary", "{1}: {2}")
    public static let cliCalendarOwner = Phrase("cli.calendar.owner", "Owner: {1}")
    public static let cliExportCount = Phrase("cli.exportCount", "{1} chosen, {2} left out: do not contact")
    public static let cliNoQuarantine = Phrase("cli.noQuarantine", "Nothing is in quarantine.")
    public static let cliNoQuarantined = Phrase(
        "cli.noQuarantined", "Nothing in quarantine has the number {1}. leadtop quarantine list shows what has.")
    public static let cliQuarantineWhich = Phrase(
        "cli.quarantineWhich", "Say which: their numbers, or --all for everything in quarantine.")
    public static let cliQuarantineRetried = Phrase(
        "cli.quarantineRetried", "{1} retried: {2} new, {3} known already, {4} still in quarantine")
    public static let cliQuarantineDropped = Phrase("cli.quarantineDropped", "{1} dropped from quarantine")
    public static let cliQuarantinePlace = Phrase("cli.quarantinePlace", "{1}, line {2}: {3}")
    public static let cliDemoOrigin = Phrase("cli.demoOrigin", "sample leads")
    public static let cliDemoStoreInUse = Phrase(
        "cli.demoStoreInUse",
        "{1} holds leads already, and sample leads stay apart from others. Name a new store, or leave out --store.")
    public static let cliDemoReady = Phrase("cli.demoReady", "Open it with: leadtop --store '{1}'")
    public static let cliEmptyDefault = Phrase(
        "cli.emptyDefault",
        "No leads yet ({1}).\n  leadtop import FILE…   reads leads from files of any known format\n  leadtop demo           makes a sample store to look around in"
    )
}
