/// The field's own words (design, section 1).
extension Phrase {
    public static let azureMarketplace = Phrase("source.azureMarketplace", "Azure Marketplace")
    public static let azurePortal = Phrase("source.azurePortal", "Azure portal")
    public static let testDriveSource = Phrase("source.testDrive", "Test Drive")
    public static let appSource = Phrase("source.appSource", "AppSource")

    public static let getItNow = Phrase("step.getItNow", "Get It Now")
    public static let testDrive = Phrase("step.testDrive", "Test Drive")
    public static let contactMe = Phrase("step.contactMe", "Contact Me")
    public static let purchase = Phrase("step.purchase", "Purchase")
    public static let crossListed = Phrase("step.crossListed", "Cross-listed")
    public static let otherStep = Phrase("step.other", "Other")

    public static let initialInterest = Phrase("stage.initialInterest", "Initial interest")
    public static let evaluation = Phrase("stage.evaluation", "Evaluation")
    public static let active = Phrase("stage.active", "Active")
}

extension Source {
    /// The source's name as users read it; a source the marketplace does not document, as it came.
    public var title: String {
        switch self {
        case .azureMarketplace: words(.azureMarketplace)
        case .azurePortal: words(.azurePortal)
        case .testDrive: words(.testDriveSource)
        case .appSource: words(.appSource)
        case .other(let word): word
        }
    }
}

extension Step {
    public var title: String {
        switch self {
        case .getItNow: words(.getItNow)
        case .testDrive: words(.testDrive)
        case .contactMe: words(.contactMe)
        case .purchase: words(.purchase)
        case .crossListed: words(.crossListed)
        case .other: words(.otherStep)
        }
    }
}

extension Stage {
    public var title: String {
        switch self {
        case .initialInterest: words(.initialInterest)
        case .evaluation: words(.evaluation)
        case .active: words(.active)
        }
    }
}
