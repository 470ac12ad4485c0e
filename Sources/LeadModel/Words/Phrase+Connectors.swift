/// What pulling from destinations says: settings, secrets, and what the other side answered.
extension Phrase {
    // Addresses and the way there.
    public static let connectorAnAddress = Phrase("connector.anAddress", "the address")
    public static let connectorBadURL = Phrase(
        "connector.badURL", "{1} is no URL that can be used. Write it as https://host/path, without a user or a “#”.")
    public static let connectorPlainHTTP = Phrase(
        "connector.plainHTTP", "{1} is plain HTTP, on which everybody could read along. Write https://.")
    public static let connectorNoJSON = Phrase(
        "connector.noJSON", "{1} answered {2} with something that is no JSON, or was cut short.")
    public static let connectorPassing = Phrase("connector.passing", "The other side answered {1}, which passes.")
    public static let connectorRefused = Phrase(
        "connector.refused", "The other side answered {1}. Check the destination's addresses and rights.")
    public static let connectorRedirected = Phrase(
        "connector.redirected",
        "{1} sends on to another server, which is not followed: it would be shown the secret. Set the destination's address to where it belongs."
    )
    public static let connectorRedirectedOften = Phrase(
        "connector.redirectedOften", "{1} sends from one address to the next without end.")
    public static let connectorTooLarge = Phrase(
        "connector.tooLarge", "{1} sent more than {2} MiB at once. Set a smaller page-size for the destination.")
    public static let connectorNoHost = Phrase(
        "connector.noHost",
        "There is no host {1}, or this machine can't look names up. Check the address and the network.")
    public static let connectorNoConnection = Phrase(
        "connector.noConnection", "{1} can't be reached. Check the address, the network and the firewall.")
    public static let connectorUntrusted = Phrase(
        "connector.untrusted",
        "The certificate of {1} is not one that this machine trusts. Nothing was sent. Check the address, and whether something stands in between."
    )
    public static let connectorNoTLS = Phrase("connector.noTLS", "No encrypted connection to {1} could be made.")
    public static let connectorSilent = Phrase("connector.silent", "{1} said nothing for {2} seconds.")
    public static let connectorCut = Phrase("connector.cut", "{1} cut the connection in the middle of an answer.")
    public static let connectorFailed = Phrase("connector.failed", "The way to {1} failed ({2}).")

    // Secrets.
    public static let secretNoVariable = Phrase(
        "secret.noVariable", "The environment variable {1}, which is to hold the secret, is not set.")
    public static let secretNoFile = Phrase("secret.noFile", "The secret's file {1} can't be read: {2}.")
    public static let secretNoPlainFile = Phrase("secret.noPlainFile", "{1} is no plain file, so it holds no secret.")
    public static let secretOpenFile = Phrase(
        "secret.openFile", "{1} holds a secret, but others may read it. Run: chmod 600 {2}")
    public static let secretEmpty = Phrase("secret.empty", "The secret is empty.")
    public static let secretNoText = Phrase(
        "secret.noText",
        "The secret is no line of text: it is too long, or holds line breaks or other control characters.")
    public static let secretNoCommand = Phrase(
        "secret.noCommand", "The command that prints the secret can't be started.")
    public static let secretCommandFailed = Phrase(
        "secret.commandFailed",
        "The command that prints the secret ended with status {1}. Run it by hand to see what it says.")
    public static let secretCommandSlow = Phrase(
        "secret.commandSlow",
        "The command that prints the secret did not end within {1} seconds. It must not ask for anything.")

    // Destinations.
    public static let destinationMissing = Phrase("destination.missing", "Destination “{1}” lacks “{2}”.")
    public static let destinationNoKind = Phrase(
        "destination.noKind", "Leads can't be pulled from a destination of kind “{1}”.")
}
