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

/// What a round of a pull says.
extension Phrase {
    public static let pullSecretExpires = Phrase(
        "pull.secretExpires", "The secret of “{1}” expires at {2}. Make a new one before that.")
    public static let pullNoLock = Phrase("pull.noLock", "{1} can't be made: {2}.")
}

/// What is wrong with `[[destination]]`, and what would be right.
extension Phrase {
    public static let configDestinationBrackets = Phrase(
        "config.destination.brackets", "{1}: write [[destination]], with two brackets, above the settings of each.")
    public static let configDestinationName = Phrase(
        "config.destination.name",
        "{1}: destination {2} needs a “name” of up to 60 characters, such as name = \"table\".")
    public static let configDestinationReserved = Phrase(
        "config.destination.reserved",
        "{1}: “{2}” is the name of leadtop's own endpoint. Call the destination otherwise.")
    public static let configDestinationTwice = Phrase(
        "config.destination.twice", "{1}: two destinations are called “{2}”. Give one of them another name.")
    public static let configDestinationLacks = Phrase(
        "config.destination.lacks", "{1}: destination “{2}” lacks a setting: {3}.")
    public static let configDestinationUnknown = Phrase(
        "config.destination.unknown", "{1}: destination “{2}” has no setting \"{3}\". There are: {4}.")
    public static let configDestinationValue = Phrase(
        "config.destination.value", "{1}: destination “{2}”: \"{3}\" takes {4}.")
    public static let configDestinationSays = Phrase("config.destination.says", "{1}: destination “{2}”: {3}")
    public static let configDestinationSecret = Phrase(
        "config.destination.secret",
        "{1}: destination “{2}”: a secret does not stand in the configuration. Name where it is: {3}-env = \"VARIABLE\", {3}-file = \"/path\" (with chmod 600), or {3}-command = \"command that prints it\"."
    )
    public static let configDestinationSecrets = Phrase(
        "config.destination.secrets", "{1}: destination “{2}” says twice where its secret is: {3}. Leave one.")
    public static let configDestinationEvery = Phrase(
        "config.destination.every",
        "{1}: destination “{2}”: \"every\" is written as 30s, 5m, 1h or 1d, and is at least {3} seconds.")
    public static let configOneOf = Phrase("config.oneOf", "one of: {1}")
    public static let configAText = Phrase("config.aText", "a text")
    public static let configANumber = Phrase("config.aNumber", "a whole number from {1} to {2}")
    public static let configAnAddress = Phrase("config.anAddress", "an address that begins with https://")
}

/// What `leadtop sync` says.
extension Phrase {
    public static let cliHelpSync = Phrase(
        "cli.help.sync", "Pull leads from the destinations of the configuration: Azure Table, Salesforce and others.")
    public static let cliHelpSyncMore = Phrase(
        "cli.help.syncMore",
        """
        Reads what came since the last time; a lead that is there already changes nothing. It can be stopped at any \
        point, and goes on from there. Destinations stand in config.toml as [[destination]]. With --watch it runs until \
        it is stopped, asks each destination at its own interval, and reads the configuration anew on SIGHUP.
        """)
    public static let cliHelpSyncName = Phrase(
        "cli.help.syncName", "Which destination; all of them where none is named.")
    public static let cliHelpSyncWatch = Phrase(
        "cli.help.syncWatch", "Go on for ever, asking each destination at its interval.")
    public static let cliHelpSyncAll = Phrase(
        "cli.help.syncAll", "Read all there is again, not only what is new.")
    public static let cliHelpSyncDryRun = Phrase(
        "cli.help.syncDryRun", "Say what would come, and change nothing.")

    public static let syncNoDestinations = Phrase(
        "sync.noDestinations",
        "No destination is configured. Write one into {1} as [[destination]] with name, kind and its settings.")
    public static let syncNoDestination = Phrase(
        "sync.noDestination", "There is no destination “{1}” in the configuration. There are: {2}.")
    public static let syncWatchAlone = Phrase(
        "sync.watchAlone", "--watch goes with neither --dry-run, --all nor --json.")
    public static let syncBusy = Phrase(
        "sync.busy", "{1}: another leadtop pulls it right now. It was left to that one.")
    public static let syncRead = Phrase(
        "sync.read", "{1}: {2} read, {3} new, {4} known already, {5} in quarantine")
    public static let syncDryRead = Phrase(
        "sync.dryRead", "{1}: {2} read, {3} would be new, {4} are known already, {5} would go to quarantine (dry run)")
    public static let syncTest = Phrase("sync.test", "  {1} of the new ones {1:is a test lead:are test leads}")
    public static let syncUnreadable = Phrase("sync.unreadable", "  {1}")
    public static let syncStopped = Phrase(
        "sync.stopped", "{1}: stopped. What came before is in; run it again to go on from there.")
    public static let syncFailed = Phrase("sync.failed", "{1}: {2}")
    public static let syncRetry = Phrase("sync.retry", "{1} It is to be left alone for {2} s.")
    public static let syncPause = Phrase("sync.pause", "{1}: {2} Trying again in {3} s.")
}
