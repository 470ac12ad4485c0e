/// The words of a command line as they were typed.
struct CommandLineWords {
    private let words: [String]
    private static let shared = ["--store", "--config"]

    init(_ words: [String]) {
        self.words = words
    }

    /// The command first: options of every command may stand before it, as in `leadtop --store FILE leads`, but the
    /// parser takes them for the dashboard's there.
    var commandFirst: [String] {
        var rest = words[...]
        var options: [String] = []
        while let word = rest.first, let name = word.split(separator: "=").first, Self.shared.contains(String(name)) {
            let count = word.contains("=") ? 1 : 2
            options += rest.prefix(count)
            rest = rest.dropFirst(count)
        }
        guard let word = rest.first, !word.hasPrefix("-") else { return words }
        // What follows `--` is no option.
        let end = rest.firstIndex(of: "--") ?? rest.endIndex
        return Array(rest[..<end]) + options + Array(rest[end...])
    }
}
