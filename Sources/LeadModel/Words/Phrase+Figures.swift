/// The reports of customers' journeys, of the response to them, and of where they came from.
extension Phrase {
    public static let notACampaign = Phrase(
        "figures.notACampaign",
        "A campaign's name may hold 1 to 16 of A-Z, a-z, 0-9, - and _: the marketplace drops any other.")
    public static let notACampaignBut = Phrase(
        "figures.notACampaignBut",
        "A campaign's name may hold 1 to 16 of A-Z, a-z, 0-9, - and _: the marketplace drops any other. This one would do: {1}"
    )
    public static let verbLink = Phrase("verb.link", "link")
    static let activityLink = Phrase("activity.link", "link made: {1}")

    // Who stands behind a number.
    public static let journeyPath = Phrase("figures.path", "{1} → {2}")
    public static let groupBegan = Phrase("figures.groupBegan", "{1}: began")
    public static let groupCompleted = Phrase("figures.groupCompleted", "{1}: went on")
    public static let groupMissing = Phrase("figures.groupMissing", "{1}: did not go on")
    public static let groupWithin = Phrase("figures.groupWithin", "{1}: went on within {2} {2:week:weeks}")
    public static let groupStuck = Phrase("figures.groupStuck", "{1}: stuck")
    public static let groupStuckFor = Phrase("figures.groupStuckFor", "{1}: stuck {2} to {3} days")
    public static let groupStuckLonger = Phrase("figures.groupStuckLonger", "{1}: stuck {2} days or longer")
    public static let groupSameOffer = Phrase("figures.groupSameOffer", "{1}, same offer")
    public static let groupEverybody = Phrase("figures.groupEverybody", "contacted or not")
    public static let groupContacted = Phrase("figures.groupContacted", "contacted")
    public static let groupInTime = Phrase("figures.groupInTime", "contacted within the target")
    public static let groupLate = Phrase("figures.groupLate", "contacted after the target")
    public static let groupWaiting = Phrase("figures.groupWaiting", "never contacted, still within the target")
    public static let groupOver = Phrase("figures.groupOver", "never contacted, over the target")
    public static let groupClosed = Phrase("figures.groupClosed", "never contacted, closed")
    public static let groupBlocked = Phrase("figures.groupBlocked", "never contacted, do not contact")
    public static let groupOverdue = Phrase("figures.groupOverdue", "follow-up overdue")
    public static let groupEnded = Phrase("figures.groupEnded", "{1}: {2}")
    public static let groupReached = Phrase("figures.groupReached", "{1} or further")
    public static let groupPart = Phrase("figures.groupPart", "{1} {2}")
    public static let groupJoined = Phrase("figures.groupJoined", "{1} · {2}")
    public static let noReason = Phrase("figures.noReason", "no reason given")
    public static let partOffer = Phrase("figures.partOffer", "offer")
    public static let partCountry = Phrase("figures.partCountry", "country")
    public static let partCampaign = Phrase("figures.partCampaign", "campaign")
    public static let partWeek = Phrase("figures.partWeek", "week of")
    public static let byWeek = Phrase("figures.byWeek", "week")
    public static let partRep = Phrase("figures.partRep", "rep")
    public static let partStep = Phrase("figures.partStep", "step")
    public static let partSource = Phrase("figures.partSource", "source")
    public static let partNone = Phrase("figures.partNone", "(none)")

    // What the numbers are.
    public static let figuresPath = Phrase("figures.columnPath", "From → to")
    public static let figuresBegan = Phrase("figures.columnBegan", "Began")
    public static let figuresCompleted = Phrase("figures.columnCompleted", "Went on")
    public static let figuresRate = Phrase("figures.columnRate", "Rate")
    public static let figuresBefore = Phrase("figures.columnBefore", "Before")
    public static let figuresMedian = Phrase("figures.columnMedian", "Median")
    public static let figuresNinetieth = Phrase("figures.columnNinetieth", "9 of 10 in")
    public static let figuresStuck = Phrase("figures.columnStuck", "Stuck")
    public static let figuresStuckUnder = Phrase("figures.columnStuckUnder", "<{1} d")
    public static let figuresStuckBetween = Phrase("figures.columnStuckBetween", "{1}-{2} d")
    public static let figuresStuckOver = Phrase("figures.columnStuckOver", "{1}+ d")
    public static let figuresWeeks = Phrase("figures.columnWeeks", "{1} wk")
    public static let figuresCustomers = Phrase("figures.columnCustomers", "Customers")
    public static let figuresInTime = Phrase("figures.columnInTime", "In time")
    public static let figuresLate = Phrase("figures.columnLate", "Late")
    public static let figuresShare = Phrase("figures.columnShare", "Share")
    public static let figuresWaiting = Phrase("figures.columnWaiting", "Waiting")
    public static let figuresOver = Phrase("figures.columnOver", "Over")
    public static let figuresClosed = Phrase("figures.columnClosed", "Closed")
    public static let figuresBlocked = Phrase("figures.columnBlocked", "DNC")
    public static let figuresOverdue = Phrase("figures.columnOverdue", "Overdue")
    public static let figuresOldest = Phrase("figures.columnOldest", "Oldest")
    public static let figuresLeads = Phrase("figures.columnLeads", "Leads")
    public static let figuresWon = Phrase("figures.columnWon", "Won")
    public static let figuresReason = Phrase("figures.columnReason", "Reason")
    public static let figuresLink = Phrase("figures.columnLink", "Campaign")
    public static let figuresMade = Phrase("figures.columnMade", "Made")
    public static let figuresLast = Phrase("figures.columnLast", "Last lead")
    public static let figuresAll = Phrase("figures.all", "All")

    // Headings and notes.
    public static let journeysTitle = Phrase("figures.journeysTitle", "Journeys of customers")
    public static let journeysSameOffer = Phrase(
        "figures.journeysSameOffer", "Journeys of customers, about the same offer")
    public static let journeysBy = Phrase("figures.journeysBy", "{1}, by {2}")
    public static let journeysByWeek = Phrase("figures.journeysByWeek", "{1}, by week of arrival: went on within")
    public static let journeysStuck = Phrase("figures.journeysStuck", "Stuck, by days since the first step")
    public static let journeysTrend = Phrase(
        "figures.journeysTrend", "Share that went on within {1} weeks, week by week")
    public static let responseTitle = Phrase("figures.responseTitle", "Time to first contact")
    public static let responseBy = Phrase("figures.responseBy", "Time to first contact, by {1}")
    public static let responseOverdue = Phrase("figures.responseOverdue", "Follow-ups overdue, by rep")
    public static let responseEndings = Phrase("figures.responseEndings", "Won, lost, and why")
    public static let originBy = Phrase("figures.originBy", "Where from: {1}")
    public static let originLinks = Phrase("figures.originLinks", "Tagged links")
    public static let linkSilent = Phrase("figures.linkSilent", "nobody came yet")
    public static let figuresNone = Phrase("figures.none", "Nothing passes this filter.")
    public static let figuresUnripe = Phrase("figures.unripe", "{1} (~ not over yet)")
    public static let figuresUnripeNote = Phrase("figures.unripeNote", "~: not all of that week have had the time yet")
    public static let figuresBasis = Phrase(
        "figures.basis", "Counted from {1} {1:lead:leads} of {2} {2:customer:customers}")
    public static let figuresBlockedNote = Phrase(
        "figures.blockedNote", "{1} of them may not be contacted")
    public static let figuresCrossListed = Phrase("figures.crossListed", "{1} cross-listed not counted")

    // Screen, keys and commands.
    public static let reportBy = Phrase("figures.reportBy", "by {1}")
    public static let reportSameOffer = Phrase("figures.reportSameOffer", "same offer")
    public static let reportAnyOffer = Phrase("figures.reportAnyOffer", "any offer")
    public static let screenReports = Phrase("screen.screenReports", "Reports")
    public static let viewJourneys = Phrase("figures.viewJourneys", "Journeys")
    public static let viewResponse = Phrase("figures.viewResponse", "Response")
    public static let viewSources = Phrase("figures.viewSources", "Where from")
    public static let commandReports = Phrase("command.reports", "Show the reports")
    public static let commandNextReport = Phrase("command.nextReport", "The next report")
    public static let commandPreviousReport = Phrase("command.previousReport", "The report before")
    public static let commandJourneysBy = Phrase("command.journeysBy", "Journeys by week, offer, country or campaign")
    public static let commandSameOffer = Phrase("command.sameOffer", "Journeys about the same offer, or any")
    public static let footerReport = Phrase("footer.report", "report")
    public static let footerBy = Phrase("footer.by", "by")
    public static let footerSameOffer = Phrase("footer.sameOffer", "same offer")
    public static let footerItsCustomers = Phrase("footer.itsCustomers", "its customers")

    public static let cliHelpJourneys = Phrase("cli.helpJourneys", "How customers went from one step to another.")
    public static let cliHelpJourneysMore = Phrase(
        "cli.helpJourneysMore",
        """
        A customer's journey begins with the first of his leads of the one step, and is completed by his first lead of \
        the other at that moment or later. All leads must pass the filter. Who did not go on, may be contacted and is \
        not closed is stuck. In machine formats "behind" names the customers of a row: leadtop customers --behind.
        """)
    public static let cliHelpJourneysBy = Phrase("cli.helpJourneysBy", "Tell journeys apart by what they began with.")
    public static let cliHelpSameOffer = Phrase(
        "cli.helpSameOffer", "The second step must be about the offer of the first.")
    public static let cliHelpBehind = Phrase(
        "cli.helpBehind", "Only who stands behind a number of a report, as its \"behind\" says.")
    public static let cliBadBehind = Phrase(
        "cli.badBehind", "No report has such a number. Take the \"behind\" of leadtop journeys --format json.")
    public static let cliHelpLink = Phrase("cli.helpLink", "Make a tagged link to an offer's listing.")
    public static let cliHelpLinkMore = Phrase(
        "cli.helpLinkMore",
        """
        Who comes by the link brings its campaign along in his lead. The link is kept, so that leadtop report sources \
        shows what came by it, and which links nobody has come by yet.
        """)
    public static let cliHelpLinkOffer = Phrase("cli.helpLinkOffer", "The offer: publisher.offer, or its title.")
    public static let cliHelpCampaign = Phrase(
        "cli.helpCampaign", "The campaign (mktcmpid): 1 to 16 of A-Z, a-z, 0-9, - and _.")
    public static let cliHelpLinkSource = Phrase("cli.helpLinkSource", "Where the link stands (utm_source).")
    public static let cliHelpLinkMedium = Phrase("cli.helpLinkMedium", "What it stands in (utm_medium).")
    public static let cliHelpMarket = Phrase(
        "cli.helpMarket", "Where the listing stands. Unless told: where most of the offer's leads come from.")
    public static let cliLinkNoID = Phrase(
        "cli.linkNoID", "This offer has no id. Name it as publisher.offer, as its listing's address does.")
    public static let cliLinkKnown = Phrase("cli.linkKnown", "This link was made before.")
    public static let cliLinkNoLeads = Phrase(
        "cli.linkNoLeads", "No lead is about this offer yet. Check its id against the listing's address.")
}
