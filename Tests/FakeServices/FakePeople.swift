/// Leads that no two are alike, made by their number.
public enum FakePeople {
    private static let firstNames = ["Ada", "Jan", "Olga", "Kwame", "Jürgen", "李", "Mary", "Piotr"]
    private static let lastNames = ["Okafor", "Kowalski", "Ivanov", "Mensah", "Groß", "小龙", "Brown", "Zieliński"]
    private static let sources = [
        "SPZA-PLT", "AzureMarketplace-INS", "TestDrive-StartTestDrive", "AzurePortal-Create", "SPZA-DNC",
    ]

    public static func firstName(_ number: Int) -> String { firstNames[number % firstNames.count] }
    public static func lastName(_ number: Int) -> String { lastNames[number / 3 % lastNames.count] + " \(number)" }
    public static func email(_ number: Int) -> String { "person\(number)@contoso.example" }
    public static func company(_ number: Int) -> String { "Contoso \(number % 97)" }
    public static func leadSource(_ number: Int) -> String {
        sources[number % sources.count] + "|contoso.product-\(number % 11)"
    }
}
