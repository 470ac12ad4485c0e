import LeadModel

/// One record's texts by field, trimmed, before they become a lead. Reused from record to record.
struct Record {
    private var texts = [String](repeating: "", count: Field.allCases.count)
    private var ranks = [Int](repeating: .max, count: Field.allCases.count)
    /// The fields that may hold a text or a rank, a bit for each.
    private var touched: UInt64 = 0

    subscript(field: Field) -> String {
        get { texts[field.rawValue] }
        set {
            texts[field.rawValue] = newValue
            touched |= 1 << field.rawValue
        }
    }

    func isEmpty(_ field: Field) -> Bool { texts[field.rawValue].isEmpty }

    /// Takes a text unless the record has one by a stronger name. Of two equally strong ones the last wins; but nobody
    /// who opted out under one name is open to contact under another.
    mutating func take(_ text: String, for match: FieldNames.Match) {
        guard !text.isEmpty, match.rank <= ranks[match.field.rawValue] || match.field.isOptOut else { return }
        if match.field.isOptOut, !self[match.field].isEmpty, !isYes(text) { return }
        self[match.field] = text
        ranks[match.field.rawValue] = match.rank
    }

    /// Whether a text holds what neither terminals nor databases take as text.
    var holdsNUL: Bool { texts.contains { $0.withBytes { $0.first(0, in: 0..<$0.count) != nil } } }

    /// O(fields that were filled).
    mutating func clear() {
        while touched != 0 {
            let index = touched.trailingZeroBitCount
            texts[index] = ""
            ranks[index] = .max
            touched &= touched - 1
        }
    }
}

/// Why a record can't be a lead.
enum Refusal: Error {
    case because(String)
    /// The caller knows by what name the field came.
    case badDate(Field)
}
