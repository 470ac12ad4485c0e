import Glibc

/// A TCP connection to this machine that sends what it is told, be it HTTP or not.
public final class RawConnection {
    public struct Failure: Error, CustomStringConvertible {
        public var description: String
    }

    /// One answer of an HTTP server that sends no bodies, or short ones.
    public struct Answer: Hashable, Sendable {
        public var status: Int
        /// The whole answer as it came.
        public var bytes: [UInt8]

        public var text: String { String(decoding: bytes, as: UTF8.self) }

        public func header(_ name: String) -> String? {
            text.split(separator: "\r\n").first { $0.lowercased().hasPrefix(name.lowercased() + ":") }
                .map { $0.drop { $0 != ":" }.dropFirst().trimmingPrefix(while: { $0 == " " }).description }
        }
    }

    private let descriptor: Int32
    private var received: [UInt8] = []

    /// - Parameter patienceSeconds: How long a read or a write may wait before it fails.
    public init(port: Int, patienceSeconds: Int = 30) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        var patience = timeval(tv_sec: patienceSeconds, tv_usec: 0)
        let size = socklen_t(MemoryLayout<timeval>.size)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, size)
        setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &patience, size)
        var yes: Int32 = 1
        setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &yes, socklen_t(MemoryLayout<Int32>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = in_addr_t(INADDR_LOOPBACK).bigEndian
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard result == 0 else { throw Failure(description: "connect: \(String(cString: strerror(errno)))") }
    }

    deinit {
        close(descriptor)
    }

    /// False when the other side takes no more.
    @discardableResult
    public func send(_ bytes: some Sequence<UInt8>) -> Bool {
        var rest = Array(bytes)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes {
                Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }

    @discardableResult
    public func send(_ text: String) -> Bool { send(text.utf8) }

    /// Sends no more, but reads on.
    public func endSending() {
        shutdown(descriptor, Int32(SHUT_WR))
    }

    /// The next answer; `nil` when the connection ended before one was there.
    public func answer() -> Answer? {
        let end = Array("\r\n\r\n".utf8)
        while true {
            if let head = firstIndex(of: end) {
                let text = String(decoding: received[..<head], as: UTF8.self)
                let words = text.split(separator: " ", maxSplits: 2)
                guard words.count > 1, let status = Int(words[1]) else { return nil }
                var answer = Answer(status: status, bytes: Array(received[..<(head + 4)]))
                let length = answer.header("content-length").flatMap { Int($0) } ?? 0
                while received.count < head + 4 + length, receive() {}
                answer.bytes = Array(received.prefix(head + 4 + length))
                received.removeFirst(answer.bytes.count)
                return answer
            }
            guard receive() else { return nil }
        }
    }

    /// All that comes until the other side closes; `nil` when it does not.
    public func readToEnd() -> [UInt8]? {
        while receive() {}
        return errno == EAGAIN || errno == EWOULDBLOCK ? nil : received
    }

    /// Whether something can be read, or the connection has ended, within a time.
    public func isReadable(withinMilliseconds milliseconds: Int32) -> Bool {
        var wish = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return !received.isEmpty || poll(&wish, 1, milliseconds) > 0
    }

    private func receive() -> Bool {
        errno = 0
        var piece = [UInt8](repeating: 0, count: 65_536)
        let count = recv(descriptor, &piece, piece.count, 0)
        guard count > 0 else { return false }
        received += piece.prefix(count)
        return true
    }

    private func firstIndex(of pattern: [UInt8]) -> Int? {
        guard received.count >= pattern.count else { return nil }
        return (0...(received.count - pattern.count)).first {
            received[$0] == 13 && received[$0..<($0 + 4)].elementsEqual(pattern)
        }
    }
}
