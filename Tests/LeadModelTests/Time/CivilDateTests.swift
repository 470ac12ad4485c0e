import LeadModel
import Testing

@Suite struct CivilDateTests {
    @Test("Every day from 1600 to 2400 follows the one before, and reads back from its number and its text")
    func everyDay() throws {
        var expected = try #require(CivilDate(year: 1600, month: 1, day: 1))
        var weekday = 6  // 1600-01-01 was a Saturday.
        let first = expected.daysSince1970
        #expect(first == -135_140)
        var number = first
        var failures: [CivilDate] = []
        while expected.year <= 2400 {
            let good =
                CivilDate(daysSince1970: number) == expected && expected.weekday.rawValue == weekday
                && CivilDate(iso: expected.iso) == expected
            if !good { failures.append(expected) }
            let following = expected.adding(days: 1)
            if !(following > expected && following.daysSince1970 == number + 1 && isNext(following, after: expected)) {
                failures.append(expected)
            }
            expected = following
            weekday = weekday % 7 + 1
            number += 1
        }
        #expect(failures.isEmpty)
        #expect(number - first == 292_560)
    }

    private func isNext(_ day: CivilDate, after last: CivilDate) -> Bool {
        if last.day < CivilDate.days(inMonth: last.month, of: last.year) {
            return (day.year, day.month, day.day) == (last.year, last.month, last.day + 1)
        }
        let month = last.month % 12 + 1
        return (day.year, day.month, day.day) == (last.month == 12 ? last.year + 1 : last.year, month, 1)
    }

    @Test(
        "A day that does not exist is none",
        arguments: [
            (2026, 2, 29), (2100, 2, 29), (2026, 2, 30), (2026, 4, 31), (2026, 0, 1), (2026, 13, 1), (2026, 1, 0),
            (2026, 1, 32),
            (2026, -1, 1), (10_000, 1, 1), (Int.max, 1, 1), (Int.min, 1, 1), (2026, Int.max, Int.min),
        ])
    func impossible(year: Int, month: Int, day: Int) {
        #expect(CivilDate(year: year, month: month, day: day) == nil)
    }

    @Test(
        "29 February is there in leap years only",
        arguments: [(2000, true), (2024, true), (1900, false), (2023, false)])
    func leapYears(year: Int, isLeap: Bool) {
        #expect((CivilDate(year: year, month: 2, day: 29) != nil) == isLeap)
    }

    @Test(
        "Months are added to the same day, or to the month's last",
        arguments: [
            ("2026-01-31", 1, "2026-02-28"), ("2024-01-31", 1, "2024-02-29"), ("2026-12-15", 1, "2027-01-15"),
            ("2026-01-15", -1, "2025-12-15"), ("2026-03-31", -13, "2025-02-28"), ("2024-02-29", 12, "2025-02-28"),
            ("2026-05-05", 0, "2026-05-05"), ("0001-01-01", -1, "0000-12-01"),
        ])
    func months(from: String, count: Int, expected: String) {
        #expect(date(from)?.adding(months: count).iso == expected)
    }

    @Test(
        "Only the plain form of a day is read",
        arguments: [
            "", "2026-3-31", "2026-03-31 ", " 2026-03-31", "20260331", "2026/03/31", "2026-02-30", "٢٠٢٦-٠٣-٣١",
            "-026-03-31", "2026-03-31T",
        ])
    func refused(text: String) {
        #expect(CivilDate(iso: text) == nil)
    }
}
