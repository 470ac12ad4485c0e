extension Reconciliation {
    /// Finds for each lead that Microsoft counts the one of the store that answers for it, the surest pairs first.
    ///
    /// A lead of the store answers for one. The order of either side changes nothing; the same Referral ID twice is one
    /// lead. O(n log n).
    /// - Parameters:
    ///   - counted: The leads of the file.
    ///   - arrived: The leads of the store, from the day before the file's first to the day after its last.
    ///   - days: The UTC days in which leads of the store that answer for none are counted.
    public init(counted: [CountedLead], arrived: [ArrivedLead], days: ClosedRange<CivilDate>?) {
        var matching = Matching(counted: counted, arrived: arrived)
        matching.run()
        matches = matching.matches
        unlisted = matching.rest.filter { lead in days?.contains(lead.day) ?? false }.count
        leftOut = matching.leftOut
    }
}

/// Both sides on their way to each other.
private struct Matching {
    private typealias Traits = Reconciliation.Traits
    private typealias Key = Reconciliation.Key

    private let counted: [(lead: CountedLead, traits: Traits)]
    private let arrived: [(lead: ArrivedLead, traits: Traits)]
    private var answers: [Int?]
    /// For what is known by its Referral ID: the lead that came by a door of its own besides.
    private var echoes: [Int?]
    private var isEchoing = false
    private var sureness: [Reconciliation.Sureness]
    private var isUsed: [Bool]
    private(set) var leftOut: Int

    init(counted: [CountedLead], arrived: [ArrivedLead]) {
        let offers = Reconciliation.OfferKeys(counted.map(\.offer) + arrived.map(\.offer))
        var referrals: Set<String> = []
        let ordered = counted.sorted { $0.precedes($1) }
        let once = ordered.filter { $0.referral.isEmpty || referrals.insert($0.referral.lowercased()).inserted }
        self.counted = once.filter { !$0.isTest && $0.action != .doNotContact }.map { ($0, Traits($0, offers)) }
        self.arrived = arrived.sorted { ($0.at, $0.id) < ($1.at, $1.id) }.map { ($0, Traits($0, offers)) }
        answers = Array(repeating: nil, count: self.counted.count)
        echoes = answers
        sureness = Array(repeating: .missing, count: self.counted.count)
        isUsed = self.arrived.map { $0.lead.isTest || $0.lead.isCrossListed }
        leftOut = once.count - self.counted.count + isUsed.count { $0 }
    }

    /// What answers for none.
    var rest: [ArrivedLead] { arrived.indices.filter { !isUsed[$0] }.map { arrived[$0].lead } }

    var matches: [Reconciliation.Match] {
        counted.indices.map { index in
            let answer = answers[index].map { arrived[$0].lead }
            var match = Reconciliation.Match(
                counted: counted[index].lead, arrived: answer?.id ?? counted[index].lead.known,
                sureness: sureness[index])
            let own = sureness[index] == .certain ? echoes[index].map { arrived[$0].lead } : answer
            match.isAnonymous = own?.isAnonymous ?? false
            return match
        }
        .sorted { left, right in
            (left.counted.offer.text, left.counted.day ?? .distantPast, left.counted.referral)
                < (right.counted.offer.text, right.counted.day ?? .distantPast, right.counted.referral)
        }
    }

    mutating func run() {
        takeKnown()
        pairAll()
        isEchoing = true
        pairAll()
    }

    private mutating func pairAll() {
        pair(.sure, by: { $0.company.isEmpty ? nil : Key($0, $0.company) })
        pairNeighbours()
        for isByCountry in [true, false] { pairWithoutCompany(isByCountry: isByCountry) }
        pair(.possible, by: { $0.country.isEmpty ? nil : Key($0, $0.country) })
    }

    /// The store has the Referral ID: no other lead may answer for it, and this one for no other.
    private mutating func takeKnown() {
        let places = Dictionary(arrived.enumerated().map { ($1.lead.id, $0) }) { first, _ in first }
        for index in counted.indices {
            guard let known = counted[index].lead.known else { continue }
            sureness[index] = .certain
            guard let place = places[known] else { continue }
            answers[index] = place
            isUsed[place] = true
        }
    }

    /// Pairs what has the same key, in order of time on both sides.
    private mutating func pair(_ level: Reconciliation.Sureness, by key: (Traits) -> Key?) {
        pair(level, key, key)
    }

    private mutating func pair(
        _ level: Reconciliation.Sureness, _ countedKey: (Traits) -> Key?, _ arrivedKey: (Traits) -> Key?
    ) {
        var free = openArrived(by: arrivedKey)
        for index in counted.indices.reversed() where isOpen(index) {
            guard let key = countedKey(counted[index].traits), let place = free[key]?.popLast() else { continue }
            answer(index, place, level)
        }
    }

    /// Places of the store's leads that are still free, in order of time.
    private func openArrived(by key: (Traits) -> Key?) -> [Key: [Int]] {
        var free: [Key: [Int]] = [:]
        for place in arrived.indices where !isUsed[place] {
            guard let key = key(arrived[place].traits) else { continue }
            free[key, default: []].append(place)
        }
        return free
    }

    /// Whether something that answers for it is looked for now.
    private func isOpen(_ index: Int) -> Bool {
        isEchoing ? sureness[index] == .certain && echoes[index] == nil : sureness[index] == .missing
    }

    private mutating func answer(_ index: Int, _ place: Int, _ level: Reconciliation.Sureness) {
        isUsed[place] = true
        guard !isEchoing else { return echoes[index] = place }
        answers[index] = place
        sureness[index] = level
    }

    /// The same company a day apart: a click at midnight. Both sides in order of days, so that as many pair as can.
    private mutating func pairNeighbours() {
        func key(_ traits: Traits) -> Key? { traits.company.isEmpty ? nil : Key(traits, traits.company, day: 0) }
        let free = openArrived(by: key)
        var next: [Key: Int] = [:]
        for index in counted.indices where isOpen(index) {
            guard let day = counted[index].traits.day, let key = key(counted[index].traits), let places = free[key]
            else { continue }
            var at = next[key] ?? 0
            while at < places.count, (arrived[places[at]].traits.day ?? 0) < day - 1 { at += 1 }
            if at < places.count, abs((arrived[places[at]].traits.day ?? 0) - day) <= 1 {
                answer(index, places[at], .likely)
                at += 1
            }
            next[key] = at
        }
    }

    /// One side says no company: the country must not speak against it.
    private mutating func pairWithoutCompany(isByCountry: Bool) {
        for isMissingThere in [true, false] {
            func counts(_ traits: Traits) -> Bool { !isMissingThere || traits.company.isEmpty }
            func answers(_ traits: Traits) -> Bool { isMissingThere || traits.company.isEmpty }
            if isByCountry {
                pair(
                    .likely, { counts($0) && !$0.country.isEmpty ? Key($0, $0.country) : nil },
                    { answers($0) && !$0.country.isEmpty ? Key($0, $0.country) : nil })
                continue
            }
            pair(.likely, { counts($0) && $0.country.isEmpty ? Key($0, "") : nil }, { answers($0) ? Key($0, "") : nil })
            pair(.likely, { counts($0) ? Key($0, "") : nil }, { answers($0) && $0.country.isEmpty ? Key($0, "") : nil })
        }
    }
}

extension CountedLead {
    /// An order that does not depend on the file's.
    fileprivate func precedes(_ other: CountedLead) -> Bool {
        let (time, otherTime) = (createdAt?.milliseconds ?? .min, other.createdAt?.milliseconds ?? .min)
        if time != otherTime { return time < otherTime }
        return (referral, offer.text, company, country, action.wire, source.wire)
            < (other.referral, other.offer.text, other.company, other.country, other.action.wire, other.source.wire)
    }
}

extension CivilDate {
    fileprivate static let distantPast = CivilDate(daysSince1970: -4_000_000)
}
