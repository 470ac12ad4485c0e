/// How far a lead is worked, in the words of Partner Center's referrals.
public enum Status: String, Hashable, Sendable, CaseIterable {
    case new, active, won, lost, declined, expired

    /// Nothing more is to be done.
    public var isClosed: Bool { self != .new && self != .active }

    /// The number that stands for the status in a store; never changes its meaning.
    public var code: Int {
        switch self {
        case .new: 1
        case .active: 2
        case .won: 3
        case .lost: 4
        case .declined: 5
        case .expired: 6
        }
    }

    public init?(code: Int) {
        guard let status = Self.allCases.first(where: { $0.code == code }) else { return nil }
        self = status
    }

    /// Reads the words of Partner Center, Salesforce and Dynamics 365, without regard to case and signs; `nil` for
    /// other words.
    /// - Parameter reason: What stands in a column of its own beside "Closed". Closed without a known reason is lost.
    public init?(wire: some StringProtocol, reason: String = "") {
        let word = Self.letters(wire)
        if word == "closed" || word == "close" {
            let status = Self.known[Self.letters(reason)]
            self = status.flatMap { $0.isClosed ? $0 : nil } ?? .lost
        } else if let status = Self.known[word] {
            self = status
        } else {
            return nil
        }
    }

    private static func letters(_ text: some StringProtocol) -> String {
        String(folded(text).unicodeScalars.filter(\.isLetter))
    }

    private static let known: [String: Status] = [
        // Partner Center: status and substatus.
        "new": .new, "pending": .new, "received": .new,
        "active": .active, "accepted": .active,
        "won": .won, "closedwon": .won,
        "lost": .lost, "closedlost": .lost,
        "declined": .declined, "closeddeclined": .declined,
        "expired": .expired, "closedexpired": .expired,
        // Salesforce: Lead Status.
        "opennotcontacted": .new, "notcontacted": .new,
        "workingcontacted": .active, "working": .active, "contacted": .active, "nurturing": .active,
        "closedconverted": .won, "converted": .won,
        "closednotconverted": .lost, "notconverted": .lost, "unqualified": .lost,
        // Dynamics 365: Status and Status Reason.
        "open": .new, "qualified": .won, "disqualified": .lost, "inprogress": .active,
        "cannotcontact": .lost, "nolongerinterested": .lost, "canceled": .lost, "cancelled": .lost,
    ]
}
