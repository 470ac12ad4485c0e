import Foundation
public import LeadModel
import LeadIntake
import NIOCore
import NIOHTTP1
import NIOHTTPCompression
import NIOPosix
import Synchronization

/// A service on this machine that answers as its protocol says, and misbehaves when it is told to.
///
/// The frame of all fakes: it listens on a free port of 127.0.0.1, hands each request to one closure, and counts them.
public final class FakeService: Sendable {
    public struct Request: Sendable {
        public var method: String
        /// Percent-encoded, as it came.
        public var path: String
        /// As it came, without the `?`.
        public var rawQuery: String
        public var headers: [(name: String, value: String)]
        public var body: [UInt8]

        public subscript(header: String) -> String? {
            headers.first { $0.name.lowercased() == header.lowercased() }?.value
        }

        /// The parameters of the query, decoded.
        public var query: [String: String] { Self.pairs(rawQuery) }
        /// The fields of a form that was posted.
        public var form: [String: String] { Self.pairs(String(decoding: body, as: UTF8.self)) }

        private static func pairs(_ text: String) -> [String: String] {
            var result: [String: String] = [:]
            for pair in text.split(separator: "&") {
                let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                let texts = parts.map {
                    $0.replacingOccurrences(of: "+", with: " ").removingPercentEncoding ?? String($0)
                }
                result[texts[0]] = texts.count > 1 ? texts[1] : ""
            }
            return result
        }
    }

    public struct Answer: Sendable {
        public var status: Int
        public var headers: [(name: String, value: String)]
        public var body: [UInt8]
        /// The connection is cut when so many bytes of the body went out.
        public var cutAfterBytes: Int?

        public init(
            _ status: Int = 200, headers: [(name: String, value: String)] = [], body: [UInt8] = [],
            cutAfterBytes: Int? = nil
        ) {
            (self.status, self.headers, self.body, self.cutAfterBytes) = (status, headers, body, cutAfterBytes)
        }

        /// - Parameter value: What `JSONSerialization` takes.
        public static func json(_ value: Any, status: Int = 200, headers: [(name: String, value: String)] = [])
            -> Answer
        {
            let options: JSONSerialization.WritingOptions = [.sortedKeys, .fragmentsAllowed, .withoutEscapingSlashes]
            let data = (try? JSONSerialization.data(withJSONObject: value, options: options)) ?? Data()
            let type = (name: "Content-Type", value: "application/json")
            return Answer(status, headers: [type] + headers, body: Array(data))
        }
    }

    /// What goes wrong with one request.
    public enum Trouble: Sendable {
        /// Answered instead of what was asked for.
        case answer(Answer)
        /// The right answer, cut off in its middle.
        case cut
        /// The connection is closed without an answer.
        case silence
    }

    private struct State {
        var requests: [Request] = []
        var troubles: [Trouble?] = []
        var clockAheadSeconds: Int64 = 0
    }

    private let handle: @Sendable (Request) -> Answer
    private let state = Mutex(State())
    private let channel = Mutex<(any NIOCore.Channel)?>(nil)

    /// - Parameter handle: Answers a request; called from any thread.
    /// - Parameter port: 0 for one that is free.
    /// - Parameter packs: Whether answers are packed for who can unpack them.
    public init(port: Int = 0, packs: Bool = false, _ handle: @escaping @Sendable (Request) -> Answer) async throws {
        self.handle = handle
        let bootstrap = ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { [weak self] channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.configureHTTPServerPipeline()
                    if packs { try channel.pipeline.syncOperations.addHandler(HTTPResponseCompressor()) }
                    try channel.pipeline.syncOperations.addHandler(FakeHandler(service: self))
                }
            }
        let bound = try await bootstrap.bind(host: "127.0.0.1", port: port).get()
        channel.withLock { $0 = bound }
    }

    deinit {
        stop()
    }

    public func stop() {
        channel.withLock { channel in
            channel?.close(promise: nil)
            channel = nil
        }
    }

    public var port: Int { channel.withLock { $0?.localAddress?.port } ?? 0 }
    /// `http://127.0.0.1:PORT`.
    public var url: String { "http://127.0.0.1:\(port)" }
    /// All that came so far, in order.
    public var requests: [Request] { state.withLock { $0.requests } }

    /// What happens to the next requests, one after the other; `nil` is answered as it should be.
    public func misbehave(_ troubles: [Trouble?]) {
        state.withLock { $0.troubles += troubles }
    }

    /// How far the service's clock, as its `Date` header shows it, is ahead of the system's.
    public func setClock(aheadSeconds seconds: Int64) {
        state.withLock { $0.clockAheadSeconds = seconds }
    }

    /// Now, on the service's clock.
    public var now: Timestamp {
        let seconds = state.withLock { $0.clockAheadSeconds }
        return Pace.system.now() + .seconds(seconds)
    }

    func answer(_ request: Request) -> Answer? {
        let trouble = state.withLock { state -> Trouble? in
            state.requests.append(request)
            return state.troubles.isEmpty ? nil : state.troubles.removeFirst()
        }
        var answer: Answer
        switch trouble {
        case nil: answer = handle(request)
        case .answer(let other): answer = other
        case .cut:
            answer = handle(request)
            answer.cutAfterBytes = answer.body.count / 2
        case .silence: return nil
        }
        if !answer.headers.contains(where: { $0.name.lowercased() == "date" }) {
            answer.headers.append((name: "Date", value: HTTPDate.text(now)))
        }
        return answer
    }
}
