import LeadFormats
import LeadModel
import LeadStore

/// Reads quarantined pieces again; a piece all of which can be read leaves the quarantine.
final class QuarantineRetry {
    private let desk: Desk
    private let format: Format?
    private let map: HeaderMap
    private(set) var stillUnreadable = 0

    init(desk: Desk, format: Format?, map: HeaderMap) {
        (self.desk, self.format, self.map) = (desk, format, map)
    }

    func run(_ numbers: [Int64]) throws -> ImportReport {
        let intake = try desk.store.beginImport(by: desk.who, isRetry: true)
        for number in numbers {
            for piece in try desk.reader.quarantined([number]) { try retry(piece, into: intake) }
        }
        return try intake.finish()
    }

    private func retry(_ piece: Quarantined, into intake: Import) throws {
        // The piece was cut from a file of some format, which its own bytes may not show.
        var reader = LeadReader(format: format ?? Format(name: piece.format), map: map)
        var items: [Item] = []
        for bytes in [piece.header, piece.raw] where !bytes.isEmpty {
            bytes.withUnsafeBytes { reader.read($0) { items.append($0) } }
            if bytes.last != 0x0A { [0x0A].withUnsafeBytes { reader.read($0) { items.append($0) } } }
        }
        reader.finish { items.append($0) }
        guard !items.isEmpty, !items.contains(where: \.isUnreadable) else {
            stillUnreadable += 1
            return
        }
        try intake.beginFile(name: piece.file, format: reader.format?.name ?? "", header: piece.header)
        for item in items { try intake.add(item) }
        try intake.resolve(quarantine: piece.id)
    }
}

extension Item {
    fileprivate var isUnreadable: Bool {
        if case .unreadable = self { true } else { false }
    }
}
