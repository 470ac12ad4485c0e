// What machines read is the same in every language.

extension Step {
    /// The marketplace's button, as JSON and CSV have it.
    public var word: String {
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

extension Stage {
    /// As JSON and CSV have it.
    public var word: String {
        switch self {
        case .initialInterest: Phrase.initialInterest.english
        case .evaluation: Phrase.evaluation.english
        case .active: Phrase.active.english
        }
    }
}
