/// A stretch of time in which a rep is away.
public struct Absence: Hashable, Sendable {
    public var id: Int64
    public var rep: String
    /// Who does his work meanwhile; empty for nobody.
    public var deputy: String
    public var since: Timestamp
    /// The first moment at which he is back.
    public var until: Timestamp

    public init(id: Int64 = 0, rep: String, deputy: String, since: Timestamp, until: Timestamp) {
        self.id = id
        self.rep = rep
        self.deputy = deputy
        self.since = since
        self.until = until
    }

    public func contains(_ moment: Timestamp) -> Bool { since <= moment && moment < until }
}

/// Who is away when, and who stands in.
public struct Absences: Hashable, Sendable {
    public var all: [Absence]

    public init(_ all: [Absence] = []) {
        self.all = all
    }

    /// The absence of a rep at a moment; where there are several, the one that ends last.
    public func absence(of rep: String, at moment: Timestamp) -> Absence? {
        all.filter { $0.rep == rep && $0.contains(moment) }.max { $0.until < $1.until }
    }

    /// Who does a rep's work at a moment: himself, else his deputy, or the deputy's where that one is away, too. `nil`
    /// where nobody is there.
    public func standIn(for rep: String, at moment: Timestamp) -> String? {
        if all.isEmpty { return rep }
        var seen: Set<String> = []
        var candidate = rep
        while seen.insert(candidate).inserted {
            guard let absence = absence(of: candidate, at: moment) else { return candidate }
            guard !absence.deputy.isEmpty else { return nil }
            candidate = absence.deputy
        }
        return nil
    }

    /// Those whose work a rep does besides his own at a moment, in the order of their names.
    public func stoodInFor(by rep: String, at moment: Timestamp) -> [String] {
        Set(all.filter { $0.contains(moment) }.map(\.rep)).filter { $0 != rep && standIn(for: $0, at: moment) == rep }
            .sorted()
    }

    /// Who is away at a moment, who comes back first before the others.
    public func away(at moment: Timestamp) -> [Absence] {
        Set(all.map(\.rep)).compactMap { absence(of: $0, at: moment) }
            .sorted { ($0.until, $0.rep) < ($1.until, $1.rep) }
    }
}
