/// How far a lead is worked.
extension Phrase {
    public static let statusNew = Phrase("status.new", "new")
    public static let statusActive = Phrase("status.active", "active")
    public static let statusWon = Phrase("status.won", "won")
    public static let statusLost = Phrase("status.lost", "lost")
    public static let statusDeclined = Phrase("status.declined", "declined")
    public static let statusExpired = Phrase("status.expired", "expired")
}

extension Status {
    /// The status as users read it.
    public var title: String {
        switch self {
        case .new: words(.statusNew)
        case .active: words(.statusActive)
        case .won: words(.statusWon)
        case .lost: words(.statusLost)
        case .declined: words(.statusDeclined)
        case .expired: words(.statusExpired)
        }
    }
}
