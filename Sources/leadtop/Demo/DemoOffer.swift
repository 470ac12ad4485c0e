/// The offers that sample leads are about: 200 of 8 publishers, the first ones the most wanted.
struct DemoOffer {
    var id: String
    var title: String
    var publisher: String

    static let all: [DemoOffer] = (0..<count).map(DemoOffer.init(number:))

    /// The one that everybody wants, where a hot offer is asked for, and the others.
    static let hot = all[0]
    static let others = Array(all.dropFirst())

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
        publisher = Self.publishers[number % Self.publishers.count]
        let product = Self.products[(number * 7 + number / Self.publishers.count) % Self.products.count]
        let edition = Self.editions[number / Self.publishers.count % Self.editions.count]
        title = [publisher, product, edition].filter { !$0.isEmpty }.joined(separator: " ")
        let slug = ([product, edition].filter { !$0.isEmpty }.joined(separator: "-") + "-\(number)").lowercased()
        let name = slug.map { $0 == " " ? "-" : $0 }
        // Some publishers' offers have no better name.
        let guid = DemoGUID.text(Dice(seed: 0x0FFE_0FFE, number: number))
        id = publisher.lowercased() + "." + (number % 9 == 4 ? guid : String(name))
    }
}
