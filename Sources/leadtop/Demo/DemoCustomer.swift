import LeadModel

/// One made-up customer; the same number and seed make the same one.
struct DemoCustomer {
    var person = Person()

    private static let companies = [
        "Contoso", "Fabrikam", "Litware", "Alpine Ski House", "Lamna Healthcare", "Relecloud", "Woodgrove Bank",
        "Adventure Works", "Coho Vineyard", "Fourth Coffee", "Graphic Design Institute", "Humongous Insurance",
        "Lucerne Publishing", "Margie's Travel", "Trey Research", "Wide World Importers", "VanArsdel",
        "Bellows College",
        "City Power & Light", "Munson's Pickles", "Nod Publishers", "Northwind Traders", "Tailwind Traders",
        "School of Fine Art", "Southridge Video", "The Phone Company", "Wingtip Toys", "Best For You Organics",
    ]
    private static let legalForms = ["", "", "", " Ltd.", " GmbH", " Sp. z o.o.", ", Inc.", " S.A.", " AB"]
    private static let titles = [
        "CTO", "IT Manager", "Developer", "Head of Sales", "Purchasing", "CEO", "Consultant", "Architect",
        "System Administrator", "Product Owner", "Professor", "Student", "",
    ]

    init(number: Int, seed: UInt64) {
        var dice = Dice(seed: seed, number: number)
        let country = dice.pick(DemoCountry.weighted)
        person.country = dice.pickEarly(country.spellings)
        // A .edu address comes without the person, by policy.
        if dice.chance(15) { return }
        let company = dice.pick(Self.companies)
        let first = dice.pick(country.firstNames)
        let last = dice.pick(country.lastNames)
        setName(first, last, isWhole: country.isWrittenWhole)
        person.company = company + dice.pick(Self.legalForms)
        person.city = dice.chance(600) ? dice.pick(country.cities) : ""
        person.title = dice.pick(Self.titles)
        let hasEmail = dice.chance(960)
        if hasEmail { person.email = Self.email(first, last, at: company, number: number) }
        if !hasEmail || dice.chance(650) { person.phone = Self.phone(country.phonePrefix, number, &dice) }
    }

    private mutating func setName(_ first: DemoName, _ last: DemoName, isWhole: Bool) {
        if isWhole {
            person.fullName = last.written + first.written
        } else {
            (person.firstName, person.lastName) = (first.written, last.written)
        }
    }

    /// The number keeps two customers of one name apart.
    private static func email(_ first: DemoName, _ last: DemoName, at company: String, number: Int) -> String {
        let host = String(company.lowercased().unicodeScalars.filter { ("a"..."z").contains($0) })
        return "\(first.latin).\(last.latin)\(number)@\(host).example"
    }

    private static func phone(_ prefix: String, _ number: Int, _ dice: inout Dice) -> String {
        let digits = String(10_000_000 + number)
        let separator = dice.chance(500) ? " " : "-"
        return prefix + separator + digits.suffix(7).prefix(3) + separator + digits.suffix(4)
    }
}
