/// What commands say: their lists, their answers and their refusals.
extension Phrase {
    // The funnel.
    public static let cliCrossListedApart = Phrase("cli.crossListedApart", "{1} cross-listed (DNC), apart")
    public static let cliAgainstBefore = Phrase("cli.againstBefore", "{1} against the period before")

    // Columns.
    public static let cliColumnMarks = Phrase("cli.column.marks", "Marks")
    public static let cliColumnID = Phrase("cli.column.id", "ID")
    public static let cliColumnWeek = Phrase("cli.column.week", "Week of")
    public static let cliColumnCampaign = Phrase("cli.column.campaign", "Campaign")
    public static let cliColumnFold = Phrase("cli.column.fold", "Why here")

    // Rows.
    public static let cliAndMore = Phrase("cli.andMore", "{1} +{2}")
    public static let cliNone = Phrase("cli.none", "(none)")

    // A customer.
    public static let cliCustomerNumber = Phrase("cli.customerNumber", "Customer {1}")
    public static let cliWithMoment = Phrase("cli.withMoment", "{1} ({2})")
}
