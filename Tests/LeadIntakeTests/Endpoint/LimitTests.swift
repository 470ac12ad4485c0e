import Foundation
import LeadModel
import LeadStore
import TestSupport
import Testing

@testable import LeadIntake

@Suite("Nobody takes more than his share")
struct LimitTests {
    @Test("A body that says it is too long is answered 413 at once")
    func announcedBody() async throws {
        try await TestEndpoint.run(change: { $0.limits.bodyBytes = 1000 }) { endpoint in
            let head = "POST \(TestEndpoint.path) HTTP/1.1\r\nHost: x\r\nContent-Length: "
            #expect(try endpoint.ask(head + "1001\r\n\r\n")?.status == 413)
            let whole = try endpoint.ask(head + "1000\r\n\r\n" + String(repeating: "x", count: 1000))
            #expect(whole?.status == 202)
            #expect(endpoint.sink.state.deliveries.count == 1)
        }
    }

    @Test("A body in chunks without end is answered 413, and is not read for ever", .timeLimit(.minutes(1)))
    func endlessBody() async throws {
        try await TestEndpoint.run(change: { $0.limits.bodyBytes = 100_000 }) { endpoint in
            let connection = try endpoint.connect()
            connection.send("POST \(TestEndpoint.path) HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n")
            let chunk = Array("8000\r\n".utf8) + [UInt8](repeating: 0x78, count: 0x8000) + Array("\r\n".utf8)
            var sent = 0
            while connection.send(chunk), sent < 1 << 30 { sent += chunk.count }
            #expect(sent < 64 << 20)
            #expect(try endpoint.isAlive())
            #expect(endpoint.log.lines.contains { $0.contains("POST /leads 413") })
            #expect(endpoint.sink.state.deliveries.count == 1)
        }
    }

    @Test("Who stops when he is answered 413 sees the answer")
    func answerSeen() async throws {
        try await TestEndpoint.run(change: { $0.limits.bodyBytes = 1000 }) { endpoint in
            let connection = try endpoint.connect()
            connection.send("POST \(TestEndpoint.path) HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n")
            for _ in 0..<10 { connection.send("400\r\n" + String(repeating: "x", count: 0x400) + "\r\n") }
            let answer = connection.answer()
            #expect(answer?.status == 413)
            #expect(answer?.header("connection") == "close")
        }
    }

    @Test("Too much header is answered 431", arguments: [true, false])
    func header(isOneField: Bool) async throws {
        try await TestEndpoint.run { endpoint in
            let fields =
                isOneField
                ? "A: " + String(repeating: "x", count: 70_000) + "\r\n"
                : (0..<200).map { "A\($0): " + String(repeating: "x", count: 400) + "\r\n" }.joined()
            let answer = try endpoint.ask("GET \(TestEndpoint.path) HTTP/1.1\r\nHost: x\r\n\(fields)\r\n")
            #expect(answer?.status == 431)
            #expect(try endpoint.isAlive())
            let fits = "A: " + String(repeating: "x", count: 60_000) + "\r\n"
            #expect(try endpoint.ask("GET \(TestEndpoint.path) HTTP/1.1\r\nHost: x\r\n\(fits)\r\n")?.status == 200)
        }
    }

    @Test("A header without end is not read for ever", .timeLimit(.minutes(1)))
    func endlessHeader() async throws {
        try await TestEndpoint.run { endpoint in
            let connection = try endpoint.connect()
            connection.send("GET / HTTP/1.1\r\nA: ")
            let piece = [UInt8](repeating: 0x78, count: 1 << 16)
            var sent = 0
            while connection.send(piece), sent < 1 << 30 { sent += piece.count }
            #expect(sent < 64 << 20)
            #expect(try endpoint.isAlive())
        }
    }

    /// How far a request has come when its sender falls asleep.
    static let starts = [
        "", "P", "POST \(TestEndpoint.path) HTTP/1.1\r\nHost:",
        "POST \(TestEndpoint.path) HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nfive",
        "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab",
        "GET \(TestEndpoint.path) HTTP/1.1\r\nHost: x\r\n\r\nPOST",
    ]

    @Test("A request that does not come to its end is cut off, and nothing of it is stored", arguments: starts)
    func slow(start: String) async throws {
        try await TestEndpoint.run(change: { limits in
            (limits.limits.requestSeconds, limits.limits.idleSeconds) = (1, 1)
        }) { endpoint in
            let connection = try endpoint.connect()
            connection.send(start)
            #expect(connection.readToEnd() != nil)
            #expect(endpoint.sink.state.deliveries.isEmpty)
            try RunningProgram.wait(for: "nobody is there") { endpoint.server.core.connections.count == 0 }
        }
    }

    @Test("A byte now and then does not buy more time", .timeLimit(.minutes(1)))
    func slowloris() async throws {
        try await TestEndpoint.run(change: { $0.limits.requestSeconds = 1 }) { endpoint in
            let connection = try endpoint.connect()
            connection.send("POST \(TestEndpoint.path) HTTP/1.1\r\n")
            while connection.send("A: b\r\n") { _ = connection.isReadable(withinMilliseconds: 50) }
            #expect(endpoint.sink.state.deliveries.isEmpty)
        }
    }

    @Test("A connection on which nothing comes any more is closed, and one on which the store is waited for is not")
    func idle() async throws {
        try await TestEndpoint.run(change: { settings in
            (settings.limits.idleSeconds, settings.limits.requestSeconds) = (1, 1)
        }) { endpoint in
            let (idle, busy) = (try endpoint.connect(), try endpoint.connect())
            idle.send(TestEndpoint.request(TestEndpoint.lead(1)))
            #expect(idle.answer()?.status == 200)
            endpoint.sink.shut()
            busy.send(TestEndpoint.request(TestEndpoint.lead(2)))
            #expect(endpoint.sink.wait { $0.waiting == 1 })
            #expect(idle.readToEnd() == [])
            #expect(!busy.isReadable(withinMilliseconds: 1200))
            endpoint.sink.open()
            #expect(busy.answer()?.status == 200)
        }
    }

    @Test("Connections that do nothing give way to one that posts, the longest first")
    func connections() async throws {
        try await TestEndpoint.run(change: { $0.limits.connections = 3 }) { endpoint in
            let silent = try (0..<3).map { number in
                let connection = try endpoint.connect()
                try RunningProgram.wait(for: "it is there") { endpoint.server.core.connections.count == number + 1 }
                return connection
            }
            #expect(try endpoint.isAlive())
            #expect(silent[0].readToEnd() == [])
            #expect(!silent[1].isReadable(withinMilliseconds: 20))
            #expect(endpoint.server.core.connections.refusals == 1)
        }
    }

    @Test("When all are busy, one more is told to come again")
    func allBusy() async throws {
        try await TestEndpoint.run(change: { $0.limits.connections = 2 }) { endpoint in
            endpoint.sink.shut()
            let busy = try (0..<2).map { _ in try endpoint.connect() }
            for connection in busy { connection.send(TestEndpoint.request(TestEndpoint.lead(1))) }
            try RunningProgram.wait(for: "both wait") { endpoint.server.core.queue.count == 2 }
            let answer = try endpoint.connect().answer()
            #expect(answer?.status == 503)
            #expect(answer?.header("retry-after") != nil)
            endpoint.sink.open()
            #expect(busy.map { $0.answer()?.status } == [200, 200])
            #expect(try endpoint.isAlive())
        }
    }

    @Test("Requests beyond the rate are answered 429 with a time")
    func rate() async throws {
        try await TestEndpoint.run(change: { settings in
            (settings.limits.requestsPerSecond, settings.limits.burst) = (1, 3)
        }) { endpoint in
            let connection = try endpoint.connect()
            var answers: [RawConnection.Answer?] = []
            for number in 0..<5 {
                connection.send(TestEndpoint.request(TestEndpoint.lead(number)))
                answers.append(connection.answer())
            }
            #expect(answers.prefix(3).map { $0?.status } == [200, 200, 200])
            #expect(answers.last??.status == 429)
            #expect(answers.last??.header("retry-after") == "1")
            // Not even a handshake is to be had then.
            #expect(try endpoint.connect().answer()?.status == 503)
        }
    }

    @Test("A proxy's word for the address counts only where that is wanted", arguments: [true, false])
    func forwarded(isTrusted: Bool) async throws {
        try await TestEndpoint.run(change: { settings in
            settings.trustsForwardedFor = isTrusted
            (settings.limits.requestsPerSecond, settings.limits.burst) = (1, 2)
        }) { endpoint in
            let connection = try endpoint.connect()
            let statuses = (0..<6).map { number in
                let headers = "X-Forwarded-For: 203.0.113.1, 198.51.100.\(number)\r\n"
                connection.send(TestEndpoint.request(TestEndpoint.lead(number), headers: headers))
                return connection.answer()?.status ?? 0
            }
            #expect(statuses.contains(429) == !isTrusted)
        }
    }
}
