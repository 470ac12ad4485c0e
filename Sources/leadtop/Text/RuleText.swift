import LeadModel

/// Whether a customer may be contacted, and why not, in words.
struct RuleText {
    var customs: Customs

    func lines(_ rule: ContactRule) -> [String] {
        if let block = rule.wholeBlock { return [words(.cliDoNotContactBecause, reason(block))] }
        guard !rule.blocks.isEmpty else { return [words(.cliMayBeContacted)] }
        return [words(.cliMayBeContacted)] + rule.blocks.map { words(.cliDoNotContactAbout, scope($0), reason($0)) }
    }

    /// The reason with its date and source: "cross-listed on 2 nov 2025 (SPZA-DNC|bitnami.openedxcypress)".
    func reason(_ block: ContactRule.Block) -> String {
        let date = customs.day(block.at)
        switch block.origin {
        case .crossListed: return words(.cliBlockCrossListed, date, block.source)
        case .person(let who): return words(.cliBlockByPerson, who, date, block.reason)
        case .optOut: return words(.cliBlockOptOut, date)
        }
    }

    private func scope(_ block: ContactRule.Block) -> String {
        [block.offer, block.channel.map(\.title)].compactMap { $0 }.joined(separator: ", ")
    }
}

extension Channel {
    var title: String {
        switch self {
        case .any: words(.cliChannelAny)
        case .email: words(.cliChannelEmail)
        case .phone: words(.cliChannelPhone)
        case .meeting: words(.cliChannelMeeting)
        }
    }
}

extension FoldReason {
    var title: String {
        switch self {
        case .first: words(.cliFoldFirst)
        case .sameEmail: words(.cliFoldSameEmail)
        case .samePhoneAndName: words(.cliFoldSamePhone)
        case .sameNameAndCompany: words(.cliFoldSameName)
        case .merged: words(.cliFoldMerged)
        case .split: words(.cliFoldSplit)
        case .unidentified: words(.cliFoldUnidentified)
        case .restored: words(.cliFoldRestored)
        }
    }

    /// The word that machines read.
    var word: String { "\(self)" }
}
