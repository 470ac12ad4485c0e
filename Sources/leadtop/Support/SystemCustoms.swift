import Glibc
import LeadModel

/// How this process's locale writes numbers and dates.
enum SystemCustoms {
    /// `C` and `POSIX` say nothing about it: a blank between thousands and the day before the month.
    static func current(zone: Zone) -> Customs {
        var customs = Customs(zone: zone)
        guard let numbers = localeconv()?.pointee else { return customs }
        customs.decimalSeparator = text(numbers.decimal_point) ?? customs.decimalSeparator
        customs.groupingSeparator = text(numbers.thousands_sep) ?? customs.groupingSeparator
        guard !isPlain else { return customs }
        customs.dayBeforeMonth = isDayFirst
        customs.hour12 = info(T_FMT).contains("%r") || info(T_FMT).contains("%I")
        customs.firstWeekday = firstWeekday
        return customs
    }

    /// Whether the terminal is to be written to in ASCII only.
    static var isASCII: Bool { info(CODESET) != "UTF-8" }

    static var name: String { text(setlocale(LC_TIME, nil)) ?? "C" }

    private static var isPlain: Bool {
        name == "POSIX" || name == "C" || name.hasPrefix("C.")
    }

    private static var isDayFirst: Bool {
        let format = info(D_FMT)
        if format.contains("%D") { return false }
        guard let month = format.firstIndex(where: { "mbBh".contains($0) }),
            let day = format.firstIndex(where: { "de".contains($0) })
        else { return true }
        return day < month
    }

    /// glibc keeps it as a number in one byte, 1 for the day that `_NL_TIME_WEEK_1STDAY` names (Sunday in most locales).
    private static var firstWeekday: Weekday {
        guard let byte = nl_langinfo(nl_item(_NL_TIME_FIRST_WEEKDAY)) else { return .monday }
        let daysAfterSunday = Int(byte.pointee) - 1
        return Weekday(rawValue: daysAfterSunday == 0 ? 7 : daysAfterSunday) ?? .monday
    }

    private static func info(_ item: Int) -> String {
        text(nl_langinfo(nl_item(item))) ?? ""
    }

    private static func text(_ pointer: UnsafePointer<CChar>?) -> String? {
        guard let pointer, pointer.pointee != 0 else { return nil }
        return String(cString: pointer)
    }
}
