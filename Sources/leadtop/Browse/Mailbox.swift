import Dashboard
import Glibc
import LeadModel
import Synchronization

/// Where other threads leave messages for the drawing thread, and the pipe that wakes it.
///
/// It also counts what is still under way, so that a script can wait until nothing is.
final class Mailbox: Sendable {
    private struct State {
        var messages: [Message] = []
        var underWay = 0
    }

    private let state = Mutex(State())
    /// Readable when there is a message.
    let wakeDescriptor: Int32
    private let writeDescriptor: Int32

    init() throws {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw Failure(words(.browseNoPipe)) }
        for end in ends {
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
        }
        (wakeDescriptor, writeDescriptor) = (ends[0], ends[1])
    }

    deinit {
        close(wakeDescriptor)
        close(writeDescriptor)
    }

    /// Leaves a message; wakes the drawing thread where there was none.
    func post(_ message: Message) {
        let wakes = state.withLock { state in
            state.messages.append(message)
            return state.messages.count == 1
        }
        if wakes { wake() }
    }

    /// Takes all messages, in the order they came.
    func take() -> [Message] {
        var bytes = [UInt8](repeating: 0, count: 64)
        while read(wakeDescriptor, &bytes, bytes.count) > 0 {}
        return state.withLock { state in
            defer { state.messages = [] }
            return state.messages
        }
    }

    func begin() { state.withLock { $0.underWay += 1 } }

    /// Ends what was begun, with a last message if there is one; a waiting script looks again.
    func end(_ message: Message? = nil) {
        state.withLock { state in
            if let message { state.messages.append(message) }
            state.underWay -= 1
        }
        wake()
    }

    var isQuiet: Bool { state.withLock { $0.underWay == 0 && $0.messages.isEmpty } }

    private func wake() {
        var byte: UInt8 = 1
        // A full pipe wakes just as well.
        _ = write(writeDescriptor, &byte, 1)
    }
}
