import GRDB
public import LeadModel

extension LeadStore {
    /// Keeps a tagged link, so that reports can tell whether anybody came by it; one entry in the log and one undo. A
    /// link that is kept already stays as it is.
    /// - Parameter link: Its offer needs an id.
    /// - Returns: Whether it is new.
    /// - Throws: `StoreError`.
    @discardableResult
    public func keep(_ link: ListingLink, by who: String) throws -> Bool {
        try writable().write { db in
            let offer = try OfferLookup(db).make(link.offer.id)
            let known = try db.first(
                """
                SELECT 1 FROM listing_link
                WHERE offer_id = ? AND campaign = ? AND market = ? AND source = ? AND medium = ?
                """,
                [
                    .integer(offer), .text(link.campaign.rawValue), .text(link.market.rawValue), .text(link.source),
                    .text(link.medium),
                ]
            ) { _ in true }
            if known != nil { return false }
            let now = clock()
            let journal = try Journal(db, activity: Journal.nextActivity(db))
            try journal.insert(
                .link, customer: nil,
                [
                    ("offer_id", .integer(offer)), ("market", .text(link.market.rawValue)),
                    ("campaign", .text(link.campaign.rawValue)), ("source", .text(link.source)),
                    ("medium", .text(link.medium)), ("at", .integer(now.milliseconds)), ("who", .text(who)),
                ])
            try Query(
                cached: db,
                "INSERT INTO activity(id, at, who, verb, count, before, after) VALUES (?,?,?,'link',1,'',?)"
            ).start().bind(journal.activity).bind(now.milliseconds).bind(who).bind(link.address).run()
            return true
        }
    }
}
