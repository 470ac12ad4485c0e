import LeadModel
import TestSupport
import Testing

@Suite struct TimestampTests {
    @Test(
        "A moment of RFC 3339 is read in any of its spellings",
        arguments: [
            ("1970-01-01T00:00:00Z", 0), ("1970-01-01T00:00:00.001Z", 1), ("1970-01-01t01:00:00+01:00", 0),
            ("1969-12-31T23:59:59.9999Z", -1), ("1970-01-01 00:00:00z", 0), ("1969-12-31T19:00:00-05:00", 0),
            ("2018-03-22T15:48:03Z", 1_521_733_683_000), ("2016-12-31T23:59:60Z", 1_483_228_800_000),
            ("1970-01-01T00:00:00.5Z", 500),
        ] as [(String, Int64)])
    func reads(text: String, milliseconds: Int64) {
        #expect(Timestamp(rfc3339: text)?.milliseconds == milliseconds)
    }

    @Test(
        "What is no moment is none",
        arguments: [
            "", "2026-03-31", "2026-03-31T14:30Z", "2026-03-31T14:30:00", "2026-03-31T24:00:00Z",
            "2026-03-31T14:60:00Z",
            "2026-03-31T14:30:61Z", "2026-03-31T14:30:00.Z", "2026-02-30T14:30:00Z", "2026-03-31T14:30:00+2", "x",
            "2026-03-31T14:30:00Z ", "2026-03-31T14:30:00+24:00", "99999999999-01-01T00:00:00Z",
        ])
    func refuses(text: String) {
        #expect(Timestamp(rfc3339: text) == nil)
    }

    @Test("A printed moment reads back as itself")
    func roundTrip() {
        var random = Seeded(3)
        for _ in 0..<2000 {
            let moment = Timestamp(milliseconds: .random(in: -11_676_096_000_000...13_569_465_600_000, using: &random))
            #expect(Timestamp(rfc3339: moment.rfc3339) == moment)
        }
        #expect(Timestamp(milliseconds: 1_000).rfc3339 == "1970-01-01T00:00:01Z")
        #expect(Timestamp(milliseconds: -1).rfc3339 == "1969-12-31T23:59:59.999Z")
    }

    @Test("Moments and spans add up")
    func arithmetic() {
        let moment = Timestamp(seconds: 100)
        #expect(moment + .minutes(1) == Timestamp(seconds: 160))
        #expect(moment - .seconds(1) == Timestamp(seconds: 99))
        #expect((moment + .days(1)) - moment == .hours(24))
        #expect(Timestamp.Span.hours(1) < .days(1) && moment < moment + .seconds(1))
    }
}
