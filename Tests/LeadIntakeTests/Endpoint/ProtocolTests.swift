import LeadModel
import LeadStore
import TestSupport
import Testing

@testable import LeadIntake

@Suite("HTTP as it comes")
struct ProtocolTests {
    private static let right = TestEndpoint.path
    private static let wrong = Route.prefix + "0123456789abcdefghjkmnpqrstvwxy0"

    @Test("A look at the right path is 200 and stores nothing", arguments: ["GET", "HEAD", "OPTIONS"])
    func look(method: String) async throws {
        try await TestEndpoint.run { endpoint in
            for path in [Self.right, Self.right + "?a=b"] {
                let answer = try endpoint.ask("\(method) \(path) HTTP/1.1\r\nHost: x\r\n\r\n")
                #expect(answer?.status == 200)
                #expect(answer?.header("allow") == (method == "OPTIONS" ? "POST, GET, HEAD, OPTIONS" : nil))
            }
            #expect(endpoint.sink.state.deliveries.isEmpty)
        }
    }

    @Test("Everything else is 404, with the same bytes")
    func notFound() async throws {
        try await TestEndpoint.run { endpoint in
            var seen: Set<[UInt8]> = []
            let body = TestEndpoint.lead(1)
            for (method, path) in [
                ("GET", "/"), ("GET", Self.wrong), ("GET", "/leads"), ("GET", "/leads/"), ("GET", "/health"),
                ("PUT", Self.right), ("DELETE", Self.right), ("PATCH", Self.right), ("TRACE", Self.right),
                ("POST", Self.right + "/"), ("POST", Self.right + "x"), ("POST", String(Self.right.dropLast())),
                ("POST", Self.wrong), ("POST", "/Leads/" + TestEndpoint.secret),
                ("POST", "//leads/" + TestEndpoint.secret),
                ("POST", "http://x" + Self.right), ("POST", "/leads/%30" + TestEndpoint.secret.dropFirst()),
                ("POST", "*"),
                ("POST", "/" + String(repeating: "x", count: 30_000)),
                ("POST", Self.wrong + String(repeating: "x", count: 5000)),
                ("BREW", Self.right),
            ] {
                let answer = try endpoint.ask(
                    "\(method) \(path) HTTP/1.1\r\nHost: x\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)")
                if method != "BREW" || answer?.status == 404 {
                    #expect(answer?.status == 404, "\(method) \(path.prefix(60))")
                    seen.insert(answer?.bytes ?? [])
                }
            }
            #expect(seen.count == 1)
            let text = seen.first.map { String(decoding: $0, as: UTF8.self).lowercased() } ?? ""
            #expect(!text.contains("server") && !text.contains("allow"))
            #expect(endpoint.sink.state.deliveries.isEmpty)
        }
    }

    @Test("A wrong secret looks the same whatever comes with it")
    func noHint() async throws {
        try await TestEndpoint.run(change: { $0.limits.bodyBytes = 1000 }) { endpoint in
            func answer(_ path: String, _ rest: String) throws -> [UInt8]? {
                try endpoint.ask("POST \(path) HTTP/1.1\r\nHost: x\r\n\(rest)")?.bytes
            }
            for rest in [
                "Content-Length: 5000\r\n\r\n", "Expect: 100-continue\r\nContent-Length: 5\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\n5\r\nabcde\r\n0\r\n\r\n", "Content-Length: 0\r\n\r\n",
            ] {
                let (one, other) = (try answer(Self.wrong, rest), try answer("/somewhere", rest))
                #expect(one == other && one != nil)
            }
        }
    }

    @Test("Secrets come and go while it runs, and several are valid at once")
    func secrets() async throws {
        let other = "zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz"
        try await TestEndpoint.run(FakeStore(secrets: [])) { endpoint in
            #expect(!endpoint.server.hasSecrets)
            #expect(try endpoint.post(TestEndpoint.lead(1))?.status == 404)
            #expect(try endpoint.healthReport().status == 503)
            endpoint.sink.change { state in
                state.add(TestEndpoint.secret)
                state.add(other)
            }
            endpoint.server.tick()
            #expect(try endpoint.post(TestEndpoint.lead(1))?.status == 200)
            #expect(try endpoint.post(TestEndpoint.lead(1), to: Route.prefix + other)?.status == 200)
            #expect(endpoint.sink.state.deliveries.map(\.secret) == [1, 2])
            let connection = try endpoint.connect()
            connection.send(TestEndpoint.request(TestEndpoint.lead(2)))
            #expect(connection.answer()?.status == 200)
            endpoint.sink.change { state in
                state.secrets[0].revokedAt = state.now
                state.version += 1
            }
            endpoint.server.tick()
            connection.send(TestEndpoint.request(TestEndpoint.lead(3)))
            #expect(connection.answer()?.status == 404)
            #expect(try endpoint.post(TestEndpoint.lead(4), to: Route.prefix + other)?.status == 200)
        }
    }

    @Test("Requests sent one after the other without waiting are answered in order")
    func pipelining() async throws {
        try await TestEndpoint.run { endpoint in
            let connection = try endpoint.connect()
            let look = "GET \(Self.right) HTTP/1.1\r\nHost: x\r\n\r\n"
            let nothing = "GET /nothing HTTP/1.1\r\nHost: x\r\n\r\n"
            var requests: [String] = []
            var expected: [Int] = []
            for number in 0..<40 {
                requests += [TestEndpoint.request(TestEndpoint.lead(number)), nothing, look]
                expected += [200, 404, 200]
            }
            connection.send(requests.joined())
            #expect(expected.map { _ in connection.answer()?.status } == expected)
            #expect(endpoint.sink.state.deliveries.count == 40)
        }
    }

    @Test("However the bytes are cut, the request is the same", arguments: [1, 2, 7, 64])
    func cut(size: Int) async throws {
        try await TestEndpoint.run { endpoint in
            let body = TestEndpoint.lead(1)
            let chunked =
                "POST \(Self.right) HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
                + body.map { "1\r\n\($0)\r\n" }.joined() + "0\r\n\r\n"
            for request in [TestEndpoint.request(body), chunked] {
                let connection = try endpoint.connect()
                var rest = Array(request.utf8)[...]
                while !rest.isEmpty {
                    connection.send(rest.prefix(size))
                    rest = rest.dropFirst(size)
                }
                #expect(connection.answer()?.status == 200)
            }
            #expect(endpoint.sink.state.deliveries.map(\.items.count) == [1, 1])
        }
    }

    @Test("Who has said all he had to say, and listens on, is answered")
    func halfOpen() async throws {
        try await TestEndpoint.run { endpoint in
            endpoint.sink.shut()
            let connection = try endpoint.connect()
            connection.send(TestEndpoint.request(TestEndpoint.lead(1)))
            connection.endSending()
            #expect(endpoint.sink.wait { $0.waiting == 1 })
            endpoint.sink.open()
            #expect(connection.answer()?.status == 200)
            #expect(connection.readToEnd() == [])
        }
    }

    @Test("Who goes away before the answer has still delivered, once")
    func gone() async throws {
        try await TestEndpoint.run { endpoint in
            endpoint.sink.shut()
            do {
                let connection = try endpoint.connect()
                connection.send(TestEndpoint.request(TestEndpoint.lead(1)))
                #expect(endpoint.sink.wait { $0.waiting == 1 })
            }
            endpoint.sink.open()
            #expect(endpoint.sink.wait { $0.deliveries.count == 1 })
            try RunningProgram.wait(for: "the log tells of it") {
                endpoint.log.lines.contains { $0.contains("leads 1") }
            }
            #expect(try endpoint.isAlive())
        }
    }

    @Test("A client that asks first is told to go on, and one with HTTP/1.0 is answered and left")
    func oldAndCareful() async throws {
        try await TestEndpoint.run { endpoint in
            let careful = try endpoint.connect()
            let body = TestEndpoint.lead(1)
            careful.send(
                "POST \(Self.right) HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: \(body.utf8.count)\r\n\r\n"
            )
            #expect(careful.answer()?.status == 100)
            careful.send(body)
            #expect(careful.answer()?.status == 200)
            let old = try endpoint.connect()
            old.send("POST \(Self.right) HTTP/1.0\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)")
            #expect(old.answer()?.status == 200)
            #expect(old.readToEnd() == [])
            let upgrading = try endpoint.connect()
            upgrading.send(
                TestEndpoint.request(
                    body, headers: "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: x\r\n"))
            #expect(upgrading.answer()?.status == 200)
        }
    }
}
