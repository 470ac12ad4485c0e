public import ArgumentParser
import Canvas
public import LeadModel
import LeadStore

struct Link: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "link", abstract: words(.cliHelpLink), discussion: words(.cliHelpLinkMore))

    @Argument(help: help(.cliHelpLinkOffer, "OFFER")) var offer: String
    @Option(help: help(.cliHelpCampaign, "NAME"), transform: Self.campaign) var campaign: CampaignID
    @Option(help: help(.cliHelpLinkSource, "SOURCE")) var source = ""
    @Option(help: help(.cliHelpLinkMedium, "MEDIUM")) var medium = ""
    @Option(help: help(.cliHelpMarket, "MARKET")) var market: ListingLink.Market?
    @OptionGroup var store: StoreOptions

    private static func campaign(_ text: String) throws -> CampaignID {
        do {
            return try CampaignID(text)
        } catch {
            throw ValidationError(error.message)
        }
    }

    func run() throws {
        let desk = try Desk.changing(store)
        let name = try desk.linkedOffer(offer)
        let link = ListingLink(
            offer: name, market: try market ?? desk.market(of: name), campaign: campaign, source: source.trimmed,
            medium: medium.trimmed, at: desk.now, who: desk.who)
        if try !desk.store.keep(link, by: desk.who) { say(words(.cliLinkKnown)) }
        try desk.answer(link.address)
    }
}

extension Desk {
    /// The offer that a link can be made for: one with an id, whether or not it has leads yet.
    fileprivate func linkedOffer(_ word: String) throws -> OfferName {
        let offers = try reader.offers()
        let wanted = folded(word)
        if let known = offers.first(where: { folded($0.value) == wanted || folded($0.title) == wanted }) {
            // An offer that is known by its title only stands there by it.
            guard known.value != known.title, known.value.contains(".") else { throw Failure(words(.cliLinkNoID)) }
            return OfferName(id: known.value, title: known.title)
        }
        guard let id = OfferID(word), !id.publisher.isEmpty, !id.offer.isEmpty, !word.contains(where: \.isWhitespace)
        else { throw Failure(words(.cliLinkNoID)) }
        say(words(.cliLinkNoLeads))
        return OfferName(id: id.rawValue, title: "")
    }

    /// Where most of an offer's leads come from.
    fileprivate func market(of offer: OfferName) throws -> ListingLink.Market {
        var filter = Filter()
        filter.offer = offer.id
        let cells = try reader.funnel(filter, customers: false, weeksEnding: now).cells
        let azure = cells.filter { $0.source == .azureMarketplace || $0.source == .azurePortal }
        let appSource = cells.filter { $0.source == .appSource }
        return appSource.reduce(0) { $0 + $1.leads } >= azure.reduce(0) { $0 + $1.leads }
            ? .appSource : .azureMarketplace
    }
}

extension ListingLink.Market: ExpressibleByArgument {}
