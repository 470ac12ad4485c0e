/// Messages to customers and calls: templates, what becomes of a message, and who contacted him before.
extension Phrase {
    public static let letterNote = Phrase("letter.note", "{1}: {2}")
    public static let letterBelow = Phrase(
        "letter.below",
        "To {1}. Template: {2}, {3}.\nWhat stands below the line is not sent; without a text, nothing is.")
    public static let letterEmpty = Phrase("letter.empty", "The message is empty: nothing sent, nothing written down.")
    public static let letterBadAddress = Phrase(
        "letter.badAddress", "What stands for the e-mail address is none that mail can be sent to. Call instead.")
    public static let letterBadNumber = Phrase(
        "letter.badNumber", "What stands for the phone number has no digits to call. Write instead.")
    public static let letterTestLead = Phrase(
        "letter.testLead", "A test lead of the marketplace: there is nobody to write to.")
    public static let letterNothingKnown = Phrase(
        "letter.nothingKnown", "He did nothing himself that a message could be about. Write a note, or call.")
    public static let letterNoneFits = Phrase(
        "letter.noneFits", "No template fits. Choose one: W here, --template NAME with leadtop compose.")
    public static let letterNoTemplate = Phrase(
        "letter.noTemplate", "There is no template \"{1}\". There are: {2}.")
    public static let letterNoTemplates = Phrase(
        "letter.noTemplates", "There are no templates: neither in {1} nor in {2}. scripts/install puts some in place.")

    // What became of it.
    public static let letterHanded = Phrase("letter.handed", "Handed to {1}.")
    public static let letterCopied = Phrase("letter.copied", "The message is copied: paste it into your mail.")
    public static let letterInFile = Phrase(
        "letter.inFile", "This terminal takes no such copy: it is in {1}. Delete that file when it is sent.")
    public static let letterNoDesktop = Phrase("letter.noDesktop", "No desktop here (DISPLAY is not set).")
    public static let letterNoProgram = Phrase("letter.noProgram", "{1} could not be run: {2}.")
    public static let letterEndedWith = Phrase("letter.endedWith", "status {1}")
    public static let letterTooLong = Phrase("letter.tooLong", "Too long for a link to a mail program.")
    public static let letterStatus = Phrase(
        "letter.status", "The command of [compose] ended with status {1}: nothing is written down as sent.")
    public static let letterTimedOut = Phrase(
        "letter.timedOut", "The command of [compose] took longer than {1} s and was stopped: nothing is written down.")
    public static let letterCommandFailed = Phrase(
        "letter.commandFailed", "The command of [compose] could not be run: {1}. Nothing is written down as sent.")
    public static let letterNotWrittenDown = Phrase(
        "letter.notWrittenDown", "{1} But it could not be written down: {2}")
    public static let letterCantKeep = Phrase(
        "letter.cantKeep",
        "A private file for the message could not be made in {1}: {2}. Set TMPDIR to a directory of yours.")
    public static let callHanded = Phrase("call.handed", "The number is handed to {1}.")
    public static let callCopied = Phrase("call.copied", "The number is copied.")
    public static let callNotCopied = Phrase("call.notCopied", "This terminal takes no copy: the number is {1}.")
    public static let callStatus = Phrase("call.status", "The program for calls ended with status {1}.")

    // The second rep.
    public static let othersTitle = Phrase("others.title", "Somebody else contacted {1}. Go on?")
    public static let othersLine = Phrase("others.line", "{1}: {2}, {3}")
    public static let othersNote = Phrase("others.note", "  {1}")
    public static let othersRefused = Phrase(
        "others.refused", "Somebody else contacted this customer: {1}. --yes goes on nevertheless.")
    public static let othersAsk = Phrase("others.ask", "Somebody else contacted this customer: {1}. Go on? y/n ")

    // Keys.
    public static let commandWrite = Phrase("command.write", "Write: the message that fits, filled in, in $EDITOR")
    public static let commandTemplate = Phrase("command.template", "Write with another template")
    public static let commandCall = Phrase("command.call", "Call, then note the outcome")
    public static let footerWrite = Phrase("footer.write", "write")
    public static let footerCall = Phrase("footer.call", "call")
    public static let templateFits = Phrase("template.fits", "fits")
    public static let templateOther = Phrase("template.other", "others")
    public static let templateTitle = Phrase("template.title", "Write to {1} with")

    // Templates.
    public static let templateProblem = Phrase("template.problem", "{1} line {2}: {3}.")
    public static let templateUnreadable = Phrase(
        "template.unreadable", "{1}: cannot be read as UTF-8 text of at most {2} bytes. Mend it, or take it away.")
    public static let templateNoHead = Phrase(
        "template.noHead", "the first line must be ---, then lines such as \"steps: test-drive\", ---, and the message")
    public static let templateOpenHead = Phrase(
        "template.openHead", "a line --- must stand between \"name: value\" lines and the message")
    public static let templateNoPair = Phrase("template.noPair", "write it as \"name: value\"")
    public static let templateUnknownKey = Phrase("template.unknownKey", "there is no \"{1}\"; there are: {2}")
    public static let templateUnknownWord = Phrase("template.unknownWord", "\"{1}\" is none of: {2}")
    public static let templateNoSubject = Phrase("template.noSubject", "add a line \"subject: …\"")
    public static let templateNoBody = Phrase("template.noBody", "write the message below the second ---")
    public static let templateUnknownValue = Phrase(
        "template.unknownValue", "\"{1}\" is nothing that is known of a customer; there are: {2}")
    public static let templateTag = Phrase(
        "template.tag", "\"{1}\" is not taken here; write values, and sections with #, ^ and /")
    public static let templateOpenTag = Phrase("template.openTag", "a tag is not closed; write two braces at its end")
    public static let templateSectionName = Phrase(
        "template.sectionName", "a section is closed by another name than it was opened by")
    public static let templateOpenSection = Phrase(
        "template.openSection", "a section is not closed; close it with / and its name")
    public static let templateSyntax = Phrase("template.syntax", "the braces are not understood")

    // Why a template.
    public static let whyLanguage = Phrase("why.language", "in {1}")
    public static let whyAnyLanguage = Phrase("why.anyLanguage", "in any language")
    public static let whyEnglish = Phrase("why.english", "in English, as nothing fits better")
    public static let whyStep = Phrase("why.step", "latest step {1}")
    public static let whyHistory = Phrase("why.history", "after {1}")
    public static let whyOffer = Phrase("why.offer", "for {1}")
    public static let whyFirst = Phrase("why.first", "not contacted since")
    public static let whyTouched = Phrase("why.touched", "contacted since")
    public static let whyNoAnswer = Phrase("why.noAnswer", "contacted since, without an answer")
    public static let whyEverybody = Phrase("why.everybody", "for everybody")
    public static let whyOwn = Phrase("why.own", "your own")
    public static let whyNotLanguage = Phrase("why.notLanguage", "is in {1}")
    public static let whyNotStep = Phrase("why.notStep", "is for the latest step {1}")
    public static let whyNotHistory = Phrase("why.notHistory", "is for after {1}")
    public static let whyNotOffer = Phrase("why.notOffer", "is for {1}")
    public static let whyNotContact = Phrase("why.notContact", "is for who is: {1}")
    public static let whyOccasion = Phrase("why.occasion", "{1} · {2} · {3}")
    public static let whyOccasionLanguage = Phrase("why.occasionLanguage", "language {1}")

    // leadtop compose.
    public static let cliHelpCompose = Phrase(
        "cli.help.compose", "Write to a customer: the message that fits his steps, offer, language and history.")
    public static let cliHelpComposeMore = Phrase(
        "cli.help.composeMore",
        """
        It opens filled in in $EDITOR, is handed over as [compose] of the configuration says, and stands in the \
        timeline; leadtop undo takes that out again. An emptied message is not sent. Without a terminal it is printed. \
        The templates are those of share/leadtop/templates and, before them, your own in \
        $XDG_CONFIG_HOME/leadtop/templates.
        """)
    public static let cliHelpTemplate = Phrase("cli.help.template", "This template, whether it fits or not.")
    public static let cliHelpWhy = Phrase(
        "cli.help.why", "Say which templates fit, and why, the best first; write nothing.")
    public static let cliHelpTemplates = Phrase("cli.help.templates", "List the templates; write nothing.")
    public static let cliHelpPrint = Phrase("cli.help.print", "Print the message; hand over nothing.")
    public static let cliHelpSend = Phrase("cli.help.send", "Hand it over as it is, without the editor.")
    public static let cliHelpYes = Phrase("cli.help.yes", "Go on where somebody else contacted him a short time ago.")
    public static let cliHelpComposeNext = Phrase(
        "cli.help.composeNext", "When the next follow-up is due, or \"none\"; else as the outcome proposes it.")
    public static let cliComposeWhom = Phrase("cli.compose.whom", "Name the customer to write to.")
    public static let cliColumnTemplate = Phrase("cli.column.template", "TEMPLATE")
    public static let cliColumnLanguage = Phrase("cli.column.language", "LANGUAGE")
    public static let cliColumnFits = Phrase("cli.column.fits", "FITS")
    public static let cliColumnBecause = Phrase("cli.column.because", "BECAUSE")
    public static let cliColumnSubject = Phrase("cli.column.subject", "SUBJECT")
    public static let cliColumnFrom = Phrase("cli.column.from", "FROM")
    public static let cliFitsNot = Phrase("cli.fitsNot", "no")

    // [compose] in the configuration.
    public static let configLanguage = Phrase("config.language", "a language, such as \"de\"")
    public static let configCountry = Phrase("config.country", "there is no country \"{1}\"")
    public static let configSender = Phrase(
        "config.sender", "\"Anna Nowak <anna@contoso.example>\", or the address alone")
    public static let configWarnDays = Phrase("config.warnDays", "days, from 0 (never) to 365")
}
