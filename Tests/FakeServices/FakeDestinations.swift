import Foundation

/// One fake of each service that leads are pulled from, and the configuration that names them.
public struct FakeDestinations: Sendable {
    public let table: FakeAzureTable
    public let crm: FakeSalesforce
    public let dynamics: FakeDynamics
    public let marketo: FakeMarketo

    public init() async throws {
        (table, crm) = (try await FakeAzureTable(), try await FakeSalesforce())
        (dynamics, marketo) = (try await FakeDynamics(), try await FakeMarketo())
    }

    /// Writes `config.toml` and the files of the secrets into a directory, which is made where it is missing.
    public func write(to directory: String, every: String = "5m") throws {
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        let files = [
            "table.secret": table.connectionString, "crm.secret": FakeSalesforce.clientSecret,
            "dynamics.secret": FakeDynamics.secret, "marketo.secret": FakeMarketo.secret,
            "config.toml": configuration(every: every),
        ]
        for (name, text) in files {
            _ = FileManager.default.createFile(
                atPath: directory + "/" + name, contents: Data((text + "\n").utf8),
                attributes: [.posixPermissions: 0o600])
        }
    }

    private func configuration(every: String) -> String {
        """
        [[destination]]
        name = "table"
        kind = "azure-table"
        every = "\(every)"
        connection-string-file = "table.secret"
        table = "\(table.table)"
        table-endpoint = "\(table.service.url)/\(FakeAzureTable.account)"

        [[destination]]
        name = "crm"
        kind = "salesforce"
        every = "\(every)"
        login-url = "\(crm.service.url)"
        client-id = "\(FakeSalesforce.clientID)"
        client-secret-file = "crm.secret"

        [[destination]]
        name = "dynamics"
        kind = "dynamics"
        every = "\(every)"
        organization-url = "\(dynamics.url)"
        login-url = "\(dynamics.url)"
        tenant = "\(FakeDynamics.tenant)"
        client-id = "\(FakeDynamics.clientID)"
        client-secret-file = "dynamics.secret"

        [[destination]]
        name = "marketo"
        kind = "marketo"
        every = "\(every)"
        base-url = "\(marketo.url)"
        client-id = "\(FakeMarketo.clientID)"
        client-secret-file = "marketo.secret"
        form-ids = \(FakeMarketo.form)
        """
    }
}
