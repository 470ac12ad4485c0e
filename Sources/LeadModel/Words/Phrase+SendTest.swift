/// What `leadtop send-test` says.
extension Phrase {
    public static let cliHelpSendTest = Phrase(
        "cli.help.sendTest", "Post a test lead as the marketplace would, and report status and latency.")
    public static let cliHelpSendTestMore = Phrase(
        "cli.help.sendTestMore",
        """
        The URL holds a secret, and on a shared machine others can read the arguments of a command: give it as \
        LEADTOP_URL in the environment there, or as - to read it from standard input. It is never printed whole. \
        Exit status 0 means that every post was accepted.
        """)
    public static let cliHelpSendTestURL = Phrase(
        "cli.help.sendTestURL", "the address in Partner Center; - reads it from standard input (default: LEADTOP_URL)")
    public static let cliHelpSendTestCase = Phrase(
        "cli.help.sendTestCase", "how the fields are written: PascalCase or camelCase JSON, a Web-to-Lead form, or all")
    public static let cliHelpSendTestCount = Phrase("cli.help.sendTestCount", "how many of each")
    public static let cliHelpSendTestOffer = Phrase("cli.help.sendTestOffer", "the offer the test lead is about")
    public static let cliHelpSendTestRoots = Phrase(
        "cli.help.sendTestRoots", "trust the certificates in this PEM file, and no others")
    public static let cliHelpSendTestInsecure = Phrase(
        "cli.help.sendTestInsecure", "trust any certificate; the marketplace will not")
    public static let cliHelpSendTestTimeout = Phrase("cli.help.sendTestTimeout", "how long to wait for an answer")

    public static let sendTestNoURL = Phrase(
        "sendTest.noURL",
        "No address to post to. Give the URL of leadtop serve, set LEADTOP_URL to it, or pipe it in and say -.")
    public static let sendTestBadURL = Phrase(
        "sendTest.badURL", "That is no address. It looks like https://leads.example.com:8443/leads/SECRET.")
    public static let sendTestBadScheme = Phrase("sendTest.badScheme", "The address must begin with https://.")
    public static let sendTestPlain = Phrase(
        "sendTest.plain",
        "Plain http is for this machine itself only (127.0.0.1, ::1, localhost): the marketplace needs https://.")
    public static let sendTestBadCount = Phrase("sendTest.badCount", "--count takes a number from 1 to 1000.")
    public static let sendTestBadTimeout = Phrase("sendTest.badTimeout", "--timeout takes seconds, from 1 to 600.")
    public static let sendTestBothTrusts = Phrase(
        "sendTest.bothTrusts", "--insecure trusts any certificate, --cafile some: give one of them.")
    public static let sendTestNoRoots = Phrase("sendTest.noRoots", "{1}: no certificate in PEM could be read from it.")

    public static let sendTestTo = Phrase("sendTest.to", "Posting to {1}")
    public static let sendTestShapePascal = Phrase("sendTest.shapePascal", "PascalCase JSON")
    public static let sendTestShapeCamel = Phrase("sendTest.shapeCamel", "camelCase JSON")
    public static let sendTestShapeForm = Phrase("sendTest.shapeForm", "Web-to-Lead form")
    public static let sendTestMilliseconds = Phrase("sendTest.milliseconds", "{1} ms")
    public static let sendTestAllAccepted = Phrase(
        "sendTest.allAccepted", "{1} of {1} accepted. Look for {1:it:them} with: leadtop leads --include-test")
    public static let sendTestSomeAccepted = Phrase("sendTest.someAccepted", "{1} of {2} accepted.")
    public static let sendTestColumnPost = Phrase("sendTest.columnPost", "Post")
    public static let sendTestColumnStatus = Phrase("sendTest.columnStatus", "Status")
    public static let sendTestColumnLatency = Phrase("sendTest.columnLatency", "Took")
    public static let sendTestColumnMeaning = Phrase("sendTest.columnMeaning", "Which means")

    public static let sendTestAccepted = Phrase("sendTest.accepted", "accepted")
    public static let sendTestQuarantined = Phrase(
        "sendTest.quarantined", "taken, but not as a lead yet: see leadtop quarantine list")
    public static let sendTestRedirect = Phrase(
        "sendTest.redirect", "leads elsewhere, where the marketplace does not follow: paste the address it leads to")
    public static let sendTestUnauthorized = Phrase(
        "sendTest.unauthorized",
        "asks for a sign-in, which the marketplace has not: let what stands before leadtop pass this path through")
    public static let sendTestNotFound = Phrase(
        "sendTest.notFound",
        "nothing at this address: the secret is wrong or revoked, or a proxy sends it elsewhere; a new one comes from leadtop serve --new-secret"
    )
    public static let sendTestTooLarge = Phrase(
        "sendTest.tooLarge", "a test lead is too large for it: raise the limit of the body's size, here or in the proxy"
    )
    public static let sendTestTooMany = Phrase(
        "sendTest.tooMany", "too many requests from this address: wait a while, or raise the limit")
    public static let sendTestBusy = Phrase(
        "sendTest.busy", "could not store it now: is the disk full or the store locked? Ask leadtop doctor there")
    public static let sendTestGateway = Phrase(
        "sendTest.gateway", "the proxy does not reach leadtop serve: is it running, and on the port the proxy knows?")
    public static let sendTestRefusedStatus = Phrase(
        "sendTest.refusedStatus", "not accepted: the marketplace would lose this lead")
    public static let sendTestServerError = Phrase(
        "sendTest.serverError", "failed over there: its log says why, and the marketplace would lose this lead")

    public static let sendTestUnknownHost = Phrase(
        "sendTest.unknownHost", "no such host {1}: check its spelling, and that its DNS entry is there")
    public static let sendTestRefused = Phrase(
        "sendTest.refused", "refused: nothing listens on that port. Is leadtop serve running, and on this port?")
    public static let sendTestUnreachable = Phrase(
        "sendTest.unreachable", "the host can't be reached from here: check the network and the firewall")
    public static let sendTestTimedOut = Phrase(
        "sendTest.timedOut", "no answer in time: a firewall may drop the connection; open the port to everybody")
    public static let sendTestUntrusted = Phrase(
        "sendTest.untrusted",
        "the certificate is not trusted: self-signed, out of date, or its chain is incomplete. The marketplace needs one of a public authority; to try a pair of your own use --cafile"
    )
    public static let sendTestOtherHost = Phrase(
        "sendTest.otherHost", "the certificate is for another name than {1}: the marketplace would refuse it, too")
    public static let sendTestNoTLS = Phrase(
        "sendTest.noTLS", "no TLS spoken there: is it plain HTTP behind that port, or a TLS older than 1.2?")
    public static let sendTestClosed = Phrase(
        "sendTest.closed",
        "the other side hung up without an answer: its log may say why; where it speaks TLS, use https://")
    public static let sendTestOther = Phrase("sendTest.other", "failed: {1}")
}
