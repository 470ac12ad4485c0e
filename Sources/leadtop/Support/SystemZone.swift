import Glibc
import LeadModel

/// The time zone of this process (`TZ`, else `/etc/localtime`) as a value.
enum SystemZone {
    /// Asks the C library, which also knows zones written out as POSIX rules. About a millisecond; for UTC nothing.
    static func current() -> Zone {
        tzset()
        let name = name
        if universal.contains(name) { return Zone(name: name, initialOffsetSeconds: 0, transitions: []) }
        return Zone(name: name, initialOffsetSeconds: offset(at: 0), transitions: transitions)
    }

    /// The zone of this name where there is one, which is then the whole process's.
    static func current(named name: String?) -> Zone {
        if let name, environment("TZ") != name { setenv("TZ", name, 1) }
        return current()
    }

    /// Whether this machine knows a zone.
    static func isKnown(_ name: String) -> Bool {
        let directory = environment("TZDIR") ?? "/usr/share/zoneinfo"
        let isPlain = name.utf8.allSatisfy { UInt8(ascii: "-")...UInt8(ascii: "z") ~= $0 || $0 == UInt8(ascii: "+") }
        guard !name.isEmpty, isPlain, name.first != "/", !name.contains("..") else { return false }
        var status = stat()
        return stat("\(directory)/\(name)", &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    }

    /// What most servers have.
    private static let universal = ["UTC", "Etc/UTC"]
    private static let week = 7 * 86_400
    /// The years 1970 to 2040.
    private static let seconds = 0..<2_240_524_800

    private static var transitions: [Zone.Transition] {
        var found: [Zone.Transition] = []
        var known = offset(at: seconds.lowerBound)
        for end in stride(from: week, to: seconds.upperBound, by: week) {
            let offset = offset(at: end)
            guard offset != known else { continue }
            let moment = firstMoment(from: end - week, through: end) { self.offset(at: $0) == offset }
            found.append(Zone.Transition(from: Timestamp(seconds: Int64(moment)), offsetSeconds: offset))
            known = offset
        }
        return found
    }

    private static func firstMoment(from start: Int, through end: Int, where passes: (Int) -> Bool) -> Int {
        var (low, high) = (start, end)
        while high - low > 1 {
            let middle = (low + high) / 2
            if passes(middle) { high = middle } else { low = middle }
        }
        return high
    }

    private static func offset(at second: Int) -> Int {
        var moment = time_t(second)
        var parts = tm()
        return localtime_r(&moment, &parts) == nil ? 0 : parts.tm_gmtoff
    }

    private static var name: String {
        if let zone = environment("TZ") { return zone.first == ":" ? String(zone.dropFirst()) : zone }
        var path = [UInt8](repeating: 0, count: Int(PATH_MAX))
        let length = path.withUnsafeMutableBytes { bytes in
            bytes.baseAddress.map { readlink("/etc/localtime", $0, bytes.count) } ?? -1
        }
        guard length > 0 else { return "UTC" }
        let target = String(decoding: path.prefix(length), as: UTF8.self)
        let parts = target.split(separator: "/")
        guard let root = parts.lastIndex(of: "zoneinfo"), let first = parts[(root + 1)...].first else { return "UTC" }
        return String(target[first.startIndex...])
    }
}
