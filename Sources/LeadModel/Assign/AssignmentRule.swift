/// To whom customers go by themselves: the first rule that a lead matches and that has somebody gives its customer an
/// owner.
public struct AssignmentRule: Hashable, Sendable {
    /// How it picks one of several.
    public enum Way: String, Hashable, Sendable, CaseIterable {
        /// Whoever stands first and is there.
        case first
        /// One after the other.
        case turn
        /// Who has the fewest open customers.
        case load
    }

    public var name: String
    /// Patterns of offers' ids, or of their titles where they have none: `*` stands for anything. Empty for any offer.
    public var offers: [String]
    /// ISO 3166-1 alpha-2, as the lead has it; empty for any.
    public var countries: Set<String>
    /// Empty for any.
    public var steps: Set<Step>
    /// Empty for any.
    public var sources: [Source]
    /// The reps, in their order; never empty.
    public var reps: [String]
    public var way: Way
    /// How many open customers a rep may have at most; `nil` for any number.
    public var capacity: Int?

    public init(
        name: String, offers: [String] = [], countries: Set<String> = [], steps: Set<Step> = [], sources: [Source] = [],
        reps: [String], way: Way = .first, capacity: Int? = nil
    ) {
        self.name = name
        self.offers = offers
        self.countries = countries
        self.steps = steps
        self.sources = sources
        self.reps = reps
        self.way = way
        self.capacity = capacity
    }

    /// Whether a lead is one of those it is for. O(patterns · length).
    public func matches(offer: OfferName, source: Source, step: Step, country: String) -> Bool {
        (steps.isEmpty || steps.contains(step)) && (countries.isEmpty || countries.contains(country))
            && (sources.isEmpty || sources.contains { $0.wire.lowercased() == source.wire.lowercased() })
            && (offers.isEmpty || offers.contains { Self.fits(offer.text, $0) })
    }

    /// Whether a text is as a pattern says, without regard to case. O(text · pattern).
    public static func fits(_ text: String, _ pattern: String) -> Bool {
        let (text, pattern) = (Array(text.lowercased().utf8), Array(pattern.lowercased().utf8))
        var (place, wanted) = (0, 0)
        // Where the last star stands, and up to where the text is behind it.
        var star: (wanted: Int, place: Int)?
        while place < text.count {
            if wanted < pattern.count, pattern[wanted] == UInt8(ascii: "*") {
                star = (wanted, place)
                wanted += 1
            } else if wanted < pattern.count, pattern[wanted] == text[place] {
                (place, wanted) = (place + 1, wanted + 1)
            } else if let last = star {
                star = (last.wanted, last.place + 1)
                (place, wanted) = (last.place + 1, last.wanted + 1)
            } else {
                return false
            }
        }
        return pattern[wanted...].allSatisfy { $0 == UInt8(ascii: "*") }
    }
}
