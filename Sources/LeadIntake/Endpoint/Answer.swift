import LeadStore
import NIOHTTP1

/// What a client is told: a status, and when to come again. The marketplace looks at nothing else.
struct Answer: Sendable {
    var status: HTTPResponseStatus
    var retryAfterSeconds: Int?
    /// Which methods there are, for who asks.
    var allows = false
    var receipt: EndpointIntake.Receipt?

    init(_ status: HTTPResponseStatus, retryAfterSeconds: Int? = nil) {
        (self.status, self.retryAfterSeconds) = (status, retryAfterSeconds)
    }

    /// What became of a delivery: 200 stored, 202 kept in quarantine, 503 not taken.
    init(_ outcome: Outcome, isReadable: Bool) {
        switch outcome {
        case .stored(let receipt):
            self.init(isReadable ? .ok : .accepted)
            self.receipt = receipt
        case .failed(.busy): self.init(.serviceUnavailable, retryAfterSeconds: 10)
        case .failed: self.init(.serviceUnavailable, retryAfterSeconds: 60)
        }
    }

    /// The waiting deliveries are as many as may be.
    static let queueFull = Answer(.serviceUnavailable, retryAfterSeconds: 5)
    static let notFound = Answer(.notFound)

    func head(closes: Bool) -> HTTPResponseHead {
        var headers = HTTPHeaders()
        if allows { headers.add(name: "allow", value: "POST, GET, HEAD, OPTIONS") }
        if let retryAfterSeconds { headers.add(name: "retry-after", value: String(retryAfterSeconds)) }
        headers.add(name: "content-length", value: "0")
        if closes { headers.add(name: "connection", value: "close") }
        return HTTPResponseHead(version: .http1_1, status: status, headers: headers)
    }
}
