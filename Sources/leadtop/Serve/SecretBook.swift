import Canvas
import LeadFormats
import LeadIntake
import LeadModel
import LeadStore

/// The endpoint's secrets, for their owner: their text is shown once, when they are made.
struct SecretBook {
    let desk: Desk
    let settings: ServeSettings

    /// Makes one, and prints the URL to paste.
    func make(label: String) throws {
        let base = try base()
        let secret = NewSecret()
        let id = try desk.store.addSecret(hash: secret.hash, label: label)
        try desk.output.line(base.text + secret.path)
        try desk.output.flush()
        say(words(.serveNewSecret, id))
        if base.isGuess { say(words(.serveNewSecretURL, base.text)) }
    }

    func revoke(_ id: Int64) throws {
        guard try desk.store.revokeSecret(id) else { throw Failure(words(.serveUnknownSecret, id)) }
        try desk.answer(words(.serveRevoked, id))
        if try desk.reader.secrets().allSatisfy({ $0.revokedAt != nil }) { say(words(.serveLastRevoked)) }
    }

    func list(asJSON: Bool) throws {
        let secrets = try desk.reader.secrets()
        if asJSON {
            try desk.write { json in
                json.array { json in for secret in secrets { write(secret, to: &json) } }
            }
            return try desk.output.flush()
        }
        guard !secrets.isEmpty else { return try desk.answer(words(.serveNoSecrets)) }
        let columns = [
            TextTable.Column(words(.serveColumnID), priority: 9),
            TextTable.Column(words(.serveColumnLabel), priority: 6),
            TextTable.Column(words(.serveColumnMade), priority: 8),
            TextTable.Column(words(.serveColumnUsed), priority: 7),
            TextTable.Column(words(.serveColumnState), priority: 8),
        ]
        for line in TextTable.lines(columns, secrets.map(cells), width: desk.width) {
            try desk.output.line(clean(line))
        }
        try desk.output.flush()
    }

    private func cells(_ secret: EndpointSecret) -> [String] {
        [
            String(secret.id), secret.label, secret.createdAt.rfc3339,
            secret.lastUsedAt?.rfc3339 ?? words(.serveNever),
            secret.revokedAt.map { words(.serveRevokedOn, $0.rfc3339) } ?? words(.serveValid),
        ]
    }

    private func write(_ secret: EndpointSecret, to json: inout JSONWriter) {
        json.object { json in
            json.member("id", secret.id)
            json.member("label", secret.label)
            json.member("createdAt", secret.createdAt.rfc3339)
            json.member("lastUsedAt", secret.lastUsedAt?.rfc3339)
            json.member("revokedAt", secret.revokedAt?.rfc3339)
        }
    }

    /// How the marketplace reaches the endpoint, and whether nobody has said so.
    private func base() throws -> (text: String, isGuess: Bool) {
        guard var url = settings.url else {
            let port = (settings.listen ?? ServeSettings.defaultListen).port
            return ("https://localhost" + ([0, 443].contains(port) ? "" : ":\(port)"), true)
        }
        while url.hasSuffix("/") { url.removeLast() }
        let host = url.split(separator: "/").dropFirst().first ?? ""
        guard url.hasPrefix("https://") || url.hasPrefix("http://"), !host.isEmpty,
            url.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }), !url.contains("?"), !url.contains("#")
        else { throw Failure(words(.serveBadURL, url)) }
        return (url, false)
    }
}
