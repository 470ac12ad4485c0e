import LeadModel

/// How far the reading of a table is: the text of its watermark.
///
/// A table can only be read in the order of its keys, which is not that of time, so a reading always goes over the
/// whole table, and asks for what was written since the one before.
struct AzureScan: Codable, Equatable {
    struct Token: Codable, Equatable {
        var partition: String
        var row: String?
    }

    /// The highest Timestamp of the readings that came to their end, never later than the beginning of the last one.
    var since: Int64?
    /// Up to when the table has been read, on its own clock.
    var readUpTo: Int64?
    /// The reading that is under way.
    var highest: Int64?
    var begun: Int64?
    var next: Token?

    /// What is written at one moment may be seen a little later; and clocks differ.
    static let overlap = Timestamp.Span.minutes(10)

    init() {}

    init(_ watermark: Watermark?) {
        self = watermark?.decoded() ?? AzureScan()
    }

    var watermark: Watermark {
        Watermark(encoding: self, readUpTo: readUpTo.map(Timestamp.init(milliseconds:)))
    }

    /// `Timestamp ge datetime'…'`, or `nil` to read all.
    var filter: String? {
        since.map { "Timestamp ge datetime'\((Timestamp(milliseconds: $0) - Self.overlap).rfc3339)'" }
    }

    /// - Parameter date: The service's clock.
    mutating func take(timestamps: [Timestamp], date: Timestamp, next: Token?) {
        if begun == nil { begun = date.milliseconds }
        highest = ([highest].compactMap(\.self) + timestamps.map(\.milliseconds)).max()
        self.next = next
        if next == nil { end() }
    }

    /// A row that was written meanwhile behind the place where the reading was has been missed, however high the
    /// others are: the next reading begins no later than this one began.
    private mutating func end() {
        if let highest, let begun { since = max(since ?? .min, min(highest, begun)) }
        readUpTo = begun
        (highest, begun) = (nil, nil)
    }

    /// The token is no good any more: what was written since the last reading is read again.
    mutating func restart() {
        (highest, begun, next) = (nil, nil, nil)
    }
}
