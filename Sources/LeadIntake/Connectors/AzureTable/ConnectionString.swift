import Foundation
import LeadModel

/// Where an Azure Table is, and by what right it is read: an Azure Storage connection string.
///
/// Azure Storage, "Configure connection strings": `Key=Value;` in any order, split at the first `=`.
struct ConnectionString: Sendable {
    enum Credential: Sendable {
        case key(account: String, key: [UInt8])
        /// The query to append as it is.
        case signature(SharedAccessSignature)
    }

    var endpoint: WebAddress
    var credential: Credential

    /// The account and key that every storage emulator has; they are no secret.
    private static let emulatorAccount = "devstoreaccount1"
    private static let emulatorKey =
        "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw=="

    /// - Parameter override: The endpoint from the configuration, in place of the string's own.
    /// - Throws: `PullError` that says what is wrong, without a word of the string.
    init(_ text: String, override: WebAddress? = nil) throws(PullError) {
        let parts = try Self.parts(Self.unwrapped(text.trimmed))
        if parts["usedevelopmentstorage"]?.lowercased() == "true" {
            let host = parts["developmentstorageproxyuri"] ?? "http://127.0.0.1"
            let standard = "\(host):10002/\(Self.emulatorAccount)"
            endpoint = try Self.chosen(override) { () throws(PullError) in
                try WebAddress(standard, name: "DevelopmentStorageProxyUri")
            }
            credential = .key(account: Self.emulatorAccount, key: Self.bytes(Self.emulatorKey) ?? [])
            return
        }
        endpoint = try Self.chosen(override) { () throws(PullError) in try Self.endpoint(parts) }
        credential = try Self.credential(parts)
    }

    private static func chosen(
        _ override: WebAddress?, else own: () throws(PullError) -> WebAddress
    ) throws(PullError) -> WebAddress {
        if let override { override } else { try own() }
    }

    /// The old portal gave it as `{"connectionString":"…"}`.
    private static func unwrapped(_ text: String) -> String {
        guard text.hasPrefix("{"),
            let object = try? JSONDecoder().decode([String: String].self, from: Data(text.utf8)),
            let inner = object.first(where: { $0.key.lowercased() == "connectionstring" })?.value
        else { return text }
        return inner.trimmed
    }

    private static func parts(_ text: String) throws(PullError) -> [String: String] {
        var parts: [String: String] = [:]
        for pair in text.split(separator: ";") where !pair.trimmed.isEmpty {
            guard let sign = pair.firstIndex(of: "=") else { throw PullError(.person, words(.azureNoConnectionString)) }
            parts[pair[..<sign].trimmed.lowercased()] = pair[pair.index(after: sign)...].trimmed
        }
        guard !parts.isEmpty else { throw PullError(.person, words(.azureNoConnectionString)) }
        return parts
    }

    private static func endpoint(_ parts: [String: String]) throws(PullError) -> WebAddress {
        if let own = parts["tableendpoint"] { return try WebAddress(own, name: "TableEndpoint") }
        guard let account = parts["accountname"] else { throw PullError(.person, words(.azureLacks, "AccountName")) }
        let suffix = parts["endpointsuffix"] ?? "core.windows.net"
        guard (3...24).contains(account.utf8.count), account.utf8.allSatisfy(\.isLowerLetterOrDigit),
            suffix.utf8.allSatisfy({ $0.isLowerLetterOrDigit || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-") })
        else { throw PullError(.person, words(.azureBadAccount)) }
        let scheme = parts["defaultendpointsprotocol"] ?? "https"
        return try WebAddress("\(scheme)://\(account).table.\(suffix)", name: "DefaultEndpointsProtocol")
    }

    private static func credential(_ parts: [String: String]) throws(PullError) -> Credential {
        if let signature = parts["sharedaccesssignature"] { return .signature(SharedAccessSignature(signature)) }
        guard let account = parts["accountname"] else { throw PullError(.person, words(.azureLacks, "AccountName")) }
        guard let text = parts["accountkey"] else { throw PullError(.person, words(.azureLacks, "AccountKey")) }
        guard let key = bytes(text), !key.isEmpty else { throw PullError(.person, words(.azureBadKey)) }
        return .key(account: account, key: key)
    }

    private static func bytes(_ base64: String) -> [UInt8]? {
        Data(base64Encoded: base64).map(Array.init)
    }
}

/// A query that gives a right for a time (Azure Storage, "Service SAS" and "Account SAS").
struct SharedAccessSignature: Sendable {
    /// Without `?`.
    var query: String

    init(_ text: String) {
        query = text.hasPrefix("?") ? String(text.dropFirst()) : text
    }

    var startsAt: Timestamp? { moment("st") }
    var expiresAt: Timestamp? { moment("se") }

    private func moment(_ name: String) -> Timestamp? {
        let value = query.split(separator: "&").first { $0.hasPrefix(name + "=") }?.dropFirst(name.utf8.count + 1)
        return value.flatMap { String($0).removingPercentEncoding }.flatMap { Timestamp(wire: $0) }
    }
}

extension UInt8 {
    fileprivate var isLowerLetterOrDigit: Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self)
    }
}
