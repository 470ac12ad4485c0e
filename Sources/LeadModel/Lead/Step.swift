/// What the customer did, in the words of the marketplace's buttons.
public enum Step: String, Hashable, Sendable, CaseIterable {
    case getItNow, testDrive, contactMe, purchase, crossListed, other

    /// The step of a source and action; any pair the marketplace does not document is `.other`.
    public init(source: Source, action: Action) {
        switch (source, action) {
        case (.azureMarketplace, .install), (.appSource, .install): self = .getItNow
        case (.testDrive, .startTestDrive): self = .testDrive
        case (.appSource, .contactMe): self = .contactMe
        case (.azurePortal, .create): self = .purchase
        case (.appSource, .doNotContact): self = .crossListed
        default: self = .other
        }
    }

    /// The number that stands for the step in a store; never changes its meaning.
    public var code: Int {
        switch self {
        case .other: 0
        case .getItNow: 1
        case .testDrive: 2
        case .contactMe: 3
        case .purchase: 4
        case .crossListed: 5
        }
    }

    public init?(code: Int) {
        guard let step = Self.allCases.first(where: { $0.code == code }) else { return nil }
        self = step
    }
}

/// How far into the funnel a step brings a customer, from the least to the most.
public enum Stage: Int, Hashable, Comparable, Sendable, CaseIterable {
    case initialInterest = 1
    case evaluation, active

    public static func < (left: Stage, right: Stage) -> Bool { left.rawValue < right.rawValue }
}

/// Which stage each step counts for; Microsoft's own pages changed it, so it can be configured.
public struct StageRules: Hashable, Sendable {
    public var stages: [Step: Stage]

    public init(stages: [Step: Stage]) {
        self.stages = stages
    }

    /// As the documentation of 2018 has it.
    public static let documentation2018 = StageRules(stages: [
        .getItNow: .initialInterest, .testDrive: .evaluation, .contactMe: .active, .purchase: .active,
    ])

    /// As later pages have it: Contact Me is the initial interest, Get It Now and Create are active.
    public static let laterPages = StageRules(stages: [
        .contactMe: .initialInterest, .testDrive: .evaluation, .getItNow: .active, .purchase: .active,
    ])

    public func stage(of step: Step) -> Stage? { stages[step] }
}
