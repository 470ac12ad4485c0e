import Dashboard
import LeadModel
import TestSupport
import Testing

@testable import leadtop

@Suite("Where somebody was")
struct PlaceTests {
    @Test("A list's place reads back from its lines as it was", arguments: 1...30)
    func lines(seed: Int) {
        var random = Seeded(seed)
        func maybe<Value>(_ values: [Value]) -> Value? {
            Bool.random(using: &random) ? values.randomElement(using: &random) : nil
        }
        var place = ListPlace()
        place.search = maybe(["kow", "a = b", "=x", "ą 龙"]) ?? ""
        place.columns = maybe([["name"], ["name", "followUp"]]) ?? []
        place.selected = maybe([1, 4_000_000])
        place.narrowing.source = maybe([.appSource, .other("SFDC")])
        place.narrowing.action = maybe([.install, .other("x y")])
        place.narrowing.step = maybe(Step.allCases)
        place.narrowing.status = maybe(Status.allCases)
        place.narrowing.owner = maybe([.nobody, .named("anna")])
        place.narrowing.followUp = maybe(Filter.FollowUp.allCases)
        place.narrowing.doNotContact = maybe(Filter.DoNotContact.allCases)
        place.narrowing.ownLeadsOnly = maybe([true]) ?? false
        place.narrowing.since = maybe([Timestamp(milliseconds: 1_795_348_800_000)])
        place.narrowing.until = maybe([Timestamp(milliseconds: 1_795_348_800_000)])
        var read = ListPlace()
        for line in place.lines { read.take(line.name, line.value) }
        #expect(read == place)
    }
}
