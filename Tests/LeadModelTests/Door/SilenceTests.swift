import Foundation
import LeadModel
import TestSupport
import Testing

@Suite("A door is silent when its pause is longer than chance explains")
struct SilenceTests {
    private static let now = Timestamp(milliseconds: 1_795_348_800_000)

    private func state(_ usual: Double?, last hours: Double?, pause: Double? = nil) -> DoorState {
        var state = DoorState(door: .endpoint, since: Self.now - .days(100))
        state.usualLeadsPerDay = usual
        state.lastLeadAt = hours.map { Self.now - .minutes(Int64($0 * 60)) }
        state.longestPauseDays = pause
        return state
    }

    struct Case: CustomStringConvertible {
        var usual: Double
        var hours: Double
        var days: Int?

        init(_ usual: Double, _ hours: Double, _ days: Int?) {
            (self.usual, self.hours, self.days) = (usual, hours, days)
        }

        var description: String { "\(usual) a day, \(hours) hours" }
    }

    /// Many leads a day: a day is enough, less never is. Three a day: the third day. Less than one a day: weeks.
    private static let cases = [
        Case(100, 23, nil), Case(100, 24, 1), Case(7, 24, 1), Case(6.9, 24, nil), Case(7, 47, 1),
        Case(3, 48, nil), Case(3, 55, nil), Case(3, 57, 2), Case(3, 216, 9),
        Case(0.5, 13 * 24, nil), Case(0.5, 14 * 24, 14), Case(0.2, 34 * 24, nil), Case(0.2, 36 * 24, 36),
        Case(0.04, 174 * 24, nil), Case(0.04, 176 * 24, 176),
    ]

    @Test("Days of silence by what is usual", arguments: cases)
    func thresholds(example: Case) {
        let silence = state(example.usual, last: example.hours).silence(at: Self.now)
        #expect(silence == example.days.map { Silence(days: $0, usualLeadsPerDay: example.usual) })
    }

    @Test("Without history, without a lead, or with a lead from the future there is nothing to say")
    func nothing() {
        #expect(state(nil, last: 10_000).silence(at: Self.now) == nil)
        #expect(state(3, last: nil).silence(at: Self.now) == nil)
        #expect(state(0, last: 10_000).silence(at: Self.now) == nil)
        #expect(state(3, last: -10_000).silence(at: Self.now) == nil)
        #expect(state(3, last: 0).silence(at: Self.now) == nil)
    }

    @Test("A weekend that is like all weekends is no silence; a longer pause than any is")
    func weekends() {
        #expect(state(10, last: 64, pause: 2.6).silence(at: Self.now) == nil)
        #expect(state(10, last: 93, pause: 2.6).silence(at: Self.now) == nil)
        #expect(state(10, last: 94, pause: 2.6).silence(at: Self.now)?.days == 3)
        #expect(state(10, last: 94, pause: 0.1).silence(at: Self.now)?.days == 3)
    }

    @Test("Where leads come by chance, it is almost never wrong and always right in the end", arguments: 1...8)
    func chance(seed: Int) {
        var random = Seeded(seed)
        let usual = [0.2, 0.5, 1, 2, 5, 10, 40, 200][seed - 1]
        var wrong = 0
        for _ in 0..<20_000 {
            let pause = -log(1 - Double.random(in: 0..<1, using: &random)) / usual
            if state(usual, last: pause * 24).silence(at: Self.now) != nil { wrong += 1 }
        }
        #expect(wrong < 60)
        #expect(state(usual, last: max(24, 7.1 / usual * 24)).silence(at: Self.now) != nil)
    }
}
