import LeadModel

/// The log, where its customer or its details are already on screen.
extension Said {
    /// An entry of a customer's own timeline, which need not name him: "follow-up · tue 9:00".
    static func own(_ entry: ActivityRow, customs: Customs) -> String {
        let text = ownSentence(entry, customs: customs)
        return entry.isUndone ? words(.undoneMark, text) : text
    }

    private static func ownSentence(_ entry: ActivityRow, customs: Customs) -> String {
        switch entry.verb {
        case .import, .quarantineRetry, .quarantineDrop, .merge, .away, .back:
            return Sentence.activity(entry, customs: customs)
        case .undo, .redo:
            var nameless = entry
            nameless.customerName = ""
            return Sentence.activity(nameless, customs: customs)
        default: break
        }
        let others = entry.customer == nil && entry.count > 1
        let whom = others ? words(.activityAfter, words(.customerCount, customs.number(entry.count))) : ""
        let after = readable(entry.after, customs)
        let before = readable(entry.before, customs)
        return words(entry.verb.phrase) + whom + (after.isEmpty ? "" : words(.activityAfter, after))
            + (before.isEmpty ? "" : words(.activityBefore, before))
    }

    /// A moment in the log is kept as RFC 3339 and shown on the reader's clock.
    private static func readable(_ text: String, _ customs: Customs) -> String {
        Timestamp(rfc3339: text).map { customs.dayAndTime($0) } ?? text
    }

    /// An entry of the log with all it knows.
    static func lines(of entry: ActivityRow, customs: Customs) -> [String] {
        var lines = [customs.dayAndTime(entry.at) + "  " + entry.who, ""]
        let text = Sentence.activity(entry, customs: customs)
        lines.append(entry.isUndone ? words(.undoneMark, text) : text)
        for file in entry.report?.files ?? [] {
            lines.append("")
            lines.append(file.format.isEmpty ? file.name : words(.fileLine, file.name, file.format))
            lines.append(
                words(
                    .fileCounts, customs.number(file.read), customs.number(file.new), customs.number(file.duplicates),
                    customs.number(file.quarantined)))
            lines += file.warnings
        }
        if let report = entry.report {
            lines.append("")
            lines.append(
                words(
                    .importCustomers, customs.number(report.customersCreated), customs.number(report.customersUpdated)))
        }
        return lines
    }
}
