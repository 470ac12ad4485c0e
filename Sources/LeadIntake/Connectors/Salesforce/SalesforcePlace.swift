import LeadModel

/// How far the leads of Salesforce have been read, in the order of `SystemModstamp` and `Id`: the watermark's text.
///
/// It only moves over rows that are older than the overlap: what is written at one moment may be seen a little later,
/// and a row that is changed while a query is read shows a stamp that is not the one it is sorted by.
struct SalesforcePlace: Codable, Equatable {
    struct Row: Codable, Equatable {
        var stamp: Int64
        var id: String
    }

    /// The last row that need not be read again.
    var last: Row?
    /// Up to when all has been read, on Salesforce's clock.
    var readUpTo: Int64?

    static let overlap = Timestamp.Span.minutes(10)

    init() {}

    init(_ watermark: Watermark?) {
        self = watermark?.decoded() ?? SalesforcePlace()
        // It becomes part of a query.
        if let last, !Self.isID(last.id) { self = SalesforcePlace() }
    }

    var watermark: Watermark {
        Watermark(encoding: self, readUpTo: readUpTo.map(Timestamp.init(milliseconds:)))
    }

    /// - Parameters:
    ///   - rows: In the order of the query.
    ///   - begun: When the query was made, on Salesforce's clock.
    mutating func take(_ rows: [Row], begun: Timestamp, isLast: Bool) {
        let settled = (begun - Self.overlap).milliseconds
        if let row = rows.last(where: { $0.stamp <= settled && Self.isID($0.id) }) { last = row }
        if isLast { readUpTo = begun.milliseconds }
    }

    /// 15 or 18 letters and digits.
    static func isID(_ text: String) -> Bool {
        [15, 18].contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in
                (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
            }
    }
}
