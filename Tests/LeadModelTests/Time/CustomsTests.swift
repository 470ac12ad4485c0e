import LeadModel
import Testing

@Suite struct CustomsTests {
    /// Wednesday, 18 November 2026, 14:20 in Warsaw.
    private let now = at("2026-11-18T13:20:30Z")
    private let customs = Customs(zone: warsaw)
    private let american = Customs(
        zone: warsaw, groupingSeparator: ",", firstWeekday: .sunday, dayBeforeMonth: false, hour12: true)

    @Test(
        "Thousands stand apart",
        arguments: [
            (0, "0"), (999, "999"), (1204, "1 204"), (-1204, "-1 204"), (12_345_678, "12 345 678"), (1000, "1 000"),
            (Int.min, "-9 223 372 036 854 775 808"),
        ])
    func number(number: Int, expected: String) {
        #expect(customs.number(number) == expected)
        #expect(american.number(number) == expected.split(separator: " ").joined(separator: ","))
    }

    @Test(
        "A ratio has one decimal",
        arguments: [
            (0.729, "72.9 %"), (0, "0.0 %"), (1, "100.0 %"), (-0.051, "-5.1 %"), (-0.005, "-0.5 %"),
            (12.3456, "1 234.6 %"),
            (0.0004, "0.0 %"), (.nan, "–"), (.infinity, "–"), (1e300, "–"),
        ] as [(Double, String)])
    func percent(ratio: Double, expected: String) {
        #expect(customs.percent(ratio) == expected)
    }

    @Test(
        "A change has a sign",
        arguments: [(0.12, "+12 %"), (-0.08, "-8 %"), (0, "0 %"), (0.001, "0 %"), (13, "+1 300 %"), (.nan, "–")]
            as [(Double, String)])
    func change(ratio: Double, expected: String) {
        #expect(customs.change(ratio) == expected)
    }

    @Test("The decimal separator is the locale's")
    func separator() {
        #expect(Customs(decimalSeparator: ",").percent(0.729) == "72,9 %")
    }

    @Test(
        "How long ago is said in the largest unit that fits",
        arguments: [
            ("2026-11-18T13:20:30Z", "just now"), ("2026-11-18T13:19:31Z", "just now"),
            ("2026-11-18T13:19:30Z", "1 min ago"),
            ("2026-11-18T12:21:00Z", "59 min ago"), ("2026-11-18T11:00:00Z", "2 h ago"),
            ("2026-11-17T23:10:00Z", "14 h ago"),
            ("2026-11-17T22:10:00Z", "yesterday"), ("2026-11-16T23:30:00Z", "yesterday"),
            ("2026-11-16T22:30:00Z", "16 nov"),
            ("2026-01-05T10:00:00Z", "5 jan"), ("2025-12-31T23:30:00Z", "1 jan"),
            ("2025-11-14T10:00:00Z", "14 nov 2025"),
            ("2026-11-18T13:21:00Z", "just now"), ("2026-11-18T15:00:00Z", "today 16:00"),
        ])
    func ago(moment: String, expected: String) {
        #expect(customs.ago(at(moment), now: now) == expected)
    }

    @Test("Late in the night, the evening before is hours ago")
    func night() {
        #expect(customs.ago(at("2026-11-17T22:00:00Z"), now: at("2026-11-18T00:30:00Z")) == "2 h ago")
    }

    @Test(
        "When something is due is said by its day",
        arguments: [
            ("2026-11-18T09:00:00Z", "today 10:00"), ("2026-11-18T22:59:00Z", "today 23:59"),
            ("2026-11-19T08:00:00Z", "tomorrow 9:00"),
            ("2026-11-20T08:05:00Z", "fri 9:05"), ("2026-11-24T09:00:00Z", "tue 10:00"),
            ("2026-11-25T09:00:00Z", "25 nov"),
            ("2027-01-15T09:00:00Z", "15 jan 2027"), ("2026-11-17T22:59:00Z", "yesterday"),
            ("2026-11-16T22:59:00Z", "2 days ago"),
            ("2026-11-15T09:00:00Z", "3 days ago"), ("2026-08-11T09:00:00Z", "99 days ago"),
            ("2026-08-10T09:00:00Z", "10 aug"),
        ])
    func due(moment: String, expected: String) {
        #expect(customs.due(at(moment), now: now) == expected)
    }

    @Test("Days and times follow the locale")
    func locale() {
        let moment = at("2025-11-14T16:05:00Z")
        #expect(customs.day(moment) == "14 nov 2025")
        #expect(customs.day(moment, now: now) == "14 nov 2025")
        #expect(customs.day(at("2026-11-14T16:05:00Z"), now: now) == "14 nov")
        #expect(customs.dayAndTime(moment) == "14 nov 2025 17:05")
        #expect(american.dayAndTime(moment) == "nov 14, 2025 5:05 pm")
        #expect(american.day(at("2026-11-14T16:05:00Z"), now: now) == "nov 14")
        #expect(american.time(at("2026-11-17T23:05:00Z")) == "12:05 am")
        #expect(american.time(at("2026-11-18T11:00:00Z")) == "12:00 pm")
    }

    @Test("A week begins on the locale's day")
    func week() throws {
        let wednesday = try #require(date("2026-11-18"))
        #expect(customs.startOfWeek(wednesday).iso == "2026-11-16")
        #expect(american.startOfWeek(wednesday).iso == "2026-11-15")
        #expect(customs.startOfWeek(try #require(date("2026-11-16"))).iso == "2026-11-16")
        #expect(customs.startOfWeek(try #require(date("2026-11-22"))).iso == "2026-11-16")
    }

    @Test(
        "The age of a lead nobody contacted is said against the target of its step",
        arguments: [
            (19 * 60, .other, "19 h / 24"), (0, .other, "0 h / 24"), (-3, .other, "0 h / 24"),
            (24 * 60, .other, "24 h / 24"), (80 * 60, .other, "3 d / 24 h"), (59, .contactMe, "59 min / 4 h"),
            (61, .contactMe, "1 h / 4"), (30, .purchase, "30 min / 90 min"), (200, .purchase, "3 h / 90 min"),
        ] as [(Int64, Step, String)])
    func age(minutes: Int64, step: Step, expected: String) {
        let targets = ResponseTargets(
            hours: .aroundTheClock(.utc), steps: [.contactMe: .hours(4), .purchase: .minutes(90)])
        #expect(customs.age(step, since: now - .minutes(minutes), now: now, targets: targets) == expected)
    }
}
