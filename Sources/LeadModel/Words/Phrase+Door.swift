/// How a door is doing, and what to do about it.
extension Phrase {
    public static let doorKindEndpoint = Phrase("door.kindEndpoint", "HTTPS endpoint")
    public static let doorKindAzureTable = Phrase("door.kindAzureTable", "Azure Table")
    public static let doorKindSalesforce = Phrase("door.kindSalesforce", "Salesforce")
    public static let doorKindDynamics = Phrase("door.kindDynamics", "Dynamics 365")
    public static let doorKindMarketo = Phrase("door.kindMarketo", "Marketo")

    // MARK: What is known

    static let doorFactKind = Phrase("door.factKind", "kind")
    static let doorFactContact = Phrase("door.factContact", "connected")
    static let doorFactLead = Phrase("door.factLead", "last lead")
    static let doorFactRate = Phrase("door.factRate", "leads")
    static let doorFactLeads = Phrase("door.factLeads", "leads in all")
    static let doorFactTest = Phrase("door.factTest", "last test lead")
    static let doorFactReadUpTo = Phrase("door.factReadUpTo", "read up to")
    static let doorFactQuarantine = Phrase("door.factQuarantine", "in quarantine")
    static let doorFactCertificate = Phrase("door.factCertificate", "certificate")
    static let doorFactSecret = Phrase("door.factSecret", "secret")
    static let doorFactSince = Phrase("door.factSince", "in use since")
    static let doorFact = Phrase("door.fact", "{1} {2}")
    static let doorMoment = Phrase("door.moment", "{1} ({2})")
    static let doorNever = Phrase("door.never", "never")
    static let doorNone = Phrase("door.none", "none yet")
    static let doorToday = Phrase("door.today", "{1} today")
    static let doorUsual = Phrase("door.usual", "usual is {1}")
    static let doorUsualUnknown = Phrase("door.usualUnknown", "too few so far to tell what is usual")
    static let doorRate = Phrase("door.rate", "{1}, {2}")
    static let doorTest = Phrase("door.test", "{1}, took {2}")
    static let doorUntil = Phrase("door.until", "good until {1} ({2} {2:day:days})")
    static let doorSince = Phrase("door.since", "{1} old (since {2})")

    static let usualPerDay = Phrase("usual.perDay", "{1} a day")
    static let usualPerWeek = Phrase("usual.perWeek", "{1} a week")
    static let usualPerMonth = Phrase("usual.perMonth", "{1} a month")
    static let spanMilliseconds = Phrase("span.milliseconds", "{1} ms")
    static let spanSeconds = Phrase("span.seconds", "{1} s")
    static let spanMinutes = Phrase("span.minutes", "{1} min")
    static let spanHours = Phrase("span.hours", "{1} h")
    static let spanDays = Phrase("span.days", "{1} {1:day:days}")
    static let spanMonths = Phrase("span.months", "{1} {1:month:months}")

    public static let testLead = Phrase("test.lead", "test lead")
    static let testTook = Phrase("test.took", "took {1}")

    // MARK: What is wrong

    static let doorFindingSentence = Phrase("door.findingSentence", "{1}: {2}")
    static let doorWaits = Phrase("door.waits", "waits for a person ({1}): {2}")
    static let doorPartial = Phrase("door.partial", "brought only a part ({1}): {2}")
    static let doorRetrying = Phrase("door.retrying", "fails and is tried again by itself ({1}): {2}")
    static let doorRetryingLong = Phrase(
        "door.retryingLong", "that does not mend itself any more; check the other side and the network")
    static let doorCertificateExpired = Phrase(
        "door.certificateExpired", "the certificate ended on {1}, and the marketplace can't connect")
    static let doorCertificateEnds = Phrase("door.certificateEnds", "the certificate ends on {1}, in {2} {2:day:days}")
    static let doorCertificateAdvice = Phrase(
        "door.certificateAdvice", "renew it, then tell leadtop serve to read it again (systemctl reload, or SIGHUP)")
    static let doorSilent = Phrase("door.silent", "no lead for {1} {1:day:days}; usual is {2}")
    static let doorSilentEndpointAdvice = Phrase(
        "door.silentEndpointAdvice",
        "send a test lead from Partner Center, Offer setup, Customer leads, Validate")
    static let doorSilentAdvice = Phrase(
        "door.silentAdvice",
        "see whether new leads stand at the other side; if not, send a test lead from Partner Center, Offer setup, Customer leads, Validate; if so, run leadtop sync {1}"
    )
    static let doorNeverCalled = Phrase("door.neverCalled", "nothing was posted to it yet")
    static let doorNeverCalledAdvice = Phrase(
        "door.neverCalledAdvice",
        "paste its URL into Partner Center, Offer setup, Customer leads, and press Validate")
    static let doorNeverAnswered = Phrase("door.neverAnswered", "the other side has not answered yet")
    static let doorNeverPulled = Phrase("door.neverPulled", "stands in the configuration and was never pulled")
    static let doorNeverPulledAdvice = Phrase("door.neverPulledAdvice", "run leadtop sync {1}")
    static let doorNotPulled = Phrase("door.notPulled", "not pulled since {1}")
    static let doorNotPulledAdvice = Phrase(
        "door.notPulledAdvice", "is leadtop sync --watch running? To pull once, run leadtop sync {1}")
    static let doorQuarantined = Phrase("door.quarantined", "{1} of what it brought could not be read")
    static let doorQuarantinedAdvice = Phrase(
        "door.quarantinedAdvice", "see why with leadtop quarantine list, then leadtop quarantine retry")
    static let doorSlowTest = Phrase("door.slowTest", "the last test lead took {1}")
    static let doorSlowTestAdvice = Phrase(
        "door.slowTestAdvice", "try leadtop send-test from outside: is a proxy or the network slow?")
    static let doorClockIsBehind = Phrase(
        "door.clockIsBehind", "the last test lead arrived {1} before it was sent: this machine's clock is behind")
    static let doorClockAdvice = Phrase("door.clockAdvice", "set the clock (timedatectl set-ntp true)")
    static let doorSecretIsOld = Phrase("door.secretIsOld", "its secret is {1} old")
    static let doorSecretEndpointAdvice = Phrase(
        "door.secretEndpointAdvice",
        "make a new one with leadtop serve --new-secret, paste its URL into Partner Center, then revoke the old one")
    static let doorSecretAdvice = Phrase(
        "door.secretAdvice", "make a new one at the other side, and put it where the configuration says")
    static let doorNotConfigured = Phrase("door.notConfigured", "no longer stands in the configuration")
    static let doorNotConfiguredAdvice = Phrase(
        "door.notConfiguredAdvice", "its leads stay; to pull it again put its [[destination]] back")

    // MARK: The first line

    static let doorAlert = Phrase("door.alert", "{1} {2}")
    static let doorAlertSilent = Phrase("door.alertSilent", "silent {1} d")
    static let doorAlertWaits = Phrase("door.alertWaits", "needs you")
    static let doorAlertCertificate = Phrase("door.alertCertificate", "certificate ended")
}

extension Door.Kind {
    /// The kind as users read it.
    public var title: String {
        switch self {
        case .endpoint: words(.doorKindEndpoint)
        case .azureTable: words(.doorKindAzureTable)
        case .salesforce: words(.doorKindSalesforce)
        case .dynamics: words(.doorKindDynamics)
        case .marketo: words(.doorKindMarketo)
        }
    }
}
