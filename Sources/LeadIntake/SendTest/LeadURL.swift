import Foundation
import LeadModel

/// The address that the marketplace posts to. Its path holds a secret, so nothing prints it whole.
public struct LeadURL: Hashable, Sendable {
    let text: String
    /// Scheme and host, and where a path was.
    public let masked: String
    /// Whether it goes over TLS; if not, only to this machine itself.
    public let isEncrypted: Bool
    public let host: String

    /// Why an address can't be posted to.
    public enum Problem: Error, Hashable, Sendable {
        case noAddress, unknownScheme, plainText
    }

    /// - Throws: `Problem`; plain HTTP is for loopback addresses only.
    public init(_ text: some StringProtocol) throws(Problem) {
        let text = text.trimmed
        guard let parts = URLComponents(string: text), let host = parts.host, !host.isEmpty else {
            throw .noAddress
        }
        let scheme = parts.scheme?.lowercased() ?? ""
        guard scheme == "https" || scheme == "http" else { throw .unknownScheme }
        self.host = host.trimmingCharacters(in: ["[", "]"])
        isEncrypted = scheme == "https"
        guard isEncrypted || Self.isLoopback(self.host) else { throw .plainText }
        self.text = text
        let port = parts.port.map { ":\($0)" } ?? ""
        masked = "\(scheme)://\(host)\(port)/" + (parts.path.count > 1 || parts.query != nil ? "…" : "")
    }

    private static func isLoopback(_ host: String) -> Bool {
        let host = host.lowercased()
        if host == "localhost" || host == "::1" { return true }
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
    }
}
