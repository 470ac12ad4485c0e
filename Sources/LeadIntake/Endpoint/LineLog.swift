public import LeadModel
public import Logging

/// A log of one line an event: time, level, what happened. Control characters and direction marks in it are shown as `?`.
public struct LineLog: LogHandler {
    public var logLevel = Logger.Level.info
    public var metadata: Logger.Metadata = [:]
    private let pipe: LogPipe
    private let clock: @Sendable () -> Timestamp

    /// - Parameter pipe: Where the lines go; events never wait for it.
    public init(pipe: LogPipe, clock: @escaping @Sendable () -> Timestamp) {
        (self.pipe, self.clock) = (pipe, clock)
    }

    public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    public func log(event: LogEvent) {
        var line = "\(clock().rfc3339) \(event.level) \(event.message)"
        for (key, value) in (event.metadata ?? [:]).sorted(by: { $0.key < $1.key }) { line += " \(key)=\(value)" }
        if line.utf8.contains(where: { $0 < 0x20 || $0 >= 0x7F }) { line = Self.harmless(line) }
        pipe.write(line)
    }

    static func harmless(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.map { Self.isHarmful($0) ? "?" : $0 }))
    }

    private static func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse: true
        default: false
        }
    }
}
