import Glibc
import LeadModel

/// How far something is, on one line of standard error that is drawn over and over; nothing where that is no terminal.
struct ProgressLine {
    private let isShown = Console.talksToPerson
    /// `nil` where it is not known.
    private let totalBytes: Int?
    private let customs: Customs
    /// Stands before it.
    private let prefix: String
    private let start = Self.seconds
    private var shown = Self.seconds
    private var isDrawn = false

    private static let period = 0.1
    private static let barWidth = 20

    /// - Parameter sizes: in bytes; `nil` for an input of unknown size.
    init(sizes: [Int?], customs: Customs) {
        totalBytes = sizes.contains(nil) ? nil : sizes.reduce(0) { $0 + ($1 ?? 0) }
        self.customs = customs
        prefix = ""
    }

    /// - Parameter total: how many there are in all, where that is known.
    init(name: String, total: Int?, customs: Customs) {
        (totalBytes, self.customs, prefix) = (total, customs, name + ": ")
    }

    /// Shows a text in the line's place.
    mutating func say(_ text: String) {
        guard isShown else { return }
        isDrawn = true
        draw(text)
    }

    mutating func show(bytes: Int, leads: Int) {
        let now = Self.seconds
        guard isShown, now - shown >= Self.period else { return }
        shown = now
        isDrawn = true
        draw(prefix + text(bytes: bytes, leads: leads, elapsed: now - start))
    }

    /// Takes the line away.
    mutating func clear() {
        guard isDrawn else { return }
        isDrawn = false
        draw("")
    }

    private func text(bytes: Int, leads: Int, elapsed: Double) -> String {
        let rate = customs.number(Int(Double(leads) / max(elapsed, 0.001)))
        let count = customs.number(leads)
        guard let totalBytes, totalBytes > 0, bytes > 0 else { return words(.cliProgress, count, rate) }
        let share = min(1, Double(bytes) / Double(totalBytes))
        let left = Int((elapsed / share - elapsed).rounded(.up))
        return words(.cliProgressLeft, bar(share), count, rate, clock(left))
    }

    private func bar(_ share: Double) -> String {
        let filled = Int(share * Double(Self.barWidth))
        return "[" + String(repeating: "#", count: filled) + String(repeating: " ", count: Self.barWidth - filled) + "]"
    }

    private func clock(_ seconds: Int) -> String {
        let rest = String(seconds % 60)
        return "\(seconds / 60):" + (rest.count < 2 ? "0" : "") + rest
    }

    /// Carriage return, the text, and what stood there before erased.
    private func draw(_ text: String) {
        try? writeAll(Array("\r\(text)\u{1B}[K".utf8), to: STDERR_FILENO)
    }

    private static var seconds: Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
