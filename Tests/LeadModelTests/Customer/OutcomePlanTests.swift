import LeadModel
import TestSupport
import Testing

@Suite struct OutcomePlanTests {
    private let plan = OutcomePlan.standard(.utc)
    /// A Thursday.
    private let now = at("2026-11-19T15:00:00Z")

    @Test(
        "An outcome proposes a day of work, at the hour of the morning",
        arguments: [
            (.reached, "2026-11-26"), (.noAnswer, "2026-11-23"), (.mailSent, "2026-11-25"), (.meeting, "2026-11-20"),
        ] as [(FollowUp.Outcome, String)])
    func due(outcome: FollowUp.Outcome, day: String) {
        #expect(plan.due(after: outcome, now: now) == at("\(day)T09:00:00Z"))
    }

    @Test("What ends the work proposes nothing, and a week from a Saturday is a Monday")
    func edges() {
        for outcome in FollowUp.Outcome.allCases where outcome.closes {
            #expect(plan.due(after: outcome, now: now) == nil)
            #expect(plan.reasons[outcome]?.isEmpty == false)
        }
        #expect(plan.due(after: .reached, now: at("2026-11-21T10:00:00Z")) == at("2026-11-30T09:00:00Z"))
    }

    @Test("Later is later and sooner is sooner, on a day of work, never today")
    func moving() {
        var random = Seeded(3)
        for _ in 0..<300 {
            let now = now + .minutes(.random(in: 0...500_000, using: &random))
            let due = plan.due(after: .noAnswer, now: now) ?? now
            let moved = (0..<Int.random(in: 0...12, using: &random)).reduce(due) { due, _ in
                plan.moved(due, later: .random(using: &random), now: now)
            }
            let (later, sooner) = (plan.moved(moved, later: true, now: now), plan.moved(moved, later: false, now: now))
            #expect(later > moved && sooner <= moved && sooner > now)
            for moment in [moved, later, sooner] {
                #expect(plan.hours.isOpen(on: plan.hours.zone.localTime(of: moment).date))
            }
        }
    }
}
