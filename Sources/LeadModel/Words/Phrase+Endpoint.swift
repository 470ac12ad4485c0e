/// What the HTTPS endpoint and `leadtop serve` say.
extension Phrase {
    // What can't be used.
    public static let endpointPlainHTTP = Phrase(
        "endpoint.plainHTTP",
        "{1} can be reached by other machines, and without a certificate leads would come over the net as plain text. Name --certificate and --key (scripts/make-certificate makes a pair to try it out), listen on 127.0.0.1 behind a reverse proxy, or insist with --insecure-http."
    )
    public static let endpointOpenHealth = Phrase(
        "endpoint.openHealth", "{1} can be reached by other machines. Give --health an address such as 127.0.0.1:9090.")
    public static let endpointBadCertificate = Phrase(
        "endpoint.badCertificate",
        "{1} can't be read as a certificate. It has to be a PEM file that this user may read.")
    public static let endpointBadKey = Phrase(
        "endpoint.badKey",
        "{1} can't be read as a key. It has to be a PEM file without a passphrase that this user may read.")
    public static let endpointOpenKey = Phrase(
        "endpoint.openKey", "Everybody on this machine may read the key {1}. Run chmod 600 on it.")
    public static let endpointGroupKey = Phrase("endpoint.groupKey", "a group may read the key {1}")
    public static let endpointKeyMismatch = Phrase(
        "endpoint.keyMismatch", "The key {1} does not belong to the certificate {2}. Name the two of one pair.")
    public static let endpointCantListen = Phrase(
        "endpoint.cantListen", "Nothing can listen on {1}: {2}. Choose another with --listen or --health.")

    // What was posted.
    public static let endpointNoLead = Phrase("endpoint.noLead", "It can be read, but there is no lead in it.")
    public static let endpointCustomerRecord = Phrase(
        "endpoint.customerRecord",
        "It holds a customer of leadtop's own export. Import that from a file: leadtop import FILE.")
    public static let endpointRefused = Phrase(
        "endpoint.refused",
        "{1} {1:request was:requests were} answered 503 between {2} and {3}, as the store could not be written in time. The marketplace does not send them again: look for them with leadtop reconcile."
    )
}

/// The help and the answers of `leadtop serve`.
extension Phrase {
    public static let cliHelpServe = Phrase(
        "cli.help.serve", "Take leads that the marketplace posts to an HTTPS endpoint.")
    public static let cliHelpServeMore = Phrase(
        "cli.help.serve.more",
        "Each lead is on the disk before it is answered 200 (202 for what can't be read: it is in quarantine). Every option can also stand in the section [serve] of config.toml, by its name. SIGHUP loads certificate and key again, SIGTERM finishes what is in flight and ends. The log goes to standard error."
    )
    public static let cliHelpServeListen = Phrase(
        "cli.help.serve.listen", "Where to listen; port 0 takes a free one (127.0.0.1:8443 unless set).")
    public static let cliHelpServeCertificate = Phrase(
        "cli.help.serve.certificate", "The certificate and those between it and the root, as PEM.")
    public static let cliHelpServeKey = Phrase("cli.help.serve.key", "Its key, as PEM, readable by its owner only.")
    public static let cliHelpServeHealth = Phrase(
        "cli.help.serve.health", "Answer /health and /metrics there; a loopback address.")
    public static let cliHelpServeInsecure = Phrase(
        "cli.help.serve.insecure", "Speak plain HTTP to other machines, too.")
    public static let cliHelpServeForwarded = Phrase(
        "cli.help.serve.forwarded", "Take a client's address from X-Forwarded-For, if a proxy on this machine sent it.")
    public static let cliHelpServeBody = Phrase("cli.help.serve.body", "Longest body in bytes (1048576); 413 beyond.")
    public static let cliHelpServeHeader = Phrase(
        "cli.help.serve.header", "Longest header in bytes (65536); 431 beyond.")
    public static let cliHelpServeRequest = Phrase(
        "cli.help.serve.request", "How long a whole request may take, in seconds (10).")
    public static let cliHelpServeIdle = Phrase(
        "cli.help.serve.idle", "How long a connection may wait for its next request, in seconds (60).")
    public static let cliHelpServeConnections = Phrase(
        "cli.help.serve.connections", "Connections at once (256); beyond, the one that waits longest gives way.")
    public static let cliHelpServeRate = Phrase(
        "cli.help.serve.rate", "Requests a second from one address (50), 0 for no limit; 429 beyond.")
    public static let cliHelpServeBurst = Phrase(
        "cli.help.serve.burst", "Requests that may come from one address at once after a pause (200).")
    public static let cliHelpServeQueue = Phrase(
        "cli.help.serve.queue", "Deliveries that may wait for the store (1024); 503 beyond.")
    public static let cliHelpServeStop = Phrase(
        "cli.help.serve.stop", "How long the end may wait for what is in flight, in seconds (20).")
    public static let cliHelpServeThreads = Phrase(
        "cli.help.serve.threads", "Threads that serve connections (one for every two processors, at most 4).")
    public static let cliHelpServeNewSecret = Phrase(
        "cli.help.serve.newSecret", "Make a secret, print the URL to paste into Partner Center, and end.")
    public static let cliHelpServeURL = Phrase(
        "cli.help.serve.url", "How the marketplace reaches this endpoint, for --new-secret.")
    public static let cliHelpServeLabel = Phrase("cli.help.serve.label", "What the new secret is for.")
    public static let cliHelpServeSecrets = Phrase(
        "cli.help.serve.secrets", "List the secrets, without their text, and end.")
    public static let cliHelpServeRevoke = Phrase(
        "cli.help.serve.revoke", "Refuse a secret from now on, also in an endpoint that runs, and end.")

    public static let serveListening = Phrase("serve.listening", "listening on {1}://{2}")
    public static let serveHealth = Phrase("serve.health", "health on http://{1}/health")
    public static let serveNoSecret = Phrase(
        "serve.noSecret",
        "There is no secret yet, so nothing can be posted. Make one, now or later: leadtop serve --new-secret --url https://HOST"
    )
    public static let serveNewSecret = Phrase(
        "serve.newSecret",
        "This is secret {1}. Paste the URL into Partner Center (Offer setup, Customer leads, HTTPS endpoint). It is shown only this once; an endpoint that runs takes it within a second."
    )
    public static let serveNewSecretURL = Phrase(
        "serve.newSecretURL",
        "Put the name under which the marketplace reaches this machine in place of {1}, or name it with --url.")
    public static let serveBadURL = Phrase(
        "serve.badURL", "“{1}” is no address of an endpoint. Write it as https://leads.contoso.example or with a port.")
    public static let serveNoSecrets = Phrase(
        "serve.noSecrets", "There is no secret. Make one: leadtop serve --new-secret --url https://HOST")
    public static let serveUnknownSecret = Phrase(
        "serve.unknownSecret", "There is no valid secret {1}. leadtop serve --secrets lists them.")
    public static let serveRevoked = Phrase("serve.revoked", "Secret {1} is refused from now on.")
    public static let serveLastRevoked = Phrase(
        "serve.lastRevoked", "No secret is left, so nothing can be posted: leadtop serve --new-secret makes one.")
    public static let serveBadAddress = Phrase(
        "serve.badAddress",
        "“{1}” is no address to listen on. Write it as HOST:PORT, such as 0.0.0.0:8443 or [::1]:8443.")
    public static let serveHalfPair = Phrase(
        "serve.halfPair",
        "A certificate needs its key, and a key its certificate. Name both, with --certificate and --key.")
    public static let serveBadNumber = Phrase("serve.badNumber", "{1} takes a whole number from {2} to {3}.")
    public static let serveColumnID = Phrase("serve.column.id", "ID")
    public static let serveColumnLabel = Phrase("serve.column.label", "LABEL")
    public static let serveColumnMade = Phrase("serve.column.made", "MADE")
    public static let serveColumnUsed = Phrase("serve.column.used", "LAST USED")
    public static let serveColumnState = Phrase("serve.column.state", "STATE")
    public static let serveNever = Phrase("serve.never", "never")
    public static let serveValid = Phrase("serve.valid", "valid")
    public static let serveRevokedOn = Phrase("serve.revokedOn", "revoked {1}")
}
