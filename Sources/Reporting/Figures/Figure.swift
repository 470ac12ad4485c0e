import LeadModel

/// One value of a report: what machines read exactly and people read by their customs.
enum Figure: Equatable {
    case count(Int)
    /// A part of 1.
    case share(Double)
    case span(Timestamp.Span, Unit)
    case moment(Timestamp)
    /// Counts in order of time.
    case series([Int])
    /// Nothing to say: a rate of nobody.
    case none

    /// In what machines read a length of time; the column's name says it.
    enum Unit { case hours, days }

    static func hours(_ span: Timestamp.Span?) -> Figure { span.map { .span($0, .hours) } ?? .none }

    static func days(_ span: Timestamp.Span?) -> Figure { span.map { .span($0, .days) } ?? .none }

    static func share(_ share: Double?) -> Figure { share.map(Figure.share) ?? .none }

    static func share(_ part: Int, of whole: Int) -> Figure {
        whole > 0 ? .share(Double(part) / Double(whole)) : .none
    }

    func shown(_ customs: Customs) -> String {
        switch self {
        case .count(let count): customs.number(count)
        case .share(let share): customs.percent(share)
        case .span(let span, _): customs.length(span)
        case .moment(let moment): customs.day(moment)
        case .series(let counts): counts.map(customs.number).joined(separator: ", ")
        case .none: words(.noNumber)
        }
    }

    /// As a cell of CSV.
    var machine: String {
        switch self {
        case .count(let count): String(count)
        case .span(let span, let unit): "\(span.number(unit))"
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
        case .span(let span, _): max(0, span.hours)
        case .moment, .series, .none: 0
        }
    }
}

extension Timestamp.Span {
    func number(_ unit: Figure.Unit) -> Double { unit == .hours ? hours : days }
}
