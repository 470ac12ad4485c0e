import LeadModel
import LeadStore
import TestSupport
import Testing

@testable import LeadIntake

@Suite("What is no HTTP")
struct MalformedTests {
    /// What is no request, or pretends to be two.
    static let malformed = malformedRequests(TestEndpoint.path)

    @Test(
        "What is no request is refused, nothing of it is stored, and others are not disturbed",
        arguments: MalformedTests.malformed)
    func refused(bytes: String) async throws {
        try await TestEndpoint.run { endpoint in
            let connection = try endpoint.connect()
            connection.send(bytes)
            connection.endSending()
            let text = String(decoding: try #require(connection.readToEnd()), as: UTF8.self)
            #expect(!text.contains(" 200 ") && !text.contains(" 202 "), "\(text)")
            #expect(endpoint.sink.state.deliveries.isEmpty)
            #expect(try endpoint.isAlive())
        }
    }

    @Test("Requests broken at random do not bring it down")
    func random() async throws {
        try await TestEndpoint.run { endpoint in
            var random = Seeded(7)
            let whole = Array(
                TestEndpoint.request(TestEndpoint.lead(1), headers: "A: b\r\nTransfer-Encoding: chunked\r\n").utf8)
            for _ in 0..<300 {
                var bytes = whole
                for _ in 0..<Int.random(in: 1...6, using: &random) {
                    let place = Int.random(in: bytes.indices, using: &random)
                    switch Int.random(in: 0..<3, using: &random) {
                    case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
                    case 1: bytes.remove(at: place)
                    default: bytes.insert(contentsOf: bytes.prefix(place), at: place)
                    }
                }
                let connection = try endpoint.connect()
                connection.send(bytes)
                connection.endSending()
                #expect(connection.readToEnd() != nil)
            }
            #expect(try endpoint.isAlive())
        }
    }
}

private func malformedRequests(_ right: String) -> [String] {
    [
        "\r\n\r\n\r\n\r\nGARBAGE\r\n\r\n", "GET\r\n\r\n", "GET / HTTP/9.9\r\n\r\n",
        "GET / HTTP/1.1\r\nno colon\r\n\r\n",
        "GET / HTTP/1.1\r\n: empty\r\n\r\n", "GET / HTTP/1.1\r\nA\u{0}B: c\r\n\r\n", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        "\u{16}\u{3}\u{1}\u{2}\u{0}\u{1}\u{0}", "POST \(right) HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
        "POST \(right) HTTP/1.1\r\nContent-Length: 99999999999999999999999\r\n\r\n",
        "POST \(right) HTTP/1.1\r\nContent-Length: 5, 6\r\n\r\nabcdef",
        "POST \(right) HTTP/1.1\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef",
        "POST \(right) HTTP/1.1\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET / HTTP/1.1\r\n\r\n",
        "POST \(right) HTTP/1.1\r\nTransfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n",
        "POST \(right) HTTP/1.1\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
        "POST \(right) HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nab\r\n",
        "POST \(right) HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\nab\r\n",
        "POST \(right) HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nabcd\r\n0\r\n\r\n",
        "POST \(right) HTTP/1.1\r\nContent-Length: 1\u{A0}\r\n\r\na", "G\u{E9}T / HTTP/1.1\r\n\r\n",
        "GET  HTTP/1.1\r\n\r\n",
    ]
}
