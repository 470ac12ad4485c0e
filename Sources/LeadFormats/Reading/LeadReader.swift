import LeadModel

/// Reads the leads of one file or request body, whatever its format, as its bytes come in.
///
/// The items do not depend on how the bytes are cut up. Memory is bounded by `Limits`, not by the size of the file.
/// Text in UTF-16 is turned into UTF-8 first, and that is what an item's raw bytes are. A reader is used once, and not
/// copied in the middle of a file.
public struct LeadReader {
    private enum Stage {
        case sniffing
        case reading
        /// The file is not of leads: its bytes are kept, all if they are text, else the first `Limits.sniffBytes`.
        case refusing(reason: String, isText: Bool)
    }

    private let wanted: Format?
    private let map: HeaderMap
    private let limits: Limits
    private var stage = Stage.sniffing
    private var first: [UInt8] = []
    private var decoder: UTF16Decoder?
    private var csv: CSVLeads?
    private var json: JSONLeads?
    private var pairs: PairLeads?
    /// The text of a file that is refused, up to `Limits.pieceBytes`.
    private var refused: [UInt8] = []
    private var refusedLine = 1
    private var hasRefused = false

    /// The format, once enough bytes have been read; `nil` also for what is no file of leads.
    public private(set) var format: Format?

    /// - Parameter format: the format that the user named; else it is told by the content.
    public init(format: Format? = nil, map: HeaderMap = HeaderMap(), limits: Limits = Limits()) {
        (wanted, self.map, self.limits) = (format, map, limits)
    }

    /// The header of a CSV file, without which its rows would mean nothing.
    public var header: [UInt8] { csv?.header ?? [] }

    /// What the user should know about the file though it can be read.
    public var warnings: [String] { (csv?.warnings ?? []) + (json?.warnings ?? []) }

    /// Takes the next bytes, and gives `body` what they complete. O(bytes).
    public mutating func read(_ bytes: UnsafeRawBufferPointer, _ body: (consuming Item) throws -> Void) rethrows {
        var rest = bytes
        if case .sniffing = stage {
            let count = min(bytes.count, limits.sniffBytes - first.count)
            first.append(contentsOf: bytes.part(0..<count))
            guard first.count >= limits.sniffBytes else { return }
            rest = bytes.part(count..<bytes.count)
            try sniff(body)
        }
        try readDecoded(rest, body)
    }

    /// Ends the file, and gives `body` what only its end completes.
    public mutating func finish(_ body: (consuming Item) throws -> Void) rethrows {
        if case .sniffing = stage { try sniff(body) }
        if var decoder {
            var text: [UInt8] = []
            decoder.finish(into: &text)
            self.decoder = nil
            try text.withUnsafeBytes { try pass($0, body) }
        }
        try csv?.finish(body)
        try json?.finish(body)
        try pairs?.finish(body)
        if case .refusing(let reason, _) = stage { try giveRefused(reason, body) }
    }

    private mutating func readDecoded(_ bytes: Bytes, _ body: (consuming Item) throws -> Void) rethrows {
        guard decoder != nil else { return try pass(bytes, body) }
        var text: [UInt8] = []
        decoder?.decode(bytes, into: &text)
        try text.withUnsafeBytes { try pass($0, body) }
    }

    private mutating func pass(_ text: Bytes, _ body: (consuming Item) throws -> Void) rethrows {
        try csv?.read(text, body)
        try json?.read(text, body)
        try pairs?.read(text, body)
        if case .refusing(let reason, true) = stage { try refuse(text, reason, body) }
    }

    // MARK: Telling the format

    private mutating func sniff(_ body: (consuming Item) throws -> Void) rethrows {
        let start = first
        first = []
        if let reason = start.withUnsafeBytes({ FileKind.refusal($0) }) {
            refused = start
            stage = .refusing(reason: reason, isText: false)
            return
        }
        let text = decodeStart(start)
        stage = .reading
        switch text.withUnsafeBytes({ Sniffer(text: $0, map: map).verdict(wanted: wanted) }) {
        case .format(let format, let delimiter): begin(format, delimiter)
        case .unknown(let reason, let isText):
            stage = .refusing(reason: reason, isText: isText)
            if !isText { refused = start }
        }
        try text.withUnsafeBytes { try pass($0, body) }
    }

    private mutating func decodeStart(_ start: [UInt8]) -> [UInt8] {
        switch start.withUnsafeBytes({ Encoding($0) }) {
        case .utf8(let markLength): return Array(start[markLength...])
        case .utf16(let isBigEndian, let markLength):
            var decoder = UTF16Decoder(isBigEndian: isBigEndian)
            var text: [UInt8] = []
            start[markLength...].withUnsafeBytes { decoder.decode($0, into: &text) }
            self.decoder = decoder
            return text
        }
    }

    private mutating func begin(_ format: Format, _ delimiter: UInt8) {
        self.format = format
        switch format.layout {
        case .csv: csv = CSVLeads(format: format, map: map, limits: limits, delimiter: delimiter)
        case .json: json = JSONLeads(format: format, map: map, limits: limits(for: format))
        case .form, .text: pairs = PairLeads(format: format, map: map, limits: limits)
        }
    }

    /// A line of leadtop's own export holds a record and its raw bytes once more, escaped.
    private func limits(for format: Format) -> Limits {
        var limits = limits
        if format == .leadtopJSON { limits.recordBytes = limits.pieceBytes }
        return limits
    }

    // MARK: What is no file of leads

    private mutating func refuse(_ text: Bytes, _ reason: String, _ body: (consuming Item) throws -> Void) rethrows {
        var rest = text
        while !rest.isEmpty {
            let count = min(rest.count, limits.pieceBytes - refused.count)
            refused.append(contentsOf: rest.part(0..<count))
            rest = rest.part(count..<rest.count)
            if refused.count == limits.pieceBytes { try giveRefused(reason, body) }
        }
    }

    private mutating func giveRefused(_ reason: String, _ body: (consuming Item) throws -> Void) rethrows {
        let raw = refused
        let line = refusedLine
        if raw.isEmpty, hasRefused { return }
        refused = []
        hasRefused = true
        refusedLine += raw.count { $0 == .lineFeed }
        try body(.unreadable(Unreadable(reason: reason, raw: raw, line: line)))
    }
}
