import Foundation
import LeadModel
import LeadStore
import TestSupport
import Testing

@testable import LeadIntake

@Suite("What a body holds")
struct LeadBodyTests {
    private func pieces(_ items: [LeadBody.Item]) -> [(piece: Unreadable, format: String)] {
        items.compactMap { item in
            if case .unreadable(let piece, let format) = item { (piece, format) } else { nil }
        }
    }

    @Test("Something comes of every body, and what can't be read has a reason", arguments: HostileBody.all)
    func hostile(body: HostileBody) {
        let items = LeadBody.items(of: body.bytes)
        #expect(!items.isEmpty)
        #expect(pieces(items).allSatisfy { !$0.piece.reason.isEmpty })
        #expect(!body.holdsLeads || items.contains { $0.isLead })
    }

    @Test("Every sample is read as leads, whatever its format")
    func samples() throws {
        let folder = Sandbox.package.appending(path: "Resources/samples")
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .filter { !$0.lastPathComponent.hasPrefix(".") }
        #expect(files.count > 20)
        for file in files {
            let items = LeadBody.items(of: Array(try Data(contentsOf: file)))
            #expect(items.allSatisfy { $0.isLead }, "\(file.lastPathComponent)")
        }
    }

    @Test("A row that can't be read is kept with its header, so that it can be retried")
    func header() throws {
        let body = "First Name,Email,Lead Source\nAda,ada@contoso.example,SPZA-PLT|a.b\na,b,c,d,e\n"
        let items = LeadBody.items(of: Array(body.utf8))
        #expect(items.count { $0.isLead } == 1)
        let piece = try #require(pieces(items).first)
        #expect(String(decoding: piece.piece.raw, as: UTF8.self) == "First Name,Email,Lead Source\na,b,c,d,e")
        #expect(piece.format == "other-csv")
    }

    @Test(
        "JSON without a lead is kept whole",
        arguments: ["[]", "{\"value\":[]}", "PartitionKey,RowKey,CustomerInfo\r\n"])
    func noLead(body: String) throws {
        let piece = try #require(pieces(LeadBody.items(of: Array(body.utf8))).first)
        #expect(piece.piece.raw == Array(body.utf8))
    }
}

@Suite("Where to listen")
struct ListenAddressTests {
    @Test(
        "An address is a host and a port",
        arguments: [
            ("127.0.0.1:0", "127.0.0.1", 0, true), ("0.0.0.0:8443", "0.0.0.0", 8443, false),
            ("[::1]:1", "::1", 1, true),
            ("localhost:65535", "localhost", 65535, true),
            ("leads.contoso.example:443", "leads.contoso.example", 443, false),
            ("127.evil.example:1", "127.evil.example", 1, false),
            ("127.0.0.1.evil.example:1", "127.0.0.1.evil.example", 1, false),
            ("[::]:1", "::", 1, false),
        ])
    func good(text: String, host: String, port: Int, isLoopback: Bool) throws {
        let address = try #require(ListenAddress(text))
        #expect((address.host, address.port) == (host, port))
        #expect(address.isLoopback == isLoopback)
        #expect(address.description == text)
    }

    @Test(
        "Anything else is none",
        arguments: ["", ":1", "host", "host:", "host:x", "host:65536", "host:-1", "::1:8443", "[]:1"])
    func bad(text: String) {
        #expect(ListenAddress(text) == nil)
    }
}

@Suite("Secrets of the endpoint")
struct EndpointSecretTests {
    @Test("A secret has 160 bits in letters that no URL changes, and no two are equal")
    func new() {
        let secrets = (0..<1000).map { _ in NewSecret() }
        #expect(Set(secrets.map(\.text)).count == 1000)
        let letters = Set("0123456789abcdefghjkmnpqrstvwxyz")
        #expect(secrets.allSatisfy { $0.text.count == 32 && letters.isSuperset(of: $0.text) })
        #expect(secrets.allSatisfy { $0.hash.count == 32 && $0.path == "/leads/" + $0.text })
        #expect(NewSecret.hash("abc".utf8).prefix(4) == [0xBA, 0x78, 0x16, 0xBF])
    }

    @Test("Only a whole secret that is valid is known")
    func known() {
        let now = Timestamp(seconds: 0)
        func secret(_ id: Int64, _ text: String, revokedAt: Timestamp? = nil) -> EndpointSecret {
            EndpointSecret(
                id: id, label: "", hash: NewSecret.hash(text.utf8), createdAt: now + .seconds(id), revokedAt: revokedAt)
        }
        let secrets = Secrets([secret(1, "old", revokedAt: now), secret(2, "one"), secret(3, "two")])
        #expect(secrets.id(of: "one".utf8) == 2)
        #expect(secrets.id(of: "two".utf8) == 3)
        for text in ["", "old", "on", "onee", "One", "one\u{0}", String(repeating: "one", count: 1000)] {
            #expect(secrets.id(of: text.utf8) == nil, "\(text.prefix(9))")
        }
        #expect(secrets.oldest == (now + .seconds(2)).milliseconds)
    }
}

@Suite("The log")
struct LineLogTests {
    @Test("A line stays one line, and harmless")
    func harmless() {
        let text = "a\nb\u{1B}[31m\u{9B}c\u{202E}d\u{2028}e\u{0}f é"
        #expect(LineLog.harmless(text) == "a?b?[31m?c?d?e?f é")
    }
}
