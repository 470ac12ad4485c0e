/// What a report for others says.
extension Phrase {
    public static let reportKicker = Phrase("report.kicker", "Marketplace leads")
    public static let reportTitlePeriod = Phrase("report.titlePeriod", "{1} to {2}")
    public static let reportTitleUntil = Phrase("report.titleUntil", "All leads to {1}")
    public static let reportLead = Phrase(
        "report.lead", "{1} {1:lead:leads} of {2} {2:customer:customers}{3}.")
    public static let reportLeadMore = Phrase("report.leadMore", ", {1} more than in the {2} days before")
    public static let reportLeadFewer = Phrase("report.leadFewer", ", {1} fewer than in the {2} days before")
    public static let reportLeadSame = Phrase("report.leadSame", ", as many as in the {1} days before")
    public static let reportLeadNone = Phrase("report.leadNone", "; the {1} days before had none")
    public static let reportLeadActive = Phrase(
        "report.leadActive", "{1} of the customers became active, {2} of those who showed interest.")
    public static let reportNoLeads = Phrase("report.noLeads", "No lead passes this filter.")

    // What it is counted from.
    public static let reportBasis = Phrase("report.basis", "Counted from")
    public static let reportPeriod = Phrase("report.period", "Period")
    public static let reportDays = Phrase("report.days", "{1} to {2} ({3} {3:day:days})")
    public static let reportUntil = Phrase("report.until", "all time to {1}")
    public static let reportFilter = Phrase("report.filter", "Filter")
    public static let reportFilterPart = Phrase("report.filterPart", "{1}: {2}")
    public static let reportTests = Phrase("report.tests", "Test leads")
    public static let reportTestsApart = Phrase("report.testsApart", "{1} left out")
    public static let reportTestsCounted = Phrase("report.testsCounted", "{1} counted with the others")
    public static let reportCrossListed = Phrase("report.crossListed", "Do not contact")
    public static let reportCrossListedApart = Phrase(
        "report.crossListedApart", "{1} cross-listed {1:lead:leads} in no total")
    public static let reportBlocked = Phrase(
        "report.blocked", "{1}; {2} of the customers may not be contacted")
    public static let reportGroup = Phrase("report.group", "Group")
    public static let reportStore = Phrase("report.store", "Store as of")
    public static let reportStoreAt = Phrase("report.storeAt", "{1} ({2})")
    public static let reportStoreNewest = Phrase("report.storeNewest", "{1} ({2}), newest lead {3}")
    public static let reportActionIs = Phrase("report.action", "Action")
    public static let reportOneRep = Phrase("report.oneRep", "one rep")
    public static let reportRep = Phrase("report.rep", "Rep {1}")
    public static let reportNobody = Phrase("report.nobody", "nobody")
    public static let reportFollowUpDue = Phrase("report.followUpDue", "due")
    public static let reportFollowUpOverdue = Phrase("report.followUpOverdue", "overdue")
    public static let reportFollowUpNone = Phrase("report.followUpNone", "none")
    public static let reportFollowUpAny = Phrase("report.followUpAny", "open")
    public static let reportContactOnly = Phrase("report.contactOnly", "only these")
    public static let reportContactExcluded = Phrase("report.contactExcluded", "left out")
    public static let reportNoPersonalData = Phrase(
        "report.noPersonalData", "This report holds counts only: no customer's name, address or number.")
    public static let reportMadeBy = Phrase("report.madeBy", "Made by leadtop {1} on {2}.")

    // Key figures.
    public static let reportKeyFigures = Phrase("report.keyFigures", "In short")
    public static let reportChange = Phrase("report.change", "{1} against the {2} days before")
    public static let reportActiveCustomers = Phrase("report.activeCustomers", "Active customers")
    public static let reportOfInterested = Phrase("report.ofInterested", "{1} of all who showed interest")
    public static let reportLeadsEach = Phrase("report.leadsEach", "{1} leads each")

    // Sections.
    public static let reportStagesNote = Phrase(
        "report.stagesNote", "A customer counts at each stage up to the furthest he reached.")
    public static let reportStagesBefore = Phrase(
        "report.stagesBefore", "The marks above and below a bar are the {1} days before.")
    public static let reportStagesOf = Phrase("report.stagesOf", "{1} of the stage before")
    public static let reportStage = Phrase("report.stage", "Stage")
    public static let reportReached = Phrase("report.reached", "Customers")
    public static let reportRate = Phrase("report.rate", "Of the stage before")
    public static let reportBefore = Phrase("report.before", "The {1} days before")
    public static let reportStagePart = Phrase("report.stagePart", "{1}: {2} {2:customer:customers}")
    public static let reportStagePartRate = Phrase(
        "report.stagePartRate", "{1}: {2} {2:customer:customers}, {3} of the stage before")
    public static let reportFunnelNote = Phrase(
        "report.funnelNote",
        "Who has leads of two sources counts at both, and once in the total. The lines are the {1} weeks to {2}, whatever the period."
    )
    public static let reportFunnelDrawn = Phrase("report.funnelDrawn", "The darker a cell, the more leads it has.")
    public static let reportTrendTitle = Phrase("report.trendTitle", "Leads per week")
    public static let reportTrendNow = Phrase("report.trendNow", "{1} weeks to {2}")
    public static let reportTrendBefore = Phrase("report.trendBefore", "the {1} weeks before")
    public static let reportTrendText = Phrase(
        "report.trendText",
        "{1} leads in the {2} weeks to {3}, {4} in the {2} weeks before. Most came in the week of {5}: {6}.")
    public static let reportTrendNone = Phrase("report.trendNone", "No leads in the {1} weeks to {2}.")
    public static let reportWeekOf = Phrase("report.weekOf", "Week of")
    public static let reportWeekLeads = Phrase("report.weekLeads", "Leads")
    public static let reportWeekBefore = Phrase("report.weekBefore", "{1} weeks earlier")
    public static let reportOffersNote = Phrase(
        "report.offersNote",
        "Active: customers with a step of the last stage about the offer, and their share of its customers.")
    public static let reportOffersMore = Phrase(
        "report.offersMore", "{1} more {1:offer:offers} with {2} {2:lead:leads} in all {1:is:are} not shown.")
    public static let reportActive = Phrase("report.active", "Active")
    public static let reportActiveShare = Phrase("report.activeShare", "Active share")
    public static let reportNoOffer = Phrase("report.noOffer", "(no offer)")
    public static let reportOtherSources = Phrase("report.otherSources", "{1} other sources")
    public static let reportTable = Phrase("report.table", "The figures as a table")

    // Journeys.
    public static let reportJourneys = Phrase("report.journeys", "From one step to the next")
    public static let reportJourneysNote = Phrase(
        "report.journeysNote",
        "Customers, not leads. Waiting on: who did not go on, may be contacted and is not closed.")
    public static let reportPath = Phrase("report.path", "{1} to {2}")
    public static let reportFromStep = Phrase("report.fromStep", "From")
    public static let reportToStep = Phrase("report.toStep", "To")
    public static let reportBegan = Phrase("report.began", "Began")
    public static let reportCompleted = Phrase("report.completed", "Went on")
    public static let reportJourneyRate = Phrase("report.journeyRate", "Rate")
    public static let reportMedian = Phrase("report.median", "Median time")
    public static let reportNinetieth = Phrase("report.ninetieth", "9 in 10 within")
    public static let reportStuck = Phrase("report.stuck", "Waiting on")
    public static let reportCohorts = Phrase("report.cohorts", "{1}, by week of arrival")
    public static let reportCohortsNote = Phrase(
        "report.cohortsNote",
        "By week of arrival: the share who went on within so many weeks; a dash where these are not over.")
    public static let reportCameInWeek = Phrase("report.cameInWeek", "Week of")
    public static let reportWithin = Phrase("report.within", "{1} {1:week:weeks}")

    // Response.
    public static let reportResponseByRep = Phrase("report.responseByRep", "How soon customers were contacted")
    public static let reportResponseNote = Phrase(
        "report.responseNote",
        "Over: never contacted and past the target. Overdue: follow-ups whose time is past.")
    public static let reportResponseText = Phrase(
        "report.responseText", "Half were contacted within {1}, nine in ten within {2}; {3} within the target.")
    public static let reportResponseBefore = Phrase(
        "report.responseBefore", "In the {1} days before: half within {2}; {3} within the target.")
    public static let reportNobodyContacted = Phrase("report.nobodyContacted", "Nobody was contacted yet.")
    public static let reportResponseByStep = Phrase("report.responseByStep", "The same, by first step")
    public static let reportRepHeading = Phrase("report.repHeading", "Rep")
    public static let reportWithinTarget = Phrase("report.withinTarget", "Within target")
    public static let reportContacted = Phrase("report.contacted", "Contacted")
    public static let reportWaiting = Phrase("report.waiting", "Waiting")
    public static let reportOver = Phrase("report.over", "Over")
    public static let reportOverdue = Phrase("report.overdue", "Overdue")
    public static let reportMoreReps = Phrase(
        "report.moreReps", "{1} more {1:rep:reps} not shown, but counted in the total.")
    public static let reportEndings = Phrase("report.endings", "What came of it")
    public static let reportEndingsNote = Phrase("report.endingsNote", "{1} won, {2} lost.")
    public static let reportReason = Phrase("report.reason", "Reason")
    public static let reportNoReason = Phrase("report.noReason", "(no reason given)")
    public static let reportMedianResponse = Phrase("report.medianResponse", "Median to first contact")
    public static let reportShareInTarget = Phrase("report.shareInTarget", "{1} within the target")

    // Where from.
    public static let reportFrom = Phrase("report.from", "Where from, by {1}")
    public static let reportCampaign = Phrase("report.campaign", "Campaign")
    public static let reportNone = Phrase("report.none", "(none)")
    public static let reportAddressLeftOut = Phrase("report.addressLeftOut", "(an address, left out)")
    public static let reportMoreParts = Phrase(
        "report.moreParts", "{1} more with {2} {2:lead:leads} in all {1:is:are} not shown.")
    public static let reportOriginsNote = Phrase(
        "report.originsNote", "How far customers went, and who was won, is told by all their leads.")
    public static let reportLinks = Phrase("report.links", "Tagged links")
    public static let reportLinksNote = Phrase("report.linksNote", "Nobody has come by {1} of {2} yet.")
    public static let reportMadeOn = Phrase("report.madeOn", "Made")
    public static let reportLastLead = Phrase("report.lastLead", "Last lead")
}
