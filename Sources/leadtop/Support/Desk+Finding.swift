import ArgumentParser
import Canvas
import LeadModel
import LeadStore

extension Desk {
    /// How many customers an error names by their ids.
    private static let shownChoices = 10

    /// The filter of a command's options; a source or action that neither the marketplace nor the store knows is an
    /// error that lists those there are.
    func filter(_ options: FilterOptions) throws -> Filter {
        var filter = try options.filter(now: now, zone: zone, me: who)
        if case .other(let word)? = filter.source { try checkSource(word) }
        if case .other(let word)? = filter.action { try checkAction(word) }
        filter.offer = try filter.offer.map(offer)
        return filter
    }

    /// The id of the offer that is meant by its id or title. One without leads is no error, but may be a slip of the
    /// finger.
    private func offer(_ word: String) throws -> String {
        let offers = try reader.offers()
        let wanted = folded(word)
        if let offer = offers.first(where: { folded($0.value) == wanted }) { return offer.value }
        let titled = offers.filter { folded($0.title) == wanted }
        guard titled.count < 2 else {
            throw FilterWords.unknown(.cliManyOffers, word, titled.prefix(Self.shownChoices).map(\.value))
        }
        if titled.isEmpty { say(words(.cliUnknownOffer, clean(word))) }
        return titled.first?.value ?? word
    }

    private func checkSource(_ word: String) throws {
        let known: [Source] = [.azureMarketplace, .azurePortal, .testDrive, .appSource]
        let stored = try allCells().map(\.source)
        guard !stored.contains(.other(word)) else { return }
        throw FilterWords.unknown(.cliUnknownSource, word, unique((known + stored).map(\.wire)))
    }

    private func checkAction(_ word: String) throws {
        let known: [Action] = [.install, .contactMe, .doNotContact, .create, .startTestDrive]
        let stored = try allCells().map(\.action)
        guard !stored.contains(.other(word)) else { return }
        throw FilterWords.unknown(.cliUnknownAction, word, unique((known + stored).map(\.wire)))
    }

    private func allCells() throws -> [Funnel.Cell] {
        try reader.funnel(.everything, customers: false, weeksEnding: now).cells
    }

    private func unique(_ texts: [String]) -> [String] {
        var seen: Set<String> = []
        return texts.filter { seen.insert($0).inserted && !$0.isEmpty && !TestLead.isMarked($0) }
    }

    /// The one customer that is meant: an id, an e-mail, or part of a name that only one has.
    func customer(_ word: String) throws -> CustomerRow {
        let found = try reader.find(customer: word)
        guard let first = found.first else { throw Failure(words(.cliNoCustomer)) }
        guard found.count == 1 else {
            let ids = found.prefix(Self.shownChoices).map { String($0.id) }.joined(separator: ", ")
            throw Failure(words(found.count > Self.shownChoices ? .cliVeryManyCustomers : .cliManyCustomers, ids))
        }
        return first
    }
}
