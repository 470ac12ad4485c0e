import Foundation
import LeadModel
import LeadStore
import TestSupport
import Testing

@testable import LeadIntake

@Suite("Certificates")
struct CertificateTests {
    /// A sandbox with a pair of its own.
    private static func pair() throws -> (Sandbox, EndpointSettings.CertificateFiles) {
        let sandbox = try Sandbox()
        let made = try sandbox.shell("'\(Sandbox.package.path)/scripts/make-certificate' .")
        #expect(made.status == 0, "\(made.talk)")
        return (sandbox, .init(certificate: sandbox.path("certificate.pem"), key: sandbox.path("key.pem")))
    }

    /// How far a handshake comes before its sender falls asleep: nowhere, a piece of a record, no handshake at all.
    static let handshakes: [[UInt8]] = [
        [], [0x16], [0x16, 3, 1, 2, 0, 1, 0, 1, 0xFC, 3, 3], Array(repeating: 0x16, count: 5000),
        Array("POST / HTTP/1.1\r\n\r\n".utf8),
    ]

    @Test(
        "A handshake that does not come to its end costs a connection for a while, and no more", arguments: handshakes)
    func silent(bytes: [UInt8]) async throws {
        let (sandbox, files) = try Self.pair()
        try await TestEndpoint.run(change: { settings in
            settings.certificate = files
            settings.limits.requestSeconds = 1
        }) { endpoint in
            let silent = try (0..<20).map { _ in try endpoint.connect() }
            for connection in silent { connection.send(bytes) }
            #expect(try Self.post(to: endpoint, in: sandbox) == "200")
            #expect(silent.allSatisfy { $0.readToEnd() != nil })
            try RunningProgram.wait(for: "all are gone") { endpoint.server.core.connections.count == 0 }
        }
    }

    @Test("A connection that is there keeps working over a new pair")
    func reload() async throws {
        let (sandbox, files) = try Self.pair()
        try await TestEndpoint.run(change: { $0.certificate = files }) { endpoint in
            // One client, one connection: its second request is told only when the pair has been replaced.
            let running = Shared<RunResult?>(nil)
            _ = try sandbox.shell("mkfifo body")
            Thread.detachNewThread {
                let url = "https://localhost:\(endpoint.port)\(TestEndpoint.path)"
                let result = try? sandbox.shell(
                    "curl -sS --cacert certificate.pem -o /dev/null -w '%{http_code} %{num_connects} ' \(url)"
                        + " --next --cacert certificate.pem -w '%{http_code} %{num_connects}' -T body -X POST \(url)"
                )
                running.change { $0 = result }
            }
            try RunningProgram.wait(for: "its first answer") {
                endpoint.log.lines.contains { $0.contains("GET /leads 200") }
            }
            let other = try sandbox.shell(
                "'\(Sandbox.package.path)/scripts/make-certificate' new && cp new/*.pem . && echo done > body")
            #expect(other.status == 0)
            endpoint.server.reloadCertificate()
            #expect(endpoint.log.lines.contains { $0.contains("certificate loaded") })
            #expect(running.wait { $0 != nil })
            #expect(running.value?.text == "200 1 202 0")
            #expect(try Self.post(to: endpoint, in: sandbox) == "200")
        }
    }

    private static func post(to endpoint: TestEndpoint, in sandbox: Sandbox) throws -> String {
        try sandbox.shell(
            """
            curl -sS --cacert certificate.pem -o /dev/null -w '%{http_code}' --data-binary '\(TestEndpoint.lead(1))' \
            https://localhost:\(endpoint.port)\(TestEndpoint.path)
            """
        ).text
    }
}
