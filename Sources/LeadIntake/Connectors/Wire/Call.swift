/// One request to the other side.
public struct Call: Sendable {
    public enum Method: String, Sendable {
        case get = "GET", post = "POST"
    }

    public var method: Method
    /// Whole, with its query, percent-encoded.
    public var url: String
    public var headers: [(name: String, value: String)]
    public var body: [UInt8]

    public init(
        _ method: Method = .get, _ url: String, headers: [(name: String, value: String)] = [], body: [UInt8] = []
    ) {
        (self.method, self.url, self.headers, self.body) = (method, url, headers, body)
    }

    /// A form post, in which secrets stay out of the URL.
    public static func form(_ url: String, _ fields: [(String, String)]) -> Call {
        Call(
            .post, url, headers: [(name: "Content-Type", value: "application/x-www-form-urlencoded")],
            body: Array(PercentEncoding.pairs(fields).utf8))
    }

    /// With `Authorization: Bearer`.
    public func authorized(by grant: Token.Grant) -> Call {
        var call = self
        call.headers.append((name: "Authorization", value: "Bearer " + grant.text))
        return call
    }
}
