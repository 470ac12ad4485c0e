import LeadFormats
import LeadModel
import LeadStore
import NIOCore

/// Reads a body that was posted, by its content. Whatever it is, something comes of it.
enum LeadBody {
    typealias Item = EndpointIntake.Delivery.Item

    private static let names = Dictionary(uniqueKeysWithValues: Format.allCases.map { ($0, $0.name) })

    /// O(bytes).
    static func items(of body: [UInt8]) -> [Item] {
        var reader = LeadReader()
        var found: [LeadFormats.Item] = []
        body.withUnsafeBytes { reader.read($0) { found.append($0) } }
        reader.finish { found.append($0) }
        let format = reader.format.flatMap { names[$0] } ?? ""
        let header = reader.header
        var items = found.compactMap { item(of: $0, header: header, format: format) }
        if found.count > items.count {
            items.append(unreadable(words(.endpointCustomerRecord), body, format: format))
        }
        // JSON without a lead in it, or a header alone: kept, as nobody can tell what it was to be.
        return items.isEmpty ? [unreadable(words(.endpointNoLead), body, format: format)] : items
    }

    private static func unreadable(_ reason: String, _ body: [UInt8], format: String) -> Item {
        .unreadable(Unreadable(reason: reason, raw: body, line: 1), format: format)
    }

    private static func item(of item: LeadFormats.Item, header: [UInt8], format: String) -> Item? {
        switch item {
        case .lead(let draft): return .lead(PreparedLead(draft), format: format)
        case .unreadable(var piece):
            // A row means nothing without its header.
            if !header.isEmpty { piece.raw = header + (header.last == 0x0A ? [] : [0x0A]) + piece.raw }
            return .unreadable(piece, format: format)
        case .customer, .deleted: return nil
        }
    }
}

extension EndpointIntake.Delivery.Item {
    var isLead: Bool {
        if case .lead = self { true } else { false }
    }
}
