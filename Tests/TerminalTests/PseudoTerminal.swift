import Glibc
import Testing

/// A pair of a terminal and its other end, at which a test types and reads.
final class PseudoTerminal {
    /// The end a person sits at.
    private(set) var outside: Int32
    /// The end the program has.
    let inside: Int32
    private var read: [UInt8] = []

    init(columns: UInt16 = 40, rows: UInt16 = 10) throws {
        var ends: (Int32, Int32) = (-1, -1)
        try #require(openpty(&ends.0, &ends.1, nil, nil, nil) == 0)
        (outside, inside) = ends
        resize(columns: columns, rows: rows)
    }

    deinit {
        Glibc.close(inside)
        if outside >= 0 { Glibc.close(outside) }
    }

    /// The device, for another process.
    var path: String { ttyname(inside).map { String(cString: $0) } ?? "" }

    func resize(columns: UInt16, rows: UInt16) {
        var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(outside, UInt(TIOCSWINSZ), &size)
    }

    /// Takes the person's end away, as a closed window does.
    func hangUp() {
        Glibc.close(outside)
        outside = -1
    }

    func type(_ text: String) {
        let bytes = Array(text.utf8)
        #expect(write(outside, bytes, bytes.count) == bytes.count)
    }

    /// Everything the program wrote up to and with `end`; fails when nothing more comes for ten seconds.
    func output(upTo end: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> String {
        let wanted = Array(end.utf8)
        while true {
            if let found = position(of: wanted) {
                defer { read.removeFirst(found + wanted.count) }
                return String(decoding: read[..<(found + wanted.count)], as: UTF8.self)
            }
            var polled = pollfd(fd: outside, events: Int16(POLLIN), revents: 0)
            try #require(poll(&polled, 1, 10_000) == 1, "\(read)", sourceLocation: sourceLocation)
            var buffer = [UInt8](repeating: 0, count: 4_096)
            let count = Glibc.read(outside, &buffer, buffer.count)
            try #require(
                count > 0, "\(String(decoding: read, as: UTF8.self).debugDescription)", sourceLocation: sourceLocation)
            read += buffer[..<count]
        }
    }

    /// The modes of the terminal that a program may leave changed.
    var modes: [UInt32] {
        var modes = termios()
        tcgetattr(inside, &modes)
        return [modes.c_iflag, modes.c_oflag, modes.c_lflag]
    }

    private func position(of wanted: [UInt8]) -> Int? {
        guard read.count >= wanted.count else { return nil }
        return (0...(read.count - wanted.count)).first { read[$0...].starts(with: wanted) }
    }
}
