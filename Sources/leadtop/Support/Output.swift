import Glibc

/// Text on its way to a file descriptor. The first rows go out at once, later ones in larger and larger pieces.
final class Output {
    private var buffer: [UInt8] = []
    private var pieceSize = 512
    private let descriptor: Int32
    private static let largestPiece = 1 << 17

    init(descriptor: Int32) {
        self.descriptor = descriptor
    }

    static func standard() -> Output { Output(descriptor: STDOUT_FILENO) }

    /// Throws `OutputFailure`.
    func write(_ text: String) throws {
        buffer.append(contentsOf: text.utf8)
        try flushIfFull()
    }

    func write(_ bytes: some Sequence<UInt8>) throws {
        buffer.append(contentsOf: bytes)
        try flushIfFull()
    }

    func line(_ text: String) throws {
        buffer.append(contentsOf: text.utf8)
        buffer.append(0x0A)
        try flushIfFull()
    }

    func flush() throws {
        defer { buffer.removeAll(keepingCapacity: true) }
        try writeAll(buffer, to: descriptor)
    }

    private func flushIfFull() throws {
        guard buffer.count >= pieceSize else { return }
        try flush()
        pieceSize = min(pieceSize * 2, Self.largestPiece)
    }
}

enum OutputFailure: Error {
    /// Nobody reads any more, as after `leadtop leads | head`: no failure of ours.
    case closed
    case failed(errno: Int32)
}

/// Writes all bytes, waiting where the reader is slow.
func writeAll(_ bytes: [UInt8], to descriptor: Int32) throws(OutputFailure) {
    var rest = bytes[...]
    while !rest.isEmpty {
        let written = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
        if written >= 0 {
            rest = rest.dropFirst(written)
        } else if errno == EPIPE {
            throw .closed
        } else if errno != EINTR && errno != EAGAIN {
            throw .failed(errno: errno)
        }
    }
}

/// Says something to the person, apart from the data. Nobody listening is no failure.
func say(_ text: String) {
    try? writeAll(Array((text + "\n").utf8), to: STDERR_FILENO)
}
