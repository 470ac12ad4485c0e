import LeadModel
import TestSupport
import Testing

@Suite struct ZoneTests {
    /// Clocks with half hours, a skipped day and a skipped midnight.
    private static let zones: [Zone] = [
        .utc, warsaw, Zone(name: "Asia/Kolkata", initialOffsetSeconds: 19_800, transitions: []),
        Zone(
            name: "Pacific/Apia", initialOffsetSeconds: -36_000,
            transitions: [.init(from: at("2011-12-30T10:00:00Z"), offsetSeconds: 50_400)]),
        Zone(
            name: "Asia/Beirut", initialOffsetSeconds: 7200,
            transitions: [.init(from: at("2026-03-28T22:00:00Z"), offsetSeconds: 10_800)]),
    ]

    @Test("A moment's local time is a moment that shows the same time", arguments: zones)
    func roundTrip(zone: Zone) {
        var random = Seeded(4)
        for _ in 0..<3000 {
            let moment = Timestamp(milliseconds: .random(in: -11_676_096_000_000...13_569_465_600_000, using: &random))
            let local = zone.localTime(of: moment)
            let back = zone.timestamp(of: local)
            #expect(zone.localTime(of: back) == local && back <= moment)
            #expect((0..<86_400_000).contains(local.millisecondOfDay))
        }
    }

    @Test("A day begins with the first moment of its date, also where the clock skips midnight", arguments: zones)
    func startOfDay(zone: Zone) {
        var random = Seeded(5)
        for _ in 0..<1000 {
            let moment = Timestamp(milliseconds: .random(in: 1_300_000_000_000...1_900_000_000_000, using: &random))
            let start = zone.startOfDay(moment)
            #expect(start <= moment && zone.localTime(of: start).date == zone.localTime(of: moment).date)
            #expect(zone.localTime(of: start - Timestamp.Span(milliseconds: 1)).date < zone.localTime(of: moment).date)
        }
    }

    @Test(
        "A time that the clock skips is as much later, and one it shows twice is the first",
        arguments: [
            ("2026-03-29", 2, 30, "2026-03-29T01:30:00Z"), ("2026-03-29", 1, 59, "2026-03-29T00:59:00Z"),
            ("2026-03-29", 3, 0, "2026-03-29T01:00:00Z"), ("2026-10-25", 2, 30, "2026-10-25T00:30:00Z"),
            ("2026-10-25", 3, 0, "2026-10-25T02:00:00Z"), ("2026-10-25", 1, 59, "2026-10-24T23:59:00Z"),
        ])
    func edges(day: String, hour: Int, minute: Int, expected: String) throws {
        let local = LocalTime(date: try #require(date(day)), hour: hour, minute: minute)
        #expect(warsaw.timestamp(of: local).rfc3339 == expected)
    }

    @Test("Days are 23, 24 or 25 hours long")
    func lengths() {
        let noon = at("2026-03-28T11:00:00Z")
        #expect(warsaw.startOfDay(noon, addingDays: 2) - warsaw.startOfDay(noon, addingDays: 1) == .hours(23))
        let autumn = at("2026-10-25T11:00:00Z")
        #expect(warsaw.startOfDay(autumn, addingDays: 1) - warsaw.startOfDay(autumn) == .hours(25))
        #expect(warsaw.startOfDay(noon, addingDays: -1) == at("2026-03-26T23:00:00Z"))
    }

    @Test("The ends of time have a local time too", arguments: [Int64.min, Int64.max])
    func extremes(milliseconds: Int64) {
        let local = warsaw.localTime(of: Timestamp(milliseconds: milliseconds))
        #expect((0..<86_400_000).contains(local.millisecondOfDay))
        #expect(!Timestamp(milliseconds: milliseconds).rfc3339.isEmpty)
    }

    @Test("A local time has an hour, a minute, a second and a millisecond")
    func parts() throws {
        let local = LocalTime(date: try #require(date("2026-03-31")), millisecondOfDay: 52_325_678)
        #expect((local.hour, local.minute, local.second, local.millisecond) == (14, 32, 5, 678))
    }
}
