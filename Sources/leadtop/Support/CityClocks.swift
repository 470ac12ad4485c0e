import Dashboard
import Foundation
import LeadModel

/// What clocks show in a country, by the system's tables of time zones.
enum CityClocks {
    /// The zones of a country around a moment, each with its next changes of the clock; none where the system does not
    /// say. Reads a file of some hundred lines.
    static func of(_ country: String, at moment: Timestamp) -> [CityClock] {
        zoneNames(of: country).compactMap { name in
            TimeZone(identifier: name).map { CityClock(city: city(of: name), zone: zone($0, name, around: moment)) }
        }
    }

    /// `zone.tab` of the tz database: country, place, zone, comments, with tabs between.
    private static func zoneNames(of country: String) -> [String] {
        for path in ["/usr/share/zoneinfo/zone.tab", "/usr/share/lib/zoneinfo/tab/zone_sun.tab"] {
            guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { continue }
            return text.split(separator: "\n").compactMap { line in
                let parts = line.split(separator: "\t")
                return parts.count >= 3 && parts[0] == country ? String(parts[2]) : nil
            }
        }
        return []
    }

    /// `America/Argentina/Buenos_Aires` is Buenos Aires.
    private static func city(of name: String) -> String {
        String(name.split(separator: "/").last ?? "").replacing("_", with: " ")
    }

    private static func zone(_ zone: TimeZone, _ name: String, around moment: Timestamp) -> Zone {
        let start = Date(timeIntervalSince1970: Double(moment.milliseconds) / 1000)
        var transitions: [Zone.Transition] = []
        var date = start
        for _ in 0..<4 {
            guard let next = zone.nextDaylightSavingTimeTransition(after: date), next > date else { break }
            let from = Timestamp(milliseconds: Int64(next.timeIntervalSince1970 * 1000))
            let offset = zone.secondsFromGMT(for: next.addingTimeInterval(1))
            transitions.append(Zone.Transition(from: from, offsetSeconds: offset))
            date = next
        }
        return Zone(name: name, initialOffsetSeconds: zone.secondsFromGMT(for: start), transitions: transitions)
    }
}
