/// The reports of customers' journeys, of the response to them, and of where they came from.
extension Phrase {
    public static let notACampaign = Phrase(
        "figures.notACampaign",
        "A campaign's name may hold 1 to 16 of A-Z, a-z, 0-9, - and _: the marketplace drops any other.")
    public static let notACampaignBut = Phrase(
        "figures.notACampaignBut",
        "A campaign's name may hold 1 to 16 of A-Z, a-z, 0-9, - and _: the marketplace drops any other. This one would do: {1}"
    )
}
