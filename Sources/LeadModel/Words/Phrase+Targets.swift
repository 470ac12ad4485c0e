/// Hours of work and targets.
extension Phrase {
    public static let outcomeFor = Phrase("customer.outcomeFor", "{1} ({2})")
    public static let configHoursOrder = Phrase(
        "config.hoursOrder", "{1}: \"hours.from\" has to be before \"hours.to\", on the same day.")
}
