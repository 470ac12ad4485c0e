/// Who works here, as the configuration says it.
extension Phrase {
    public static let configRepName = Phrase("config.repName", "a name such as \"anna\", as customers are owned by it")
    public static let configRepMail = Phrase(
        "config.repMail", "a name such as \"Anna Nowak\", as it stands under a message")
    public static let configRepZone = Phrase(
        "config.repZone", "the name of a time zone on this machine, such as \"Europe/Warsaw\"")
}
