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
        [
            table.section("table", every: every, secret: ("file", "table.secret")),
            crm.section("crm", every: every, secret: ("file", "crm.secret")),
            Self.section(
                "dynamics", kind: "dynamics", every: every,
                [
                    "organization-url": dynamics.url, "login-url": dynamics.url, "tenant": FakeDynamics.tenant,
                    "client-id": FakeDynamics.clientID, "client-secret-file": "dynamics.secret",
                ]),
            Self.section(
                "marketo", kind: "marketo", every: every,
                [
                    "base-url": marketo.url, "client-id": FakeMarketo.clientID,
                    "client-secret-file": "marketo.secret",
                ]) + "form-ids = \(FakeMarketo.form)\n",
        ].joined(separator: "\n")
    }

    fileprivate static func section(
        _ name: String, kind: String, every: String, _ settings: KeyValuePairs<String, String>
    ) -> String {
        let all = [("name", name), ("kind", kind), ("every", every)] + settings.map { ($0.key, $0.value) }
        return "[[destination]]\n" + all.map { "\($0.0) = \"\($0.1)\"\n" }.joined()
    }
}

extension FakeAzureTable {
    /// The section of `config.toml` that pulls from it.
    /// - Parameter secret: Where the connection string stands: how (`file`, `env`, `command`) and which.
    public func section(_ name: String, every: String, secret: (String, String)) -> String {
        FakeDestinations.section(
            name, kind: "azure-table", every: every,
            [
                "connection-string-\(secret.0)": secret.1, "table": table,
                "table-endpoint": "\(service.url)/\(Self.account)",
            ])
    }
}

extension FakeSalesforce {
    /// The section of `config.toml` that pulls from it.
    /// - Parameter secret: Where the client's secret stands: how (`file`, `env`, `command`) and which.
    public func section(_ name: String, every: String, secret: (String, String)) -> String {
        FakeDestinations.section(
            name, kind: "salesforce", every: every,
            ["login-url": service.url, "client-id": Self.clientID, "client-secret-\(secret.0)": secret.1])
    }
}
