import LeadFormats
import LeadModel
import Testing

/// What a reader made of a text.
struct Outcome: Equatable {
    var items: [Item] = []
    var format: Format?
    var header: [UInt8] = []
    var warnings: [String] = []

    var leads: [LeadDraft] {
        items.compactMap { if case .lead(let draft) = $0 { draft } else { nil } }
    }

    var unreadable: [Unreadable] {
        items.compactMap { if case .unreadable(let unreadable) = $0 { unreadable } else { nil } }
    }

    var customers: [CustomerRecord] {
        items.compactMap { if case .customer(let customer) = $0 { customer } else { nil } }
    }

    /// The raw bytes of every item, in order.
    var raws: [[UInt8]] {
        items.compactMap { item in
            switch item {
            case .lead(let draft): draft.raw
            case .unreadable(let unreadable): unreadable.raw
            case .customer, .deleted: nil
            }
        }
    }
}

func read(
    _ bytes: some Collection<UInt8>, format: Format? = nil, map: HeaderMap = HeaderMap(), limits: Limits = Limits(),
    chunks: () -> Int = { 1 << 16 }
) -> Outcome {
    var reader = LeadReader(format: format, map: map, limits: limits)
    var outcome = Outcome()
    var rest = Array(bytes)[...]
    while !rest.isEmpty {
        let chunk = Array(rest.prefix(max(1, chunks())))
        rest = rest.dropFirst(chunk.count)
        chunk.withUnsafeBytes { reader.read($0) { outcome.items.append($0) } }
    }
    reader.finish { outcome.items.append($0) }
    (outcome.format, outcome.header, outcome.warnings) = (reader.format, reader.header, reader.warnings)
    return outcome
}

func read(_ text: String, format: Format? = nil, map: HeaderMap = HeaderMap(), limits: Limits = Limits()) -> Outcome {
    read(Array(text.utf8), format: format, map: map, limits: limits)
}
