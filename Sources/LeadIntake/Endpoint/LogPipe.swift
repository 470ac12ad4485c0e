import Foundation
import Glibc

/// Lines on their way to a file descriptor, written by a thread of its own: a slow reader costs lines, not requests.
///
/// `@unchecked`: every property is only touched between `lock` and `unlock` of the condition.
public final class LogPipe: @unchecked Sendable {
    private let condition = NSCondition()
    private let descriptor: Int32
    private var buffer: [UInt8] = []
    private var dropped = 0
    private var isWriting = false
    private var isIdle = false
    private static let most = 1 << 20
    private static let gatheringMilliseconds: Int32 = 5

    /// - Parameter descriptor: Stays open; it is the caller's.
    public init(descriptor: Int32) {
        self.descriptor = descriptor
        let thread = Thread { [self] in while true { writeNext() } }
        thread.name = "log"
        thread.start()
    }

    func write(_ line: String) {
        condition.lock()
        defer { condition.unlock() }
        guard buffer.count < Self.most else { return dropped += 1 }
        buffer.append(contentsOf: line.utf8)
        buffer.append(0x0A)
        if isIdle { condition.broadcast() }
    }

    /// Waits until all is written, but not for ever.
    public func flush() {
        condition.lock()
        defer { condition.unlock() }
        let patience = Date(timeIntervalSinceNow: 2)
        while !buffer.isEmpty || isWriting, condition.wait(until: patience) {}
    }

    private func writeNext() {
        let bytes = takeNext()
        var rest = bytes[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if written >= 0 {
                rest = rest.dropFirst(written)
            } else if errno != EINTR && errno != EAGAIN {
                break
            }
        }
    }

    private func takeNext() -> [UInt8] {
        condition.lock()
        defer { condition.unlock() }
        isWriting = false
        condition.broadcast()
        isIdle = true
        while buffer.isEmpty { condition.wait() }
        isIdle = false
        isWriting = true
        // What comes within a moment is written together.
        condition.unlock()
        poll(nil, 0, Self.gatheringMilliseconds)
        condition.lock()
        var bytes = buffer
        buffer.removeAll(keepingCapacity: bytes.count < 1 << 16)
        if dropped > 0 { bytes += Array("(\(dropped) lines of the log were dropped: nobody read them in time)\n".utf8) }
        dropped = 0
        return bytes
    }
}
