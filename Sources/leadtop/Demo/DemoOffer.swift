/// The offers that sample leads are about: 200 of 8 publishers, the first ones the most wanted.
struct DemoOffer {
    var id: String
    var title: String

    static let all: [DemoOffer] = (0..<count).map(DemoOffer.init(number:))

    private static let count = 200
    private static let publishers = [
        "Contoso", "Fabrikam", "Northwind", "Litware", "Adatum", "Tailspin", "Proseware", "Wingtip",
    ]
    private static let products = [
        "Backup", "ERP", "Firewall", "Sign", "Insight", "Commerce", "Helpdesk", "Payroll", "Translate", "Archive",
        "Monitor", "Scheduler", "Vault", "Invoice", "Campus", "Fleet", "Recruiter", "Catalog", "Forecast", "Gateway",
        "Studio", "Ledger", "Compliance", "Chat", "Maps",
    ]
    private static let editions = ["", "Pro", "for Teams", "Standard", "BYOL", "Enterprise", "R80.10"]

    /// Neighbours differ in publisher and product, so that the most wanted ones are of all kinds.
    private init(number: Int) {
        let publisher = Self.publishers[number % Self.publishers.count]
        let product = Self.products[(number * 7 + number / Self.publishers.count) % Self.products.count]
        let edition = Self.editions[number / Self.publishers.count % Self.editions.count]
        title = [publisher, product, edition].filter { !$0.isEmpty }.joined(separator: " ")
        let slug = ([product, edition].filter { !$0.isEmpty }.joined(separator: "-") + "-\(number)").lowercased()
        let name = slug.map { $0 == " " ? "-" : $0 }
        id = publisher.lowercased() + "." + (number % 9 == 4 ? Self.guid(number) : String(name))
    }

    /// Some publishers' offers have no better name.
    private static func guid(_ number: Int) -> String {
        var dice = Dice(seed: 0x0FFE_0FFE, number: number)
        let hex = (dice.next(), dice.next())
        let digits = [hex.0, hex.1].map { word -> String in
            let text = String(word, radix: 16)
            return String(repeating: "0", count: 16 - text.count) + text
        }.joined()
        var groups: [Substring] = []
        var rest = digits[...]
        for length in [8, 4, 4, 4, 12] {
            groups.append(rest.prefix(length))
            rest = rest.dropFirst(length)
        }
        return groups.joined(separator: "-")
    }
}
