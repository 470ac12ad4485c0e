import GRDB
import LeadModel

/// The tagged links and what came by them.
struct LinkQuery {
    let setting: Setting

    func links() throws -> [Attribution.Link] {
        let tagged = "lead l" + setting.vocabulary.by("lead_tagged")
        let sql = """
            SELECT k.offer_id, k.market, k.campaign, k.source, k.medium, k.at, k.who,
                (SELECT count(*) FROM \(tagged) WHERE \(Self.came)),
                (SELECT max(l.at) FROM \(tagged) WHERE \(Self.came))
            FROM listing_link k ORDER BY k.at DESC, k.id DESC
            """
        return try setting.db.rows(sql) { row in
            guard let link = Self.link(row, setting.vocabulary) else { return nil }
            return Attribution.Link(link: link, leads: row.int(7), lastLeadAt: row.optionalTime(8))
        }.compactMap { $0 }
    }

    private static let came = """
        (l.campaign <> '' OR instr(l.description, '{') > 0) AND l.campaign = k.campaign COLLATE NOCASE
        AND l.offer_id = k.offer_id AND l.is_test = 0
        """

    private static func link(_ row: Query, _ vocabulary: Vocabulary) -> ListingLink? {
        guard let market = ListingLink.Market(rawValue: row.text(1)), let campaign = try? CampaignID(row.text(2)) else {
            return nil
        }
        return ListingLink(
            offer: vocabulary.offer(row.int64(0)), market: market, campaign: campaign, source: row.text(3),
            medium: row.text(4), at: row.time(5), who: row.text(6))
    }
}
