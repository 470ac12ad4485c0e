import LeadModel

/// Europe/Warsaw from 2025 to 2028, written out: the last Sundays of March and October, 01:00 UTC.
let warsaw = Zone(
    name: "Europe/Warsaw", initialOffsetSeconds: 3600,
    transitions: [
        (2025, 3, 30, 2), (2025, 10, 26, 1), (2026, 3, 29, 2), (2026, 10, 25, 1), (2027, 3, 28, 2), (2027, 10, 31, 1),
        (2028, 3, 26, 2), (2028, 10, 29, 1),
    ].map { year, month, day, hours in
        Zone.Transition(
            from: at("\(year)-\(month < 10 ? "0" : "")\(month)-\(day)T01:00:00Z"), offsetSeconds: hours * 3600)
    })

/// A moment written as RFC 3339.
func at(_ text: String) -> Timestamp {
    Timestamp(rfc3339: text) ?? Timestamp(milliseconds: .min)
}

func date(_ text: String) -> CivilDate? { CivilDate(iso: text) }
