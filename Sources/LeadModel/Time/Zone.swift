/// A day and a time of day on somebody's clock.
public struct LocalTime: Hashable, Comparable, Sendable {
    public var date: CivilDate
    /// Milliseconds since midnight.
    public var millisecondOfDay: Int

    public init(date: CivilDate, millisecondOfDay: Int = 0) {
        (self.date, self.millisecondOfDay) = (date, millisecondOfDay)
    }

    public init(date: CivilDate, hour: Int, minute: Int, second: Int = 0) {
        self.init(date: date, millisecondOfDay: ((hour * 60 + minute) * 60 + second) * 1000)
    }

    public var hour: Int { millisecondOfDay / 3_600_000 }
    public var minute: Int { millisecondOfDay / 60_000 % 60 }
    public var second: Int { millisecondOfDay / 1000 % 60 }
    public var millisecond: Int { millisecondOfDay % 1000 }

    public static func < (left: LocalTime, right: LocalTime) -> Bool {
        (left.date, left.millisecondOfDay) < (right.date, right.millisecondOfDay)
    }
}

/// A time zone as a value: its offsets from UTC and when each began. Made by the executable from the system's zone.
public struct Zone: Hashable, Sendable {
    public struct Transition: Hashable, Sendable {
        public var from: Timestamp
        /// Seconds east of UTC.
        public var offsetSeconds: Int

        public init(from: Timestamp, offsetSeconds: Int) {
            (self.from, self.offsetSeconds) = (from, offsetSeconds)
        }
    }

    public static let utc = Zone(name: "UTC", initialOffsetSeconds: 0, transitions: [])

    public var name: String
    /// The offset in force before the first transition.
    public var initialOffsetSeconds: Int
    /// In order of time.
    public var transitions: [Transition]

    public init(name: String, initialOffsetSeconds: Int, transitions: [Transition]) {
        self.name = name
        self.initialOffsetSeconds = initialOffsetSeconds
        self.transitions = transitions
    }

    /// Seconds east of UTC at a moment. O(log n) in the number of transitions.
    public func offsetSeconds(at moment: Timestamp) -> Int {
        var low = 0
        var high = transitions.count
        while low < high {
            let middle = (low + high) / 2
            if transitions[middle].from <= moment { low = middle + 1 } else { high = middle }
        }
        return low == 0 ? initialOffsetSeconds : transitions[low - 1].offsetSeconds
    }

    public func localTime(of moment: Timestamp) -> LocalTime {
        let dayLength = 86_400_000
        // Split before adding the offset, which would overflow at either end of time.
        let (utcDay, utcTime) = Int(moment.milliseconds).quotientAndRemainder(dividingBy: dayLength)
        let local = utcTime + offsetSeconds(at: moment) * 1000
        let time = (local % dayLength + dayLength) % dayLength
        let day = utcDay + (local - time) / dayLength
        return LocalTime(date: CivilDate(daysSince1970: day), millisecondOfDay: time)
    }

    /// The moment at which the clock shows `local`: the first one where it shows it twice, and as much later as the
    /// clock jumps where it never does, so that a day without a midnight begins with its first moment.
    public func timestamp(of local: LocalTime) -> Timestamp {
        let asUTC = Int64(local.date.daysSince1970) * 86_400_000 + Int64(local.millisecondOfDay)
        let before = offsetSeconds(at: Timestamp(milliseconds: asUTC - 86_400_000))
        let after = offsetSeconds(at: Timestamp(milliseconds: asUTC + 86_400_000))
        let candidates = [before, after].map { Timestamp(milliseconds: asUTC - Int64($0) * 1000) }
        let matching = candidates.filter { localTime(of: $0) == local }
        return matching.min() ?? candidates.max() ?? Timestamp(milliseconds: asUTC)
    }

    /// The first moment of the local day that holds `moment`, moved by `days`.
    public func startOfDay(_ moment: Timestamp, addingDays days: Int = 0) -> Timestamp {
        timestamp(of: LocalTime(date: localTime(of: moment).date.adding(days: days)))
    }
}
