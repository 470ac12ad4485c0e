import Foundation
public import LeadModel

/// One answer of the other side, whole.
public struct Reply: Sendable {
    public var status: Int
    public var headers: [(name: String, value: String)]
    public var body: [UInt8]
    /// When it came, on this machine's clock.
    public var receivedAt: Timestamp

    public init(
        status: Int, headers: [(name: String, value: String)] = [], body: [UInt8] = [], receivedAt: Timestamp
    ) {
        (self.status, self.headers, self.body, self.receivedAt) = (status, headers, body, receivedAt)
    }

    /// The first header of a name, whose case does not matter.
    public subscript(header: String) -> String? {
        headers.first { $0.name.caseInsensitiveEquals(header) }?.value
    }

    public var isSuccess: Bool { (200..<300).contains(status) }

    /// The other side's clock when it answered.
    public var date: Timestamp? { self["Date"].flatMap(HTTPDate.moment) }

    /// How far this machine's clock is ahead of the other side's, in seconds, where it says its time.
    public var clockAheadSeconds: Int? { date.map { Int((receivedAt - $0).milliseconds / 1000) } }

    /// How long the other side wants to be left alone: `Retry-After`, in seconds or as a date, rounded up.
    public var retryAfterSeconds: Int? {
        guard let text = self["Retry-After"]?.trimmed else { return nil }
        if let seconds = Int(text) { return max(0, seconds) }
        return HTTPDate.moment(text).map { moment in
            max(0, Int(((moment - (date ?? receivedAt)).milliseconds + 999) / 1000))
        }
    }

    /// The body as a value of JSON.
    /// - Throws: `PullError` to try again: what is no JSON is an answer of something in between, or was cut short.
    public func decode<Value: Decodable>(_ type: Value.Type = Value.self, host: String) throws(PullError) -> Value {
        do {
            return try JSONDecoder().decode(type, from: Data(body))
        } catch {
            throw PullError(.retry, words(.connectorNoJSON, host, status))
        }
    }
}

extension String {
    fileprivate func caseInsensitiveEquals(_ other: String) -> Bool {
        utf8.count == other.utf8.count && lowercased() == other.lowercased()
    }
}
