/// The title line, the funnel and an empty store.
extension Phrase {
    public static let screenFunnel = Phrase("screen.screenFunnel", "Funnel")
    public static let screenLeads = Phrase("screen.screenLeads", "Leads")
    public static let screenCustomers = Phrase("screen.screenCustomers", "Customers")
    public static let screenFollowUps = Phrase("screen.screenFollowUps", "Follow-ups")
    public static let screenOffers = Phrase("screen.screenOffers", "Offers")
    public static let screenActivity = Phrase("screen.screenActivity", "Activity")
    public static let screenQuarantine = Phrase("screen.screenQuarantine", "Quarantine")
    public static let screenCustomer = Phrase("screen.screenCustomer", "Customer")
    public static let tooSmall = Phrase(
        "screen.tooSmall",
        "leadtop needs {1}x{2} characters; this terminal has {3}x{4}.")
    public static let working = Phrase("screen.working", "{1} {2} of {3} · esc stops, nothing is changed then")
    public static let footerCell = Phrase("screen.footerCell", "cell")
    public static let footerMove = Phrase("screen.footerMove", "move")
    public static let counting = Phrase("screen.counting", "counting …")
    public static let loading = Phrase("screen.loading", "loading …")
    public static let funnelTitle = Phrase("screen.funnelTitle", "Leads by source and step")
    public static let funnelCustomersTitle = Phrase("screen.funnelCustomersTitle", "Customers by source and step")
    public static let twelveWeeks = Phrase("screen.twelveWeeks", "{1} weeks")
    public static let stagesTitle = Phrase("screen.stagesTitle", "Customers by the furthest stage they reached")
    public static let stageSteps = Phrase("screen.stageSteps", "{1}")
    public static let stageStepsOrFurther = Phrase("screen.stageStepsOrFurther", "{1}, or further")
    public static let stepOrStep = Phrase("screen.stepOrStep", " or ")
    public static let againstBefore = Phrase("screen.againstBefore", "{1} against the {2} days before")
    public static let nothingBefore = Phrase("screen.nothingBefore", "nothing in the {1} days before")
    public static let testNotCounted = Phrase("screen.testNotCounted", "{1} test {1:lead:leads} not counted")
    public static let testCounted = Phrase("screen.testCounted", "{1} test {1:lead:leads} counted")
    public static let noSource = Phrase("screen.noSource", "(no source)")
    public static let total = Phrase("screen.total", "Total")
    public static let crossListedLong = Phrase("screen.crossListedLong", "Cross-listed (DNC)")
    public static let noFilter = Phrase("screen.noFilter", "no filter")
    public static let shortDays = Phrase("screen.shortDays", "{1} days")
    public static let shortTest = Phrase("screen.shortTest", "+ test")
    public static let crossListedShort = Phrase("screen.crossListedShort", "DNC")
    public static let emptyStore = Phrase(
        "screen.emptyStore", "Welcome to leadtop. There are no leads in this store yet:")
    public static let emptyDemo = Phrase(
        "screen.emptyDemo",
        "For a first look, make a store of sample leads and open it:")
    public static let emptyDemoHere = Phrase("screen.emptyDemoHere", "For a first look, fill it with sample leads:")
    public static let emptySamples = Phrase(
        "screen.emptySamples",
        "Or read a small file of each format, to see how leads of one customer fold:")
    public static let emptyImport = Phrase(
        "screen.emptyImport",
        "Your own leads, in any of the marketplace's formats, or any other CSV or JSON:")
    public static let emptyWaits = Phrase(
        "screen.emptyWaits",
        "Type these in another terminal, or here after q. Leads appear on this screen as they come in.")
    public static let allOffers = Phrase("screen.allOffers", "all offers")
    public static let allCountries = Phrase("screen.allCountries", "all countries")
    public static let allTime = Phrase("screen.allTime", "all time")
    public static let lastYear = Phrase("screen.lastYear", "last year")
    public static let lastDays = Phrase("screen.lastDays", "last {1} days")
    public static let scopeOffer = Phrase("screen.scopeOffer", "offer {1}")
    public static let withTestLeads = Phrase("screen.withTestLeads", "with test leads")
    public static let withoutCrossListed = Phrase("screen.withoutCrossListed", "without cross-listed")
    public static let customerGone = Phrase(
        "screen.customerGone",
        "This customer is no longer there: undone, or merged into another.")
}
