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

/// What Azure Table and Salesforce answered, in words for a publisher.
extension Phrase {
    public static let connectorAhead = Phrase("connector.ahead", "ahead of")
    public static let connectorBehind = Phrase("connector.behind", "behind")

    // Azure Table.
    public static let azureNoConnectionString = Phrase(
        "azure.noConnectionString",
        "The secret is no connection string. Copy it from the storage account in the Azure portal, Access keys: it reads DefaultEndpointsProtocol=https;AccountName=…;AccountKey=…"
    )
    public static let azureLacks = Phrase(
        "azure.lacks",
        "The connection string lacks {1}. Copy the whole of it from the storage account in the Azure portal.")
    public static let azureBadAccount = Phrase(
        "azure.badAccount", "AccountName or EndpointSuffix of the connection string is none that Azure gives.")
    public static let azureBadKey = Phrase(
        "azure.badKey", "AccountKey of the connection string is no whole key: it is base64 and ends with “==”.")
    public static let azureBadTable = Phrase(
        "azure.badTable",
        "Destination “{1}”: a table's name has 3 to 63 letters and digits and begins with a letter, such as marketplaceleads."
    )
    public static let azureTokens = Phrase(
        "azure.tokens", "Azure does not get on with the table: it does not know the place from which to go on.")
    public static let azurePassing = Phrase("azure.passing", "Azure says {1}, which passes.")
    public static let azureWrongKey = Phrase(
        "azure.wrongKey",
        "Azure says {1}: the account key is wrong, or was regenerated (this machine's clock is right within {2} s). Copy the connection string anew."
    )
    public static let azureBadClock = Phrase(
        "azure.badClock",
        "Azure says {1}: this machine's clock is {2} s {3} Azure's, and more than 15 minutes is refused. Set the clock."
    )
    public static let azureBadKeyOrClock = Phrase(
        "azure.badKeyOrClock",
        "Azure says {1}: the account key is wrong, or this machine's clock is off by more than 15 minutes.")
    public static let azureBadSignature = Phrase(
        "azure.badSignature",
        "Azure says {1}: the shared access signature is damaged, not valid yet, or its key was regenerated. Make a new one."
    )
    public static let azureSignatureExpired = Phrase(
        "azure.signatureExpired", "The shared access signature expired at {1}. Make a new one in the Azure portal.")
    public static let azureNoRight = Phrase(
        "azure.noRight",
        "Azure says {1}: the shared access signature may not read entities of tables. Make one with service Table, resource Object and the right Read."
    )
    public static let azureFirewall = Phrase(
        "azure.firewall",
        "Azure says {1}: the storage account's firewall does not let this machine in. Add its address under Networking."
    )
    public static let azureKeysForbidden = Phrase(
        "azure.keysForbidden",
        "Azure says {1}: the storage account forbids access by key. Allow it under Configuration, Allow storage account key access; the marketplace needs it, too."
    )
    public static let azureDisabled = Phrase("azure.disabled", "Azure says {1}: the storage account is disabled.")
    public static let azureNoTable = Phrase(
        "azure.noTable",
        "Azure says {1}: there is no table “{2}” in the storage account. Check “table”, and the table's name in Partner Center."
    )
    public static let azureRefused = Phrase("azure.refused", "Azure says {1}, and gives no leads.")

    // Salesforce.
    public static let salesforcePassing = Phrase("salesforce.passing", "Salesforce says {1}, which passes.")
    public static let salesforceBadClient = Phrase(
        "salesforce.badClient",
        "Salesforce says {1}: client-id or the client secret is wrong. Copy both from the connected app, Consumer Key and Secret."
    )
    public static let salesforceNoFlow = Phrase(
        "salesforce.noFlow",
        "Salesforce says {1}: the connected app may not sign in by itself. Enable its Client Credentials Flow, choose the user it runs as, and set login-url to your own domain (https://NAME.my.salesforce.com)."
    )
    public static let salesforceNoSignIn = Phrase(
        "salesforce.noSignIn", "Salesforce says {1} to the sign-in. Check login-url.")
    public static let salesforceNoSession = Phrase(
        "salesforce.noSession", "Salesforce says {1} even after a new sign-in. Check the rights of the user it runs as."
    )
    public static let salesforceLimit = Phrase(
        "salesforce.limit",
        "Salesforce says {1}: the requests of the last 24 hours are used up ({2}). It is tried again later; a longer “every” needs fewer."
    )
    public static let salesforceAllUsed = Phrase("salesforce.allUsed", "all of them")
    public static let salesforceNoLeads = Phrase(
        "salesforce.noLeads",
        "Salesforce says {1}: the user may not read leads. Give him the right Read on the object Lead.")
    public static let salesforceNoAPI = Phrase(
        "salesforce.noAPI", "Salesforce says {1}: this edition or user has no API. Give the user the right API Enabled."
    )
    public static let salesforceNoVersion = Phrase(
        "salesforce.noVersion", "Salesforce says {1}: it does not know the address. Check api-version and instance-url."
    )
    public static let salesforceRefused = Phrase("salesforce.refused", "Salesforce says {1}, and gives no leads.")
    public static let salesforceLocator = Phrase(
        "salesforce.locator",
        "Salesforce does not get on with its answer: it does not know the place from which to go on.")
    public static let salesforceHidden = Phrase(
        "salesforce.hidden",
        "The user may not see these fields of a lead, so they were left out: {1}. Give him field-level access to read them."
    )
    public static let salesforceBadVersion = Phrase(
        "salesforce.badVersion", "Destination “{1}”: api-version is written as 60.0.")
}
