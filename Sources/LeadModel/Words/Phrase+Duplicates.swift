/// Customers who look like one person.
extension Phrase {
    public static let likeEmail = Phrase("duplicates.likeEmail", "e-mail one typing slip apart")
    public static let likeEmailOtherName = Phrase(
        "duplicates.likeEmailOtherName", "e-mail one typing slip apart, another name")
    public static let likeNameAndCompany = Phrase("duplicates.likeNameAndCompany", "same name and company")
    public static let likePhone = Phrase("duplicates.likePhone", "same phone")
    public static let likePhoneSameName = Phrase("duplicates.likePhoneSameName", "same phone and name")
    public static let likePhoneCloseName = Phrase(
        "duplicates.likePhoneCloseName", "same phone, name one typing slip apart")
    public static let likePhoneOtherName = Phrase("duplicates.likePhoneOtherName", "same phone, another name")
    public static let likeNearlySure = Phrase("duplicates.nearlySure", "nearly sure")
    public static let likeLikely = Phrase("duplicates.likely", "likely")
    public static let likePerhaps = Phrase("duplicates.perhaps", "perhaps")

    public static let duplicatesTitle = Phrase("duplicates.title", "Duplicates")
    public static let duplicatesCounted = Phrase(
        "duplicates.counted", "{1} {1:pair:pairs} of customers may be one person")
    public static let duplicatesPlace = Phrase("duplicates.place", "{1} of {2}")
    public static let duplicatesOf = Phrase("duplicates.of", "maybe the same as {1}")
    public static let duplicatesLooking = Phrase("duplicates.looking", "looking for customers who are one person …")
    public static let duplicatesLookingAgain = Phrase("duplicates.lookingAgain", "looking again …")
    public static let duplicatesShown = Phrase("duplicates.shown", "the surest {1} are shown")
    public static let duplicatesNone = Phrase(
        "duplicates.none",
        "Nobody here looks like somebody else: no e-mail is one typing slip from another, and no name with its company "
            + "and no phone stands at two customers.")
    public static let duplicatesStays = Phrase("duplicates.stays", "stays")
    public static let duplicatesGoes = Phrase("duplicates.goes", "goes into it")
    public static let duplicatesSides = Phrase("duplicates.sides", "{1} · no. {2}")
    public static let duplicatesUnlike = Phrase("duplicates.unlike", "≠")
    public static let duplicatesUnlikeASCII = Phrase("duplicates.unlikeASCII", "*")
    public static let duplicatesLeads = Phrase("duplicates.leads", "{1}, last {2}")
    public static let duplicatesSince = Phrase("duplicates.since", "First lead")
    public static let duplicatesContacted = Phrase("duplicates.contacted", "Contacted")
    public static let duplicatesMayContact = Phrase("duplicates.mayContact", "may be contacted")
    public static let duplicatesAfter = Phrase("duplicates.after", "After the merge: {1}")
    public static let duplicatesMergedAway = Phrase(
        "duplicates.mergedAway", "One of the two was merged meanwhile: the pair is gone.")
    public static let changeSetAside = Phrase("change.setAside", "set aside: not the same person")
    public static let verbSetAside = Phrase("verb.setAside", "set aside")
    public static let notTheSame = Phrase("activity.notTheSame", "{1}: {2} is not {3}")
    public static let columnSure = Phrase("duplicates.columnSure", "Sure")
    public static let columnStays = Phrase("duplicates.columnStays", "Stays")
    public static let columnGoes = Phrase("duplicates.columnGoes", "Goes into it")
    public static let commandDuplicates = Phrase(
        "command.duplicates", "Duplicates: customers who may be one person")
    public static let commandSetAside = Phrase("command.setAside", "Set aside for good: two people")
    public static let commandSwap = Phrase("command.swap", "The other one stays")
    public static let footerDuplicates = Phrase("footer.duplicates", "duplicates")
    public static let footerSetAside = Phrase("footer.setAside", "not the same")
    public static let footerSwap = Phrase("footer.swap", "who stays")
    public static let maybeSame = Phrase("customer.maybeSame", "Maybe the same as {1} ({2}): {3} compares them.")
    public static let maybeSameMany = Phrase(
        "customer.maybeSameMany", "Maybe the same as {1} ({2}) and {3} more: {4} compares them.")

    public static let cliHelpDuplicates = Phrase("cli.help.duplicates", "Find customers who may be one person.")
    public static let cliHelpDuplicatesMore = Phrase(
        "cli.help.duplicatesMore",
        "Compares phones (by their digits), names with companies, and e-mails that are one typing slip apart; the surest "
            + "come first, each with its reasons. Merged, set aside and test customers are never among them.")
    public static let cliHelpDuplicatesList = Phrase(
        "cli.help.duplicatesList", "List pairs of customers, the surest first.")
    public static let cliHelpDuplicatesMerge = Phrase(
        "cli.help.duplicatesMerge", "Merge two customers; the first stays. leadtop undo takes it back.")
    public static let cliHelpDuplicatesSetAside = Phrase(
        "cli.help.duplicatesSetAside", "Say that two customers are two people: never suggested again.")
    public static let cliHelpDuplicatesOf = Phrase(
        "cli.help.duplicatesOf", "Only who may be the same as this customer.")
    public static let cliHelpStays = Phrase(
        "cli.help.stays", "The customer who stays: an id, an e-mail or part of a name.")
    public static let cliHelpGoes = Phrase("cli.help.goes", "The customer whose leads and notes become his.")
    public static let cliHelpOneOfTwo = Phrase("cli.help.oneOfTwo", "A customer: an id, an e-mail or part of a name.")
    public static let cliHelpOtherOfTwo = Phrase("cli.help.otherOfTwo", "The other customer.")
    public static let cliSameCustomer = Phrase(
        "cli.sameCustomer", "Both words mean the same customer, {1}. Name two: leadtop customers lists their ids.")
    public static let cliDuplicatesShown = Phrase(
        "cli.duplicatesShown", "{1} of {2} pairs shown: the surest. --limit shows more.")
    public static let cliMerged = Phrase("cli.merged", "Merged {2} into {1}. leadtop undo takes it back.")
    public static let cliSetAside = Phrase(
        "cli.setAside", "{1} and {2} are two people: never suggested again. leadtop undo takes it back.")
    public static let cliColumnWhyAlike = Phrase("cli.columnWhyAlike", "Why")
}
