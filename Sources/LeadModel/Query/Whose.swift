/// Whose customers a person looks at; one key goes from one to the next.
public enum Whose: String, Hashable, Sendable, CaseIterable {
    case mine, unowned, everyone

    /// The next in the circle.
    public var next: Whose {
        switch self {
        case .mine: .unowned
        case .unowned: .everyone
        case .everyone: .mine
        }
    }

    /// The owner to ask for, for the person of this name; `nil` for everyone's.
    public func owner(for rep: String) -> Filter.Owner? {
        switch self {
        case .mine: .named(rep)
        case .unowned: .nobody
        case .everyone: nil
        }
    }

    /// Whose an owner's customers are to a person; `nil` for another rep's.
    public init?(_ owner: Filter.Owner?, for rep: String) {
        switch owner {
        case nil: self = .everyone
        case .nobody: self = .unowned
        case .named(rep): self = .mine
        case .named: return nil
        }
    }

    /// The word for it on screen.
    public var title: String {
        switch self {
        case .mine: words(.whoseMine)
        case .unowned: words(.whoseUnowned)
        case .everyone: words(.whoseEveryone)
        }
    }
}
