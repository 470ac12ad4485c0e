extension ReportBundle {
    /// The same figures with numbers in place of the reps' names: `Rep 1` has the most customers.
    public var withAnonymousReps: ReportBundle {
        var bundle = self
        let names = reps
        func name(_ rep: String) -> String {
            names.firstIndex(of: rep).map { words(.reportRep, $0 + 1) } ?? rep
        }
        for place in response.reps.indices {
            guard case .rep(let rep) = response.reps[place].part else { continue }
            bundle.response.reps[place].part = .rep(name(rep))
        }
        for place in response.overdue.indices {
            bundle.response.overdue[place].rep = name(response.overdue[place].rep)
        }
        for place in attribution.links.indices { bundle.attribution.links[place].link.who = "" }
        if case .named(let rep) = basis.filter.owner {
            let owner = Filter.Owner.named(names.contains(rep) ? name(rep) : words(.reportOneRep))
            bundle.basis.filter.owner = owner
            bundle.journeys.basis.filter.owner = owner
            bundle.response.basis.filter.owner = owner
            bundle.attribution.basis.filter.owner = owner
        }
        if basis.filter.group?.namesRep ?? false { bundle.basis.filter.group = nil }
        return bundle
    }

    /// Every rep once, in the order of the report; nobody is none.
    private var reps: [String] {
        let answering = response.reps.compactMap { part in
            if case .rep(let name) = part.part { name } else { nil }
        }
        return (answering + response.overdue.map(\.rep)).reduce(into: []) { reps, rep in
            if !rep.isEmpty, !reps.contains(rep) { reps.append(rep) }
        }
    }
}

extension ReportGroup {
    fileprivate var namesRep: Bool {
        let part: Part? =
            switch self {
            case .journey(let journey): journey.part
            case .response(let response): response.part
            case .origin(let origin): origin.part
            }
        if case .rep? = part { return true }
        return false
    }
}
