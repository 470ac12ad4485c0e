import LeadModel
import Testing

@Suite struct StepTests {
    private static let sources: [Source] = [.azureMarketplace, .azurePortal, .testDrive, .appSource, .other("AWS")]
    private static let actions: [Action] = [
        .install, .contactMe, .doNotContact, .create, .startTestDrive, .other("X"), .other(""),
    ]

    @Test("Only the pairs that the marketplace documents are steps of their own")
    func table() {
        var steps: [String: Step] = [:]
        for source in Self.sources {
            for action in Self.actions where Step(source: source, action: action) != .other {
                steps[source.wire + "-" + action.wire] = Step(source: source, action: action)
            }
        }
        #expect(
            steps == [
                "AzureMarketplace-INS": .getItNow, "SPZA-INS": .getItNow, "TestDrive-StartTestDrive": .testDrive,
                "SPZA-PLT": .contactMe, "AzurePortal-Create": .purchase, "SPZA-DNC": .crossListed,
            ])
        #expect(LeadSource(wire: "SPZA-PLT|a.b").step == .contactMe)
    }

    @Test("A step reads back from its number, which keeps its meaning", arguments: Step.allCases)
    func codes(step: Step) {
        #expect(Step(code: step.code) == step)
        #expect(!step.title.isEmpty)
    }

    @Test("The numbers in the store keep their meaning")
    func numbers() {
        #expect(Step.allCases.map(\.code) == [1, 2, 3, 4, 5, 0])
        #expect(Step(code: 6) == nil && Step(code: -1) == nil)
    }

    @Test("Stages follow the rules in force")
    func stages() {
        let early = StageRules.documentation2018
        #expect(Step.allCases.map(early.stage) == [.initialInterest, .evaluation, .active, .active, nil, nil])
        #expect(
            Step.allCases.map(StageRules.laterPages.stage) == [
                .active, .evaluation, .initialInterest, .active, nil, nil,
            ])
        #expect(Stage.allCases.sorted() == [.initialInterest, .evaluation, .active])
        #expect(Set(Stage.allCases.map(\.title)).count == 3)
    }
}
