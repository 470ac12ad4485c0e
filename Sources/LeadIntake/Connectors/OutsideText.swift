extension String {
    /// What another side says, fit to stand in a sentence of ours: one line of letters, cut to a length.
    func quotable(_ limit: Int = 160) -> String {
        var text = ""
        for scalar in unicodeScalars.prefix(limit * 4) {
            switch scalar.properties.generalCategory {
            case .control, .format, .surrogate, .unassigned, .privateUse, .lineSeparator, .paragraphSeparator:
                text.unicodeScalars.append(" ")
            default: text.unicodeScalars.append(scalar)
            }
        }
        let short = text.split(separator: " ").joined(separator: " ")
        return short.count > limit ? short.prefix(limit) + "…" : short
    }

    /// Whether it can stand in a header.
    var isHeaderSafe: Bool { !isEmpty && utf8.allSatisfy { (0x21...0x7E).contains($0) } }
}
