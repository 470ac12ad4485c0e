import LeadModel

/// One part of a report: what it is about, a picture, and the figures.
struct ReportSection {
    var title: String
    /// What a reader has to know to read it right.
    var notes: [String]
    var picture: Node?
    /// What the lines of the picture are.
    var legend: [Legend] = []
    var table: FigureTable
    /// Whether the page folds the table away, because the picture tells it whole.
    var isTableFolded = false
    /// How many rows people are shown; machines get all.
    var shownRows = Int.max
    /// What the rows are that are not shown.
    var remainder: String?

    struct Legend {
        /// Of the stylesheet.
        var name: String
        var title: String
    }
}

/// What sections are made from.
struct ReportContext {
    let bundle: ReportBundle
    let rules: StageRules
    let customs: Customs

    var basis: ReportBasis { bundle.basis }

    func number(_ count: Int) -> String { customs.number(count) }

    var sections: [ReportSection] {
        [stagesSection, funnelSection, trendSection] + (bundle.offers.isEmpty ? [] : [offersSection])
    }
}
