import LeadModel

/// The reports, the one that is shown, and the number the cursor is on.
struct ReportsState: Hashable, Sendable {
    enum View: Hashable, Sendable, CaseIterable {
        case journeys, response, sources

        var title: String {
            switch self {
            case .journeys: words(.viewJourneys)
            case .response: words(.viewResponse)
            case .sources: words(.viewSources)
            }
        }

        func moved(by steps: Int) -> View {
            let all = Self.allCases
            let place = (all.firstIndex(of: self) ?? 0) + steps + all.count
            return all[place % all.count]
        }
    }

    var view = View.journeys
    var by = Journeys.By.week
    var isSameOffer = false
    /// The path whose parts are shown.
    var path = JourneyPath.all[0]
    var journeys: Journeys?
    var response: ResponseTimes?
    var attribution: Attribution?
    var isCounting = false
    /// The row of the cursor among all of the report, and the number in it.
    var row = 0
    var column = 0

    /// Whether there is nothing yet to be seen of the report that is shown.
    var isMissing: Bool {
        switch view {
        case .journeys: journeys == nil
        case .response: response == nil
        case .sources: attribution == nil
        }
    }

    var basis: Basis? {
        switch view {
        case .journeys: journeys?.basis
        case .response: response?.basis
        case .sources: attribution?.basis
        }
    }

    mutating func take(_ put: (inout ReportsState) -> Void) {
        put(&self)
        isCounting = false
    }

    mutating func show(_ view: View) {
        self.view = view
        (row, column) = (0, 0)
    }
}
