import ArgumentParser

/// Options that a plain command line is read into without the parser, which asks for each type whether it conforms to
/// this or that: among all conformances of the program, that takes longer than to list 50 leads.
///
/// Only what can't be wrong is taken. Whatever else there is on the command line, it is all for the parser.
protocol QuickOptions: ParsableArguments {
    /// What there is where nothing is asked for.
    static var unset: Self { get }

    /// Takes an option's value.
    /// - Returns: Whether it did.
    mutating func take(_ option: String, _ value: String) -> Bool
}

/// A command of such options alone.
protocol QuickCommand: QuickOptions, ParsableCommand {}

extension QuickCommand {
    /// The command that the words ask for; `nil` where they are for the parser.
    static func parseQuickly(_ words: ArraySlice<String>) -> Self? {
        var command = unset
        var rest = words
        while let option = rest.popFirst() {
            guard let value = rest.popFirst(), !value.isEmpty, !value.hasPrefix("-"), command.take(option, value) else {
                return nil
            }
        }
        return command
    }
}
