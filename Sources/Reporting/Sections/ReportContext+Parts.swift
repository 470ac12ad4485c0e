import LeadModel

/// What a row is about.
extension ReportContext {
    func label(_ part: ReportGroup.Part) -> FigureTable.Label {
        switch part {
        case .offer(let offer): return .outside(offer, offer.isEmpty ? words(.reportNoOffer) : offer)
        case .country(let code):
            return FigureTable.Label(machine: code, shown: code.isEmpty ? words(.reportNone) : Country.name(code))
        case .campaign(let text), .tag(_, let text):
            let safe = withoutAddress(text)
            return .outside(safe, safe.isEmpty ? words(.reportNone) : safe)
        case .week(let date):
            return FigureTable.Label(machine: date.iso, shown: customs.day(date, hidingYear: thisYear))
        case .rep(let rep): return .outside(rep, rep.isEmpty ? words(.reportNobody) : rep)
        case .step(let step): return label(step)
        case .source(let source): return label(source)
        }
    }

    func label(_ step: Step) -> FigureTable.Label { FigureTable.Label(machine: step.word, shown: step.title) }

    func label(_ source: Source) -> FigureTable.Label {
        guard case .other(let word) = source else {
            return FigureTable.Label(machine: source.wire, shown: source.title)
        }
        return .outside(word, word.isEmpty ? words(.noSource) : word)
    }

    private var thisYear: Int { customs.zone.localTime(of: basis.asOf).date.year }

    /// A report holds no customer's address, not even where somebody wrote one into a campaign's name.
    func withoutAddress(_ text: String) -> String {
        text.contains("@") ? words(.reportAddressLeftOut) : text
    }
}
