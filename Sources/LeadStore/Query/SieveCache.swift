import Synchronization

/// What sieves found that a connection made last: a list is read page by page, and in one order after the other. Two
/// bits a customer at most.
final class SieveCache: Sendable {
    /// What a sieve was asked, of one state of the store.
    struct Question: Equatable {
        var sources: [Clause]
        var words: SearchWords
        /// How many rows are walked at most: where few pass of many, they are sorted.
        var rows: Int64
        var limits: Sieve.Limits
    }

    private struct Entry {
        var question: Question
        var isThorough: Bool
        var found: Sieve.Catch
    }

    private static let most = 2
    private let entries = Mutex<[Entry]>([])

    /// - Parameter isThorough: Whether less will not do.
    func found(_ question: Question, isThorough: Bool) -> Sieve.Catch? {
        entries.withLock { entries in
            let known = entries.filter { $0.question == question }
            return (known.first(where: \.isThorough) ?? (isThorough ? nil : known.first))?.found
        }
    }

    func keep(_ found: Sieve.Catch, _ question: Question, isThorough: Bool) {
        entries.withLock { entries in
            entries.removeAll { $0.question == question }
            entries.insert(Entry(question: question, isThorough: isThorough, found: found), at: 0)
            if entries.count > Self.most { entries.removeLast() }
        }
    }
}
