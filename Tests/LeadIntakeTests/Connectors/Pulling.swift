import FakeServices
import Foundation
import LeadFormats
import LeadIntake
import LeadModel

/// What pages held, without a store.
struct Pulled {
    var pages: [PulledPage] = []
    var drafts: [LeadDraft] = []
    var unreadable = 0

    var keys: [String] { drafts.compactMap { $0.key?.value } }
    var watermark: Watermark? { pages.last { $0.watermark != nil }?.watermark }

    mutating func take(_ page: PulledPage) {
        pages.append(page)
        var reader = LeadReader(format: page.format)
        var items: [Item] = []
        page.body.withUnsafeBytes { reader.read($0) { items.append($0) } }
        reader.finish { items.append($0) }
        for item in items {
            if case .lead(let draft) = item { drafts.append(draft) }
            if case .unreadable = item { unreadable += 1 }
        }
    }
}

struct Stopped: Error {}

extension Connector {
    /// Pulls to the end.
    /// - Parameter pages: After so many it stops, as a person would stop it.
    func pulled(since watermark: Watermark? = nil, stoppingAfter pages: Int = .max) async throws -> Pulled {
        var result = Pulled()
        do {
            try await pull(since: watermark) { page in
                result.take(page)
                if result.pages.count == pages { throw Stopped() }
            }
        } catch is Stopped {}
        return result
    }
}

/// A secret in a file of its own, 0600.
final class SecretFile {
    let path: String

    init(_ text: String, mode: Int = 0o600) throws {
        path = FileManager.default.temporaryDirectory.appending(path: "secret-" + UUID().uuidString).path
        _ = FileManager.default.createFile(
            atPath: path, contents: Data(text.utf8), attributes: [.posixPermissions: mode])
    }

    var secret: Secret { Secret(.file(path)) }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }
}

extension Destination {
    static func table(_ secret: Secret, table: String = "marketplaceleads", _ more: [String: Value] = [:])
        -> Destination
    {
        let values: [String: Value] = ["connection-string": .secret(secret), "table": .text(table)]
        return Destination(Door(name: "table", kind: .azureTable), values: values.merging(more) { $1 })
    }

    static func salesforce(_ fake: FakeSalesforce, _ secret: Secret, _ more: [String: Value] = [:]) -> Destination {
        let values: [String: Value] = [
            "login-url": .text(fake.service.url), "client-id": .text(FakeSalesforce.clientID),
            "client-secret": .secret(secret),
        ]
        return Destination(Door(name: "crm", kind: .salesforce), values: values.merging(more) { $1 })
    }
}

/// The error of a pull that is to fail.
func pullError(_ body: () async throws -> Void) async -> PullError? {
    do {
        try await body()
        return nil
    } catch {
        return error as? PullError
    }
}
