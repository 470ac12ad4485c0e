/// A moment, in whole milliseconds since 1970-01-01T00:00:00Z.
public struct Timestamp: Hashable, Comparable, Sendable {
    public var milliseconds: Int64

    public init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    public init(seconds: Int64) {
        self.init(milliseconds: seconds * 1000)
    }

    public static func < (left: Timestamp, right: Timestamp) -> Bool {
        left.milliseconds < right.milliseconds
    }

    public static func + (moment: Timestamp, span: Span) -> Timestamp {
        Timestamp(milliseconds: moment.milliseconds + span.milliseconds)
    }

    public static func - (moment: Timestamp, span: Span) -> Timestamp {
        Timestamp(milliseconds: moment.milliseconds - span.milliseconds)
    }

    public static func - (left: Timestamp, right: Timestamp) -> Span {
        Span(milliseconds: left.milliseconds - right.milliseconds)
    }

    /// A length of time, in milliseconds.
    public struct Span: Hashable, Comparable, Sendable {
        public var milliseconds: Int64

        public init(milliseconds: Int64) {
            self.milliseconds = milliseconds
        }

        public static func seconds(_ count: Int64) -> Span { Span(milliseconds: count * 1000) }
        public static func minutes(_ count: Int64) -> Span { .seconds(count * 60) }
        public static func hours(_ count: Int64) -> Span { .minutes(count * 60) }
        public static func days(_ count: Int64) -> Span { .hours(count * 24) }

        public static func < (left: Span, right: Span) -> Bool {
            left.milliseconds < right.milliseconds
        }
    }
}
