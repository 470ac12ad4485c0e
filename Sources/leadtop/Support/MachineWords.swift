import LeadModel

// What machines read is the same in every language.

extension Step {
    /// The marketplace's button.
    var word: String {
        switch self {
        case .getItNow: Phrase.getItNow.english
        case .testDrive: Phrase.testDrive.english
        case .contactMe: Phrase.contactMe.english
        case .purchase: Phrase.purchase.english
        case .crossListed: Phrase.crossListed.english
        case .other: Phrase.otherStep.english
        }
    }
}

extension FoldReason {
    var word: String { "\(self)" }
}

extension Stage {
    var word: String {
        switch self {
        case .initialInterest: Phrase.initialInterest.english
        case .evaluation: Phrase.evaluation.english
        case .active: Phrase.active.english
        }
    }
}
