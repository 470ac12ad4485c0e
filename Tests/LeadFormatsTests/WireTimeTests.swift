import LeadModel
import TestSupport
import Testing

@Suite("Dates on the wire")
struct WireTimeTests {
    @Test(
        "A date is read in every door's spelling",
        arguments: [
            ("2025-11-03T14:07:52Z", "2025-11-03T14:07:52Z"),
            ("2025-11-03T14:07:52", "2025-11-03T14:07:52Z"),
            ("2025-11-03t14:07:52.4418231z", "2025-11-03T14:07:52.441Z"),
            ("2025-11-03T14:07:52.9Z", "2025-11-03T14:07:52.900Z"),
            ("2025-11-03T14:07:52.000000000000000000001+01:00", "2025-11-03T13:07:52Z"),
            ("2025-11-03T14:07:52.000+0000", "2025-11-03T14:07:52Z"),
            ("2025-11-03T14:07-08", "2025-11-03T22:07:00Z"),
            ("2025-11-03 14:07:52", "2025-11-03T14:07:52Z"),
            ("  2025-11-03 14:07:52 UTC ", "2025-11-03T14:07:52Z"),
            ("2025-11-03", "2025-11-03T00:00:00Z"),
            ("2016-12-31T23:59:60Z", "2017-01-01T00:00:00Z"),
            ("11/3/2025 2:07:51 PM", "2025-11-03T14:07:51Z"),
            ("11/3/2025 12:00:00 AM", "2025-11-03T00:00:00Z"),
            ("11/3/2025 12:00:00 PM", "2025-11-03T12:00:00Z"),
            ("11/03/2025, 2:07\u{202F}pm", "2025-11-03T14:07:00Z"),
            ("11/3/2025 14:07", "2025-11-03T14:07:00Z"),
            ("2/29/2024", "2024-02-29T00:00:00Z"),
            ("636573304831318844", "2018-03-22T15:48:03.131Z"),
            ("1762178872000", "2025-11-03T14:07:52Z"),
            ("1762178872", "2025-11-03T14:07:52Z"),
            ("1969-12-31T23:59:59.999Z", "1969-12-31T23:59:59.999Z"),
        ])
    func spellings(_ text: String, _ expected: String) {
        #expect(Timestamp(wire: text)?.rfc3339 == expected)
    }

    @Test(
        "What is no date, or could be two, is refused",
        arguments: [
            "", " ", "yesterday", "2025-02-30", "2025-13-01", "31/12/2025", "3.11.2025", "11/3/25",
            "2025-11-03T25:00:00Z",
            "2025-11-03T14:60:00Z", "2025-11-03T14:07:52+", "2025-11-03T14:07:52.Z", "2025-11-03T14:07:52Zx",
            "11/3/2025 13:00 PM",
            "11/3/2025 0:30 AM", "17", "17621788720", "99999999999999999999", "2025-11-03T", "２０２５-11-03",
            "2025-11-03T14:07:52+25:00",
        ])
    func refused(_ text: String) {
        #expect(Timestamp(wire: text) == nil)
    }

    @Test("RFC 3339 needs a time", arguments: ["2025-11-03", "1762178872", "11/3/2025 2:07:51 PM"])
    func strict(_ text: String) {
        #expect(Timestamp(rfc3339: text) == nil)
    }

    @Test("A moment reads back as itself", arguments: 0..<100)
    func roundTrip(seed: Int) {
        var random = Seeded(seed)
        let moment = Timestamp(milliseconds: .random(in: -60_000_000_000_000...200_000_000_000_000, using: &random))
        #expect(Timestamp(rfc3339: moment.rfc3339) == moment)
    }

    @Test("No text makes the reader stumble", arguments: 0..<200)
    func hostile(seed: Int) {
        var random = Seeded(seed)
        let letters = Array("0123456789-:/TZ+. ,APM\u{202F}\u{A0}é")
        let text = String((0..<Int.random(in: 0...24, using: &random)).map { _ in pick(letters, &random) })
        if let moment = Timestamp(wire: text) { #expect(Timestamp(rfc3339: moment.rfc3339) == moment, "\(text)") }
    }
}
