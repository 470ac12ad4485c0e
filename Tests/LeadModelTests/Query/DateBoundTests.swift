import LeadModel
import Testing

@Suite struct DateBoundTests {
    /// 00:30 on 31 March 2026 in Warsaw, two days after its clocks went forward.
    private let now = at("2026-03-30T22:30:00Z")

    @Test(
        "Since begins with a local day, until ends with one",
        arguments: [
            ("2026-03-31", "2026-03-30T22:00:00Z", "2026-03-31T22:00:00Z"),
            ("today", "2026-03-30T22:00:00Z", "2026-03-31T22:00:00Z"),
            ("Yesterday", "2026-03-29T22:00:00Z", "2026-03-30T22:00:00Z"),
            ("2026-03-29", "2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z"),
            ("0d", "2026-03-30T22:00:00Z", "2026-03-30T22:00:00Z"),
            ("1d", "2026-03-29T22:00:00Z", "2026-03-29T22:00:00Z"),
            ("90d", "2025-12-30T23:00:00Z", "2025-12-30T23:00:00Z"),
            ("12w", "2026-01-05T23:00:00Z", "2026-01-05T23:00:00Z"),
            ("1m", "2026-02-27T23:00:00Z", "2026-02-27T23:00:00Z"),
            ("6M", "2025-09-29T22:00:00Z", "2025-09-29T22:00:00Z"),
            (" 1y ", "2025-03-30T22:00:00Z", "2025-03-30T22:00:00Z"),
            ("2026-03-31T14:30:00Z", "2026-03-31T14:30:00Z", "2026-03-31T14:30:00Z"),
            ("2026-03-31T14:30:00+02:00", "2026-03-31T12:30:00Z", "2026-03-31T12:30:00Z"),
        ])
    func bounds(text: String, since: String, until: String) throws {
        #expect(try DateBound.since(text, now: now, zone: warsaw).rfc3339 == since)
        #expect(try DateBound.until(text, now: now, zone: warsaw).rfc3339 == until)
    }

    @Test(
        "What is no date is refused with examples, and without the text",
        arguments: [
            "", " ", "d", "90", "-1d", "+1d", "1.5d", "999999d", "99999w", "99999y", "2026-02-30", "2026-3-1",
            "tomorrow", "90x",
            "٩٠d", "90d;", "2026-03-31T25:00:00Z", "\u{1B}[2J", "jan@contoso.example",
        ])
    func refused(text: String) {
        let failure = #expect(throws: DateBound.Failure.self) { try DateBound.since(text, now: now, zone: warsaw) }
        #expect(throws: DateBound.Failure.self) { try DateBound.until(text, now: now, zone: warsaw) }
        #expect(failure?.message.contains("90d") == true)
        #expect(failure?.message.contains("contoso") == false)
    }

    @Test("The same day as both bounds is one whole day")
    func wholeDay() throws {
        for day in ["2026-03-28", "2026-03-29", "2026-10-25"] {
            let since = try DateBound.since(day, now: now, zone: warsaw)
            let until = try DateBound.until(day, now: now, zone: warsaw)
            #expect(warsaw.localTime(of: since).date.iso == day)
            #expect(warsaw.localTime(of: until - Timestamp.Span(milliseconds: 1)).date.iso == day)
            #expect(warsaw.localTime(of: until).date.iso > day)
        }
    }
}
