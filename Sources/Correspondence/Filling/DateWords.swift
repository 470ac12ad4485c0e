import LeadModel

/// Dates as they are written in a letter in each language.
enum DateWords {
    private static let months: [String: String] = [
        "en": "January February March April May June July August September October November December",
        "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
        "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "pl": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
    ]

    /// In a language that is not known here, by ISO 8601.
    static func text(_ date: CivilDate, in language: String) -> String {
        let names = months[language]?.split(separator: " ") ?? []
        guard names.indices.contains(date.month - 1) else { return date.iso }
        let month = names[date.month - 1]
        return switch language {
        case "de": "\(date.day). \(month) \(date.year)"
        case "fr": "\(date.day == 1 ? "1er" : String(date.day)) \(month) \(date.year)"
        case "es": "\(date.day) de \(month) de \(date.year)"
        default: "\(date.day) \(month) \(date.year)"
        }
    }
}
