public import LeadModel

/// What the screen Today knows besides its list.
struct TodayState: Hashable, Sendable {
    /// `nil` while they are being counted.
    var counts: WorkCounts?
    /// The outcome that was given last, whose date can still be moved.
    var last: Touch?
    /// The first line on screen of what the customer did.
    var top = 0
    /// What clocks show in the customers' countries, as far as it was asked; none where it can't be told.
    var clocks: [String: [CityClock]] = [:]

    struct Touch: Hashable, Sendable {
        var customer: Int64
        var name: String
        var due: Timestamp
    }
}

/// The clock of a city.
public struct CityClock: Hashable, Sendable {
    /// As the zone's name has it: `New York`.
    public var city: String
    public var zone: Zone

    public init(city: String, zone: Zone) {
        (self.city, self.zone) = (city, zone)
    }
}
