/// Which language a customer is written to in, by his country.
public struct Languages: Hashable, Sendable {
    /// ISO 639-1 by ISO 3166-1 alpha-2.
    public var byCountry: [String: String]

    public init(byCountry: [String: String]) {
        self.byCountry = byCountry
    }

    /// What is written in where nothing is known, or nothing fits.
    public static let fallback = "en"

    /// By the language that business is done in; where it is more than one, English.
    public static let standard = Languages(
        byCountry: [
            "de": "AT DE LI",
            "fr": "BF BJ CD CF CG CI FR GA GN MC ML NE SN TG",
            "es": "AR BO CL CO CR CU DO EC ES GT HN MX NI PA PE PY SV UY VE",
            "pl": "PL",
        ].reduce(into: [:]) { table, entry in
            for country in entry.value.split(separator: " ") { table[String(country)] = entry.key }
        })

    public func language(of country: String) -> String {
        byCountry[country] ?? Self.fallback
    }
}
