import LeadModel

/// What a column or key can mean to leadtop.
enum Field: Int, CaseIterable, Sendable {
    case key, partitionKey, customerInfo, subject, createdAt, receivedAt, deletedThereAt
    case firstName, lastName, name, email, phone, company, title, country, city
    case leadSource, action, offer, offerTitle, description, status, statusReason, emailOptOut, phoneOptOut,
        channelOptOut, bulkEmailOptOut, emailOptOutReason, phoneOptOutReason, isDeleted

    /// The word for `--map`; `nil` for what only a reader of one format uses.
    var mapName: String? {
        switch self {
        case .partitionKey, .customerInfo, .subject, .receivedAt, .deletedThereAt, .statusReason, .channelOptOut,
            .bulkEmailOptOut,
            .emailOptOutReason, .phoneOptOutReason, .isDeleted:
            nil
        default: "\(self)"
        }
    }

    /// Whether a yes outweighs a no, whichever name it comes by.
    var isOptOut: Bool { self == .emailOptOut || self == .phoneOptOut }

    static func named(_ name: String) -> Field? {
        allCases.first { $0.mapName?.lowercased() == name.lowercased() }
    }
}

/// Whether a door's text means yes.
func isYes(_ text: String) -> Bool {
    !text.isEmpty && ["true", "1", "yes", "y", "do not allow", "x"].contains(text.lowercased())
}

/// A column name or key as it is compared: without case, and without anything but letters and digits.
func normalized(_ name: String) -> String {
    var name = name
    let fast = name.withUTF8 { bytes -> String? in
        guard Bytes(bytes).isASCII else { return nil }
        return String(
            decoding: bytes.lazy.filter { $0.isDigit || $0.isLetter }.map { $0.isLetter ? $0 | 0x20 : $0 },
            as: UTF8.self)
    }
    return fast ?? String(name.lowercased().filter { $0.isLetter || $0.isNumber })
}
