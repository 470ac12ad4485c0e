import Foundation
import LeadModel

/// A URL that leads' data and secrets may travel to: HTTPS, or plain HTTP on this machine.
public struct WebAddress: Hashable, Sendable {
    /// Without the slashes at its end.
    public let text: String
    /// Lower case, without the brackets of an IPv6 address.
    public let host: String
    public let isLoopback: Bool
    /// The percent-encoded path, empty or with a slash at its beginning.
    public let path: String
    /// Scheme, host and port, by which two addresses are of one server.
    let origin: String

    /// - Throws: `PullError` that says what would be right; it does not repeat the URL, which may hold a secret.
    /// - Parameter name: How the user knows the URL, such as `login-url`.
    public init(_ text: String, name: String) throws(PullError) {
        guard let parts = URLComponents(string: text), let scheme = parts.scheme?.lowercased(),
            let host = parts.host?.lowercased(), !host.isEmpty, parts.user == nil, parts.password == nil,
            parts.fragment == nil
        else { throw PullError(.person, words(.connectorBadURL, name)) }
        self.host = host.trimmingCharacters(in: CharacterSet(charactersIn: "[]"))
        isLoopback = Self.isLoopback(self.host)
        guard scheme == "https" || (scheme == "http" && isLoopback) else {
            throw PullError(.person, words(.connectorPlainHTTP, name))
        }
        var whole = text
        while whole.hasSuffix("/") { whole.removeLast() }
        self.text = whole
        let path = parts.percentEncodedPath
        self.path = path == "/" ? "" : path
        origin = "\(scheme)://\(self.host):\(parts.port ?? (scheme == "https" ? 443 : 80))"
    }

    private static func isLoopback(_ host: String) -> Bool {
        if host == "localhost" || host == "::1" { return true }
        let numbers = host.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
        return numbers.count == 4 && numbers[0] == 127 && !numbers.contains(nil)
    }
}

/// Text within a URL or a form.
public enum PercentEncoding {
    private static let unreserved = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~".utf8)
    private static let digits = Array("0123456789ABCDEF".utf8)

    /// All but RFC 3986's unreserved characters as `%XX`. O(length).
    public static func encode(_ text: String) -> String {
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            if unreserved.contains(byte) {
                bytes.append(byte)
            } else {
                bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// `a=1&b=2`, for a query or for `application/x-www-form-urlencoded`.
    public static func pairs(_ pairs: [(String, String)]) -> String {
        pairs.map { encode($0.0) + "=" + encode($0.1) }.joined(separator: "&")
    }
}
