import LeadModel

/// One part of a report: what it is about, a picture, and the figures.
struct ReportSection {
    var title: String
    /// What a reader has to know to read it right.
    var notes: [String]
    /// What he has to know of what is drawn.
    var drawn: [String] = []
    var picture: Node?
    /// What the lines of the picture are.
    var legend: [Legend] = []
    var table: FigureTable
    /// Whether the page folds the table away, because the picture tells it whole.
    var isTableFolded = false
    /// How many rows people are shown; machines get all.
    var shownRows = Int.max
    /// Whether these are the last ones.
    var showsLastRows = false
    /// What the rows are that are not shown.
    var remainder: String?
    /// Whether people are not shown it at all, because another section says it.
    var isForMachinesOnly = false
    /// How much of a wide page it takes.
    var width = Width.whole

    enum Width { case whole, half, slim }

    var visibleRows: ArraySlice<FigureTable.Row> {
        showsLastRows ? table.rows.suffix(shownRows) : table.rows.prefix(shownRows)
    }

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
    var customs: Customs
    /// The only part that is wanted; `nil` for all.
    var part: Report.Part?

    var basis: Basis { bundle.basis }

    func number(_ count: Int) -> String { customs.number(count) }

    var sections: [ReportSection] { Report.Part.allCases.filter { part == nil || part == $0 }.flatMap(sections) }

    private func sections(_ part: Report.Part) -> [ReportSection] {
        switch part {
        case .funnel: [stagesSection, funnelSection, trendSection]
        case .offers: bundle.offers.isEmpty ? [] : [offersSection]
        case .journeys: journeySections
        case .response: responseSections
        case .sources: attributionSections
        }
    }
}
