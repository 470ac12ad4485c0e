import AsyncHTTPClient
public import LeadModel
import NIOCore
import NIOHTTP1
import NIOHTTPCompression

/// The one HTTP client of all connectors: HTTPS, or plain HTTP on this machine.
///
/// What fails in passing is tried again, as often and as late as the other side and `Limits` allow. To be shut down.
public final class Wire: Sendable {
    public struct Limits: Sendable {
        /// The largest answer, unpacked, in bytes.
        public var bodyBytes = 64 << 20
        public var tries = 5
        /// The longest that a call waits for its next try; who is asked to wait longer ends with `PullError.retry`.
        public var waitSeconds = 300
        public var connectSeconds = 15
        /// How long the other side may say nothing.
        public var silenceSeconds = 90

        public init() {}
    }

    /// What an answer means to the connector that asked.
    public enum Verdict: Sendable {
        case good
        /// It failed in passing; the text says why, for a person.
        case again(String, afterSeconds: Int? = nil)
        case stop(any Error)
    }

    /// A pause before the next try.
    public struct Pause: Sendable {
        /// Why, for a person.
        public var text: String
        public var span: Timestamp.Span
    }

    public let pace: Pace
    public let limits: Limits
    private let client: HTTPClient
    private let onPause: @Sendable (Pause) -> Void

    public init(
        pace: Pace = .system, limits: Limits = Limits(), onPause: @escaping @Sendable (Pause) -> Void = { _ in }
    ) {
        (self.pace, self.limits, self.onPause) = (pace, limits, onPause)
        var configuration = HTTPClient.Configuration(
            redirectConfiguration: .disallow,
            timeout: .init(
                connect: .seconds(Int64(limits.connectSeconds)), read: .seconds(Int64(limits.silenceSeconds)),
                write: .seconds(Int64(limits.silenceSeconds))),
            decompression: .enabled(limit: .size(limits.bodyBytes)))
        configuration.httpVersion = .http1Only
        // This one's own tries say why they fail.
        configuration.connectionPool.retryConnectionEstablishment = false
        client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }

    public func shutDown() async {
        try? await client.shutdown()
    }

    /// Sends a call and gives the answer that was judged good.
    /// - Parameters:
    ///   - making: Makes the call anew for each try: a signature holds the time.
    ///   - judge: What an answer means; where nothing is said, its status decides.
    /// - Throws: `PullError`; what a verdict stops with; `CancellationError`.
    public func send(
        _ making: @Sendable () async throws -> Call,
        judge: @Sendable (Reply) throws -> Verdict = Wire.judgeByStatus
    ) async throws -> Reply {
        var count = 0
        while true {
            count += 1
            try Task.checkCancellation()
            let call = try await making()
            switch await attempt(call, judge) {
            case .success(let reply): return reply
            case .failure(let failure): try await wait(after: failure, try: count)
            }
        }
    }

    public func send(_ call: Call, judge: @Sendable (Reply) throws -> Verdict = Wire.judgeByStatus) async throws
        -> Reply
    {
        try await send({ call }, judge: judge)
    }

    // MARK: One try

    /// Why a try brought nothing.
    private enum Failure: Error {
        case passing(String, afterSeconds: Int?)
        case final(any Error)
    }

    private func attempt(
        _ call: Call, _ judge: @Sendable (Reply) throws -> Verdict
    ) async -> Result<Reply, Failure> {
        let reply: Reply
        do {
            reply = try await follow(call)
        } catch let error as PullError {
            return .failure(error.kind == .retry ? .passing(error.text, afterSeconds: nil) : .final(error))
        } catch {
            return .failure(.final(error))
        }
        do {
            switch try judge(reply) {
            case .good: return .success(reply)
            case .again(let text, let seconds):
                return .failure(.passing(text, afterSeconds: seconds ?? reply.retryAfterSeconds))
            case .stop(let error): return .failure(.final(error))
            }
        } catch {
            return .failure(.final(error))
        }
    }

    private func wait(after failure: Failure, try count: Int) async throws {
        switch failure {
        case .final(let error): throw error
        case .passing(let text, let seconds):
            guard count < limits.tries, seconds ?? 0 <= limits.waitSeconds else {
                throw PullError(.retry, text, retryAfterSeconds: seconds)
            }
            // All of what is asked for: calls that come too early make the wait longer.
            let span = seconds.map { Timestamp.Span.seconds(Int64($0)) } ?? pace.backOff(afterTry: count)
            onPause(Pause(text: text, span: span))
            try await pace.sleep(span)
        }
    }

    /// Follows a redirect to the same server only, as another one would be shown what is meant for this.
    private func follow(_ call: Call) async throws -> Reply {
        var call = call
        for _ in 0..<3 {
            let address = try WebAddress(call.url, name: words(.connectorAnAddress))
            let reply = try await exchange(call, host: address.host)
            guard [301, 302, 303, 307, 308].contains(reply.status), let target = reply["Location"] else { return reply }
            let next = target.hasPrefix("/") && !target.hasPrefix("//") ? address.origin + target : target
            guard call.method == .get, let to = try? WebAddress(next, name: ""), to.origin == address.origin else {
                throw PullError(.person, words(.connectorRedirected, address.host))
            }
            call.url = next
        }
        throw PullError(.person, words(.connectorRedirectedOften, try WebAddress(call.url, name: "").host))
    }

    private func exchange(_ call: Call, host: String) async throws -> Reply {
        do {
            let response = try await client.execute(Self.request(call), timeout: .seconds(Int64(limits.silenceSeconds)))
            let body = try await response.body.collect(upTo: limits.bodyBytes)
            return Reply(
                status: Int(response.status.code), headers: response.headers.map { (name: $0.name, value: $0.value) },
                body: Array(body.readableBytesView), receivedAt: pace.now())
        } catch {
            try Task.checkCancellation()
            throw PullError(transport: error, host: host, limits: limits)
        }
    }

    private static func request(_ call: Call) -> HTTPClientRequest {
        var request = HTTPClientRequest(url: call.url)
        request.method = HTTPMethod(rawValue: call.method.rawValue)
        request.headers.add(name: "User-Agent", value: "leadtop")
        request.headers.add(name: "Accept-Encoding", value: "gzip")
        for header in call.headers { request.headers.replaceOrAdd(name: header.name, value: header.value) }
        if !call.body.isEmpty { request.body = .bytes(ByteBuffer(bytes: call.body)) }
        return request
    }
}
