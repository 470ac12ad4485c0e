/// What `--help`, the man page and the completions say.
extension Phrase {
    // Commands.
    public static let cliHelpLeadtop = Phrase(
        "cli.help.leadtop", "A terminal dashboard for the leads of Microsoft's commercial marketplace.")
    public static let cliHelpLeadtopMore = Phrase(
        "cli.help.leadtopMore",
        """
        Without a command it opens the dashboard. Data goes to standard output, everything else to standard error. \
        The exit code is 0 when done, 1 when failed, 3 when done but something went to quarantine, and 64 for wrong \
        usage. LEADTOP_STORE names the store, LEADTOP_NOW (RFC 3339) stops the clock.
        """)
    public static let cliHelpGroupLook = Phrase("cli.help.group.look", "Look")
    public static let cliHelpGroupWork = Phrase("cli.help.group.work", "Work")
    public static let cliHelpGroupDoors = Phrase("cli.help.group.doors", "Let leads in")
    public static let cliHelpGroupMove = Phrase("cli.help.group.move", "Move leads")
    public static let cliHelpFilterTitle = Phrase("cli.help.filterTitle", "Filter")
    public static let cliHelpBrowse = Phrase("cli.help.browse", "Open the dashboard.")
    public static let cliHelpKeys = Phrase(
        "cli.help.keys", "Press these keys without a terminal, print the last screen and exit.")
    public static let cliHelpSize = Phrase("cli.help.size", "The size of the screen for --keys.")
    public static let cliHelpReadOnly = Phrase("cli.help.readOnly", "Change nothing.")
    public static let cliHelpFunnel = Phrase(
        "cli.help.funnel", "Count leads by source and step, and customers by the furthest stage.")
    public static let cliHelpBy = Phrase("cli.help.by", "What to count by.")
    public static let cliHelpCount = Phrase("cli.help.count", "What to count.")
    public static let cliHelpLeads = Phrase("cli.help.leads", "List leads, newest first.")
    public static let cliHelpCustomers = Phrase("cli.help.customers", "List customers, the latest lead first.")
    public static let cliHelpShow = Phrase(
        "cli.help.show", "Show one customer: the card, whether he may be contacted, his leads and his timeline.")
    public static let cliHelpOffers = Phrase("cli.help.offers", "List offers with their leads by step.")
    public static let cliHelpFollowUp = Phrase("cli.help.followUp", "Add, finish, snooze and list follow-ups.")
    public static let cliHelpFollowUpAdd = Phrase(
        "cli.help.followUpAdd", "Set a customer's follow-up, in place of the one there is.")
    public static let cliHelpFollowUpDone = Phrase(
        "cli.help.followUpDone", "Finish a customer's follow-up, or record a contact where there is none.")
    public static let cliHelpFollowUpSnooze = Phrase("cli.help.followUpSnooze", "Put a customer's follow-up off.")
    public static let cliHelpFollowUpList = Phrase(
        "cli.help.followUpList", "List the work: overdue, due today, never contacted, later.")
    public static let cliHelpDoNotContact = Phrase("cli.help.doNotContact", "Forbid contact, lift it, list it.")
    public static let cliHelpDoNotContactAdd = Phrase("cli.help.doNotContactAdd", "Forbid contacting a customer.")
    public static let cliHelpDoNotContactLift = Phrase(
        "cli.help.doNotContactLift", "Allow contacting a customer again.")
    public static let cliHelpDoNotContactList = Phrase(
        "cli.help.doNotContactList", "List the customers who may not be contacted.")
    public static let cliHelpSetStatus = Phrase("cli.help.setStatus", "Set a customer's status.")
    public static let cliHelpAssign = Phrase("cli.help.assign", "Give a customer to somebody, or to nobody.")
    public static let cliHelpNote = Phrase("cli.help.note", "Write a note about a customer.")
    public static let cliHelpUndo = Phrase("cli.help.undo", "Undo your last change.")
    public static let cliHelpRedo = Phrase("cli.help.redo", "Do again what you undid last.")
    public static let cliHelpImport = Phrase("cli.help.import", "Read leads from files of any known format.")
    public static let cliHelpImportMore = Phrase(
        "cli.help.importMore",
        """
        A lead that is there already changes nothing, so a file can be read again. What can't be read is kept in \
        quarantine with its reason. An import can be undone whole with leadtop undo.
        """)
    public static let cliHelpExport = Phrase("cli.help.export", "Write leads or customers to a file.")
    public static let cliHelpExportMore = Phrase(
        "cli.help.exportMore",
        """
        csv is a table of leads; ndjson is a whole backup, which leadtop import restores into an empty store; vcard \
        is customers as vCard 4.0; ics is open follow-ups as iCalendar. For contact, customers and leads that are \
        do-not-contact are left out, and counted on standard error: so it is for vcard and ics unless --for archive.
        """)
    public static let cliHelpQuarantine = Phrase("cli.help.quarantine", "Look after what could not be read.")
    public static let cliHelpQuarantineList = Phrase("cli.help.quarantineList", "List what could not be read, and why.")
    public static let cliHelpQuarantineShow = Phrase("cli.help.quarantineShow", "Show one piece with its bytes.")
    public static let cliHelpQuarantineRetry = Phrase(
        "cli.help.quarantineRetry", "Read again, perhaps as another format or with named columns.")
    public static let cliHelpQuarantineDrop = Phrase("cli.help.quarantineDrop", "Drop for good.")
    public static let cliHelpDoctor = Phrase("cli.help.doctor", "Check the store and the terminal, and say what to do.")
    public static let cliHelpDemo = Phrase("cli.help.demo", "Make sample leads: a store to look around in, or a file.")
    public static let cliHelpDemoMore = Phrase(
        "cli.help.demoMore",
        """
        Without --out it fills a store of its own, $XDG_DATA_HOME/leadtop/demo.db. The same number and seed give the \
        same leads each time.
        """)

    // Arguments.
    public static let cliHelpCustomer = Phrase(
        "cli.help.customer", "An id, an e-mail, or part of a name that only one customer has.")
    public static let cliHelpFiles = Phrase("cli.help.files", "The files; - is standard input.")
    public static let cliHelpNoteText = Phrase("cli.help.noteText", "The note.")
    public static let cliHelpNumber = Phrase("cli.help.number", "A number from leadtop quarantine list.")
    public static let cliHelpRawBytes = Phrase("cli.help.rawBytes", "Write the bytes as they came, and nothing else.")
    public static let cliHelpNumbers = Phrase("cli.help.numbers", "Numbers from leadtop quarantine list.")

    // Options.
    public static let cliHelpStore = Phrase(
        "cli.help.store", "The lead store. (default: $LEADTOP_STORE, or $XDG_DATA_HOME/leadtop/leads.db)")
    public static let cliHelpOffer = Phrase("cli.help.offer", "Only leads about this offer, by its id or title.")
    public static let cliHelpSource = Phrase(
        "cli.help.source", "Only leads from AzureMarketplace, AzurePortal, TestDrive, SPZA (AppSource), or another.")
    public static let cliHelpAction = Phrase(
        "cli.help.action", "Only leads with the action INS, PLT, DNC, Create, StartTestDrive, or another.")
    public static let cliHelpStep = Phrase(
        "cli.help.step", "Only leads of a step: get-it-now, test-drive, contact-me, purchase, cross-listed or other.")
    public static let cliHelpCountry = Phrase("cli.help.country", "Only customers of a country, by its code or name.")
    public static let cliHelpSince = Phrase(
        "cli.help.since", "Only leads since a day or moment, or a stretch back from now: 2026-03-31, 90d, 12w.")
    public static let cliHelpUntil = Phrase("cli.help.until", "Only leads until a day, with that day, or a moment.")
    public static let cliHelpStatus = Phrase(
        "cli.help.status", "Only customers with the status new, active, won, lost, declined or expired.")
    public static let cliHelpOwner = Phrase(
        "cli.help.owner", "Only customers of this owner: a rep's name, me, or nobody.")
    public static let cliHelpNewStatus = Phrase(
        "cli.help.newStatus", "new, active, won, lost, declined or expired.")
    public static let cliHelpNewOwner = Phrase("cli.help.newOwner", "A rep's name, me, or nobody.")
    public static let cliHelpFollowUpFilter = Phrase(
        "cli.help.followUpFilter",
        "Only customers with a follow-up that is due by the end of today, is overdue, is there (any) or is not (none).")
    public static let cliHelpDoNotContactFilter = Phrase(
        "cli.help.doNotContactFilter", "Only what may not be contacted, or only what may.")
    public static let cliHelpIncludeTest = Phrase("cli.help.includeTest", "Count and list test leads too.")
    public static let cliHelpSearch = Phrase(
        "cli.help.search",
        "Only customers with these words in the name, e-mail, company, phone or notes; offers, in the id or title.")
    public static let cliHelpSort = Phrase(
        "cli.help.sort", "The column to sort by; -FIELD or FIELD:desc for the other way round.")
    public static let cliHelpLimit = Phrase("cli.help.limit", "At most so many rows.")
    public static let cliHelpFormat = Phrase("cli.help.format", "How to write it.")
    public static let cliHelpDue = Phrase(
        "cli.help.due", "When, as people say it: tue, tomorrow 9, 3d, 2w, 15 dec, 2026-12-15 14:30.")
    public static let cliHelpFollowUpNote = Phrase("cli.help.followUpNote", "What to do.")
    public static let cliHelpChannel = Phrase(
        "cli.help.channel", "How to reach him: any, email, phone or meeting. (default: any)")
    public static let cliHelpOutcome = Phrase(
        "cli.help.outcome",
        "What came of it: reached, no-answer, mail-sent, meeting, not-interested, won or lost. (default: reached)")
    public static let cliHelpDoneNote = Phrase("cli.help.doneNote", "What was said.")
    public static let cliHelpNext = Phrase("cli.help.next", "When to follow up next.")
    public static let cliHelpSnoozeUntil = Phrase("cli.help.snoozeUntil", "Until when, as for follow-up add --due.")
    public static let cliHelpMine = Phrase("cli.help.mine", "Only my work, and what nobody owns.")
    public static let cliHelpReason = Phrase("cli.help.reason", "Why; it stands in the timeline.")
    public static let cliHelpDoNotContactOffer = Phrase("cli.help.doNotContactOffer", "For this offer only.")
    public static let cliHelpReadFormat = Phrase(
        "cli.help.readFormat", "The files' format: auto, which looks at what is in them, {1}. (default: auto)")
    public static let cliHelpMap = Phrase("cli.help.map", "What a column means, such as 'Work mail=email'.")
    public static let cliHelpDryRun = Phrase("cli.help.dryRun", "Say what would happen and change nothing.")
    public static let cliHelpJSON = Phrase("cli.help.json", "Report as JSON.")
    public static let cliHelpExportFormat = Phrase("cli.help.exportFormat", "What to write.")
    public static let cliHelpPurpose = Phrase(
        "cli.help.purpose",
        "For contact, who may not be contacted is left out. (default: contact for vcard and ics, else archive)")
    public static let cliHelpRaw = Phrase(
        "cli.help.raw", "Leave cells alone that a spreadsheet would take for formulas.")
    public static let cliHelpTodo = Phrase("cli.help.todo", "Write to-dos instead of events.")
    public static let cliHelpOut = Phrase("cli.help.out", "The file to write; - is standard output.")
    public static let cliHelpAll = Phrase("cli.help.all", "Everything in quarantine.")
    public static let cliHelpDemoLeads = Phrase("cli.help.demoLeads", "How many leads.")
    public static let cliHelpDemoSeed = Phrase("cli.help.demoSeed", "Another seed makes other leads.")
    public static let cliHelpDemoHot = Phrase("cli.help.demoHot", "Half of the leads are about one offer.")
    public static let cliHelpDemoKnown = Phrase(
        "cli.help.demoKnown", "Half of the customers are known from as many leads of this seed.")
    public static let cliHelpDemoOut = Phrase("cli.help.demoOut", "Write a file instead; - is standard output.")
    public static let cliHelpDemoFormat = Phrase("cli.help.demoFormat", "The file's format.")
}
