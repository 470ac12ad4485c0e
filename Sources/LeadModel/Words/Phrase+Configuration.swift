/// What is wrong with a configuration file, and what would be right.
extension Phrase {
    public static let configUnreadable = Phrase(
        "config.unreadable", "{1}: cannot be read. Name another file with --config, or make it readable.")
    public static let configSyntax = Phrase("config.syntax", "{1} line {2}: {3}.")
    public static let configUnknown = Phrase("config.unknown", "{1}: there is no setting \"{2}\". There are: {3}.")
    public static let configValue = Phrase("config.value", "{1}: \"{2}\" takes one of: {3}.")
    public static let configKeyNames = Phrase(
        "config.keyNames", "a character, or <enter>, <esc>, <tab>, <space>, <c-r>, <f5> and so on")
    public static let configConflict = Phrase("config.conflict", "{1} is {2} now, and no longer {3}")
}
