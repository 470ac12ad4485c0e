/// Files of leads that the tests read.
enum Sample {
    /// Endpoint JSON, one a line: three leads of two customers, one of them cross-listed, and a test lead.
    static let endpoint = """
        {"userDetails":{"firstName":"Ada","lastName":"Okafor","email":"ada@contoso.example","phone":"+44 20 7946 0321",\
        "country":"GB","company":"Contoso","title":"CTO"},"leadSource":"SPZA-PLT|contoso.backup-pro",\
        "actionCode":"PLT","offerTitle":"Contoso Backup Pro","description":"Please call after 5 pm"}
        {"userDetails":{"firstName":"Ada","lastName":"Okafor","email":"ADA@contoso.example ","country":"GB",\
        "company":"Contoso"},"leadSource":"TestDrive-StartTestDrive|northwind.erp","offerTitle":"Northwind ERP"}
        {"userDetails":{"firstName":"Ola","lastName":"Nowak","email":"ola@litware.example","country":"PL",\
        "company":"Litware"},"leadSource":"SPZA-DNC|bitnami.openedxcypress","offerTitle":"Open edX"}
        {"userDetails":{"firstName":"MSFT_TEST_636573304831318844","lastName":"MSFT_TEST_636573304831318844",\
        "email":"MSFT_TEST_636573304831318844@test.com","company":"MSFT_TEST_636573304831318844"},\
        "leadSource":"MSFT_TEST_636573304831318844-MSFT_TEST_636573304831318844|contoso.backup-pro"}

        """

    /// Text that a terminal would obey, and a formula.
    static let hostile = """
        id,name,email,company,leadSource,createdAt
        1,"\u{1B}]0;owned\u{07}\u{1B}[31mEve\u{202E}","eve@evil.example","=HYPERLINK(""http://evil.example"")",\
        SPZA-PLT|contoso.backup-pro,2026-11-01T00:00:00Z

        """

    /// A CSV of other CRMs with as many rows as wanted, every row another customer.
    static func csv(rows: Int) -> String {
        var text = "id,createdAt,name,email,leadSource\n"
        for number in 1...rows {
            text += "\(number),2026-10-0\(number % 9 + 1)T10:00:00Z,Person \(number),p\(number)@contoso.example,"
            text += "AzureMarketplace-INS|contoso.backup-pro\n"
        }
        return text
    }
}
