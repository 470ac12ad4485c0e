import LeadModel

/// Signing in to Marketo (REST API, Authentication). The secret stands in the URL, by protocol: it is never shown.
struct MarketoSignIn: Sendable {
    /// Such as `https://123-PQR-789.mktorest.com/identity`.
    let identity: WebAddress
    let clientID: String
    let secret: Secret
    let wire: Wire

    private struct Answer: Decodable {
        var access_token: String
        var expires_in: Int?
    }

    /// - Throws: `PullError`.
    func grant() async throws -> Token.Grant {
        let query = PercentEncoding.pairs([
            ("grant_type", "client_credentials"), ("client_id", clientID), ("client_secret", try await secret.text()),
        ])
        let reply = try await wire.send(Call(.get, identity.text + "/oauth/token?" + query)) { reply in judge(reply) }
        let answer: Answer = try reply.decode(host: identity.host)
        guard answer.access_token.isHeaderSafe else {
            throw PullError(.retry, words(.connectorNoJSON, identity.host, reply.status))
        }
        return Token.Grant(
            answer.access_token, expiresAt: answer.expires_in.map { reply.receivedAt + .seconds(Int64($0)) })
    }

    private func judge(_ reply: Reply) -> Wire.Verdict {
        if reply.isSuccess || Wire.passingStatuses.contains(reply.status) { return Wire.judgeByStatus(reply) }
        let isSecret = reply.status == 400 || reply.status == 401
        return .stop(
            PullError(
                .person,
                isSecret ? words(.marketoWrongSecret) : words(.marketoNoSignIn, identity.host, reply.status)))
    }
}
