import LeadModel

/// One value of a report: what machines read exactly and people read by their customs.
enum Figure: Equatable {
    case count(Int)
    /// A part of 1.
    case share(Double)
    case span(Timestamp.Span)
    case moment(Timestamp)
    /// Counts in order of time.
    case series([Int])
    /// Nothing to say: a rate of nobody.
    case none

    static func span(_ span: Timestamp.Span?) -> Figure { span.map(Figure.span) ?? .none }

    static func share(_ share: Double?) -> Figure { share.map(Figure.share) ?? .none }

    static func share(_ part: Int, of whole: Int) -> Figure {
        whole > 0 ? .share(Double(part) / Double(whole)) : .none
    }

    func shown(_ customs: Customs) -> String {
        switch self {
        case .count(let count): customs.number(count)
        case .share(let share): customs.percent(share)
        case .span(let span): customs.length(span)
        case .moment(let moment): customs.day(moment)
        case .series(let counts): counts.map(customs.number).joined(separator: ", ")
        case .none: words(.noNumber)
        }
    }

    /// As a cell of CSV; spans in hours.
    var machine: String {
        switch self {
        case .count(let count): String(count)
        case .span(let span): "\(span.hours)"
        case .moment(let moment): moment.rfc3339
        case .share(let share): "\(share)"
        case .series(let counts): counts.map(String.init).joined(separator: " ")
        case .none: ""
        }
    }

    /// How long its bar is, and how deep its shade, before these are scaled.
    var magnitude: Double {
        switch self {
        case .count(let count): Double(max(0, count))
        case .share(let share): max(0, share)
        case .span(let span): max(0, span.hours)
        case .moment, .series, .none: 0
        }
    }
}
