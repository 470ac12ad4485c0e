import Foundation
import Glibc
import Synchronization

/// A loopback HTTP server that keeps what it is sent and answers one status after the other, the last for ever.
public final class CannedServer: Sendable {
    public struct Request: Sendable {
        /// The request line and the headers.
        public var head: String
        public var body: [UInt8]

        public var text: String { String(decoding: body, as: UTF8.self) }
    }

    private struct State {
        var statuses: [Int]
        var requests: [Request] = []
    }

    private let state: Mutex<State>
    private let listener: Int32
    public let port: UInt16

    public init(answering statuses: [Int]) throws {
        state = Mutex(State(statuses: statuses))
        listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let descriptor = listener
        let isUp = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(descriptor, address, length) == 0 && listen(descriptor, 16) == 0
                    && getsockname(descriptor, address, &length) == 0
            }
        }
        guard isUp else { throw Tmux.Failure(description: "no socket: \(String(cString: strerror(errno)))") }
        port = UInt16(bigEndian: address.sin_port)
        Thread { [weak self] in
            while true {
                let connection = accept(descriptor, nil, nil)
                guard connection >= 0, let self else { return }
                self.serve(connection)
                close(connection)
            }
        }.start()
    }

    deinit {
        shutdown(listener, Int32(SHUT_RDWR))
        close(listener)
    }

    public var requests: [Request] { state.withLock { $0.requests } }

    private func serve(_ connection: Int32) {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = read(connection, &buffer, buffer.count)
            guard count > 0 else { return }
            bytes += buffer[..<count]
            // A handshake of TLS is no HTTP, and hung up on.
            if bytes[0] == 0x16 { return }
            guard let request = Self.request(in: bytes) else { continue }
            let status = state.withLock { state in
                state.requests.append(request)
                return state.statuses.count > 1 ? state.statuses.removeFirst() : state.statuses.first ?? 200
            }
            let answer = "HTTP/1.1 \(status) x\r\nContent-Length: 0\r\nLocation: http://127.0.0.1:1/\r\n\r\n"
            _ = answer.withCString { send(connection, $0, strlen($0), Int32(MSG_NOSIGNAL)) }
            bytes = []
        }
    }

    /// The request that the bytes hold, once it is whole.
    private static func request(in bytes: [UInt8]) -> Request? {
        let text = String(decoding: bytes, as: UTF8.self)
        guard let end = text.range(of: "\r\n\r\n") else { return nil }
        let head = String(text[..<end.lowerBound])
        let length = head.lowercased().split(separator: "\r\n").first { $0.hasPrefix("content-length:") }
            .flatMap { Int($0.dropFirst(15).trimmingCharacters(in: .whitespaces)) }
        let body = Array(bytes.dropFirst(head.utf8.count + 4))
        return body.count >= length ?? 0 ? Request(head: head, body: body) : nil
    }
}
