import LeadModel

/// Whether a customer may be contacted, and why not, in words.
struct RuleText {
    var customs: Customs

    func lines(_ rule: ContactRule) -> [String] {
        if let block = rule.wholeBlock { return [words(.doNotContactBecause, reason(block))] }
        guard !rule.blocks.isEmpty else { return [words(.mayBeContacted)] }
        return [words(.mayBeContacted)] + rule.blocks.map { words(.doNotContactAbout, scope($0), reason($0)) }
    }

    /// The reason with its date and source: "cross-listed on 2 nov 2025 (SPZA-DNC|bitnami.openedxcypress)".
    func reason(_ block: ContactRule.Block) -> String {
        let date = customs.day(block.at)
        switch block.origin {
        case .crossListed: return words(.blockCrossListed, date, block.source)
        case .person(let who): return words(.blockByPerson, who, date, block.reason)
        case .optOut: return words(.blockOptOut, date)
        }
    }

    private func scope(_ block: ContactRule.Block) -> String {
        [block.offer, block.channel.map(\.title)].compactMap { $0 }.joined(separator: ", ")
    }
}

extension Channel {
    var title: String {
        switch self {
        case .any: words(.channelAny)
        case .email: words(.channelEmail)
        case .phone: words(.channelPhone)
        case .meeting: words(.channelMeeting)
        }
    }
}

extension FoldReason {
    var title: String {
        switch self {
        case .first: words(.foldFirst)
        case .sameEmail: words(.foldSameEmail)
        case .samePhoneAndName: words(.foldSamePhone)
        case .sameNameAndCompany: words(.foldSameName)
        case .merged: words(.foldMerged)
        case .split: words(.foldSplit)
        case .unidentified: words(.foldUnidentified)
        case .restored: words(.foldRestored)
        }
    }

    /// The word that machines read.
    var word: String { "\(self)" }
}
