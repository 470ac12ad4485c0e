import LeadModel
import TestSupport
import Testing

@Suite struct BusinessHoursTests {
    private static let office = BusinessHours(
        weekdays: [.monday, .tuesday, .wednesday, .thursday, .friday], minutes: 540..<1020,
        holidays: [date("2026-11-11"), date("2026-12-25")].compactMap(\.self).reduce(into: []) { $0.insert($1) },
        zone: warsaw)
    /// Hours that hold the hour which clocks skip and repeat; a day that ends at midnight; a zone without one.
    private static let all: [BusinessHours] = [
        office,
        BusinessHours(weekdays: [.sunday, .monday], minutes: 90..<210, zone: warsaw),
        BusinessHours(weekdays: Set(Weekday.allCases), minutes: 180..<1440, zone: warsaw),
        BusinessHours(weekdays: [.saturday], minutes: 0..<1440, zone: warsaw),
        BusinessHours(
            weekdays: [.friday, .saturday, .sunday], minutes: 0..<60,
            zone: Zone(
                name: "Asia/Beirut", initialOffsetSeconds: 7200,
                transitions: [.init(from: at("2026-03-28T22:00:00Z"), offsetSeconds: 10_800)])),
        // Clocks that are turned back from one minute past midnight to the day before.
        BusinessHours(
            weekdays: Set(Weekday.allCases), minutes: 600..<1440,
            zone: Zone(
                name: "America/St_Johns", initialOffsetSeconds: -9000,
                transitions: [.init(from: at("2026-11-01T02:31:00Z"), offsetSeconds: -12_600)])),
        .aroundTheClock(warsaw),
    ].compactMap(\.self)

    private static func moment(_ random: inout Seeded) -> Timestamp {
        .init(milliseconds: .random(in: 1_770_000_000_000...1_800_000_000_000, using: &random))
    }

    @Test("Whoever has waited since the moment before has waited so long, and a moment later less", arguments: all)
    func inverse(hours: BusinessHours) {
        var random = Seeded(7)
        for _ in 0..<400 {
            let now = Self.moment(&random)
            let span = Timestamp.Span(milliseconds: .random(in: 1...2_000_000_000, using: &random))
            let start = hours.moment(span, before: now)
            #expect(hours.elapsed(from: start, to: now) == span)
            #expect(hours.elapsed(from: start + Timestamp.Span(milliseconds: 1), to: now) < span)
            let end = hours.moment(span, after: now)
            #expect(hours.elapsed(from: now, to: end) == span)
            #expect(hours.elapsed(from: now, to: end - Timestamp.Span(milliseconds: 1)) < span)
        }
    }

    @Test("Two stretches that meet are as long as both together", arguments: all)
    func sum(hours: BusinessHours) {
        var random = Seeded(8)
        for _ in 0..<400 {
            let moments = [Self.moment(&random), Self.moment(&random), Self.moment(&random)].sorted()
            let parts = zip(moments, moments.dropFirst()).map { hours.elapsed(from: $0, to: $1).milliseconds }
            #expect(hours.elapsed(from: moments[0], to: moments[2]).milliseconds == parts[0] + parts[1])
            #expect(hours.elapsed(from: moments[2], to: moments[0]).milliseconds == 0)
        }
    }

    @Test("It is what counting the minutes on the clock comes to", arguments: all.prefix(5))
    func plainCount(hours: BusinessHours) {
        var random = Seeded(9)
        for start in ["2026-03-26T10:00:00Z", "2026-10-22T11:00:00Z", "2026-11-09T00:00:00Z", "2026-12-23T12:00:00Z"] {
            let from = at(start) + .minutes(.random(in: 0...3000, using: &random))
            let length = Int64.random(in: 1...6000, using: &random)
            let open = (0..<length).count { minute in
                let local = hours.zone.localTime(of: from + .minutes(minute))
                return hours.isOpen(on: local.date) && hours.minutes.contains(local.hour * 60 + local.minute)
            }
            #expect(hours.elapsed(from: from, to: from + .minutes(length)) == .minutes(Int64(open)))
        }
    }

    @Test("From Friday afternoon to Monday morning no more counts than was worked")
    func weekend() throws {
        let office = try #require(Self.office)
        #expect(office.elapsed(from: at("2026-11-20T15:30:00Z"), to: at("2026-11-23T09:00:00Z")) == .minutes(90))
        #expect(office.moment(.minutes(90), before: at("2026-11-23T09:00:00Z")) == at("2026-11-20T15:30:00Z"))
        #expect(office.moment(.hours(8), after: at("2026-11-10T12:00:00Z")) == at("2026-11-12T12:00:00Z"))
        #expect(!office.isOpen(on: try #require(date("2026-11-11"))))
        #expect(BusinessHours(weekdays: [], minutes: 0..<60, zone: .utc) == nil)
        #expect(BusinessHours(weekdays: [.monday], minutes: 60..<60, zone: .utc) == nil)
    }

    @Test("A target is missed by whoever came at its moment or before, step by step")
    func targets() throws {
        let office = try #require(Self.office)
        let targets = ResponseTargets(hours: office, steps: [.contactMe: .hours(4)])
        let now = at("2026-11-23T09:00:00Z")
        for step in Step.allCases {
            let moment = targets.breachMoment(of: step, now: now)
            #expect(targets.isBreached(step, since: moment, now: now))
            #expect(!targets.isBreached(step, since: moment + .seconds(1), now: now))
            #expect(targets.deadline(of: step, since: moment) <= now)
        }
        #expect(targets.breachMoment(of: .contactMe, now: now) == at("2026-11-20T13:00:00Z"))
        #expect(ResponseTargets.standard(.utc).breachMoment(of: .contactMe, now: now) == now - .hours(24))
    }
}
