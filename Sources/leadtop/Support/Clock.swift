import LeadModel
import Glibc

/// What time it is.
enum Clock {
    /// `LEADTOP_NOW` where it is set, so that tests and screenshots stand still; else the system's clock.
    static func now() throws -> Timestamp {
        guard let fixed = environment("LEADTOP_NOW") else { return system }
        guard let moment = Timestamp(rfc3339: fixed) else { throw Failure(words(.cliBadClock)) }
        return moment
    }

    static var isFixed: Bool { environment("LEADTOP_NOW") != nil }

    private static var system: Timestamp {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Timestamp(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
    }
}
