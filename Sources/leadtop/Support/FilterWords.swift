import ArgumentParser
import LeadModel

/// The words of filter options. Each throws `ValidationError` with the words there are.
enum FilterWords {
    /// A step by its button, with or without blanks: `Get It Now`, `get-it-now`, `getItNow`.
    static func step(_ word: String) throws -> Step {
        let letters = letters(word)
        let match = Step.allCases.first { step in
            [step.rawValue, step.word, step.title].contains { self.letters($0) == letters }
        }
        guard let step = match ?? (letters == "dnc" || letters == "donotcontact" ? .crossListed : nil) else {
            throw unknown(.cliUnknownStep, word, Step.allCases.map(\.word))
        }
        return step
    }

    static func status(_ word: String) throws -> Status {
        guard let status = Status(rawValue: word.lowercased()) ?? Status(wire: word, reason: "") else {
            throw unknown(.cliUnknownStatus, word, Status.allCases.map(\.rawValue))
        }
        return status
    }

    static func outcome(_ word: String) throws -> FollowUp.Outcome {
        let match = FollowUp.Outcome.allCases.first { letters($0.rawValue) == letters(word) }
        guard let match else { throw unknown(.cliUnknownOutcome, word, FollowUp.Outcome.allCases.map(\.rawValue)) }
        return match
    }

    static func channel(_ word: String) throws -> Channel {
        guard let channel = Channel(rawValue: word.lowercased()) else {
            throw unknown(.cliUnknownChannel, word, Channel.allCases.map(\.rawValue))
        }
        return channel
    }

    /// A country by its code or name.
    static func country(_ word: String) throws -> String {
        guard let code = Country.code(word) else { throw ValidationError(words(.cliUnknownCountry, word)) }
        return code
    }

    /// A rep's name, `me` for one's own, or `nobody`.
    static func owner(_ word: String, me: String) -> Filter.Owner {
        switch word {
        case "", "nobody": .nobody
        case "me": .named(me)
        default: .named(word)
        }
    }

    /// A rep's name, or `me` for oneself.
    static func rep(_ word: String, me: String) -> String {
        word == "me" ? me : word
    }

    /// Who stands behind a number of a report.
    static func group(_ word: String) throws -> ReportGroup {
        guard let group = ReportGroup(word) else { throw ValidationError(words(.cliBadBehind)) }
        return group
    }

    static func date(_ option: String, _ text: String, _ read: (String) throws -> Timestamp) throws -> Timestamp {
        do {
            return try read(text)
        } catch let failure as DateBound.Failure {
            throw ValidationError(words(.cliBadOption, option, text, failure.message))
        }
    }

    /// - Parameter sort: a column, with `-` before it or `:desc` after it for the other way.
    static func sort(_ text: String, of kind: ListQuery.Kind) throws -> Sort {
        let isDescending = text.hasPrefix("-") || text.hasSuffix(":desc")
        let name = text.trimming("-").split(separator: ":").first.map(String.init) ?? ""
        let columns = Column.defaults(of: kind)
        let wanted = columnAliases[letters(name)] ?? letters(name)
        guard let column = columns.first(where: { letters($0.rawValue) == wanted }) else {
            throw unknown(.cliUnknownColumn, name, columns.map(\.rawValue))
        }
        return Sort(column: column, isDescending: isDescending)
    }

    private static let columnAliases = [
        "receivedat": "received", "at": "received", "createdat": "received", "date": "received", "time": "received",
        "lastleadat": "received", "offertitle": "title", "dnc": "donotcontact",
    ]

    static func unknown(_ phrase: Phrase, _ word: String, _ known: [String]) -> ValidationError {
        ValidationError(words(phrase, word, known.joined(separator: ", ")))
    }

    static func letters(_ text: String) -> String {
        String(String.UnicodeScalarView(text.lowercased().unicodeScalars.filter { $0.properties.isAlphabetic }))
    }
}

extension String {
    fileprivate func trimming(_ prefix: String) -> String {
        hasPrefix(prefix) ? String(dropFirst(prefix.count)) : self
    }
}
