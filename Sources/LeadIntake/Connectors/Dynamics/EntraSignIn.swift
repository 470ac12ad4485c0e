import LeadModel

/// Signing in to Microsoft Entra as an application (OAuth 2.0, client credentials).
struct EntraSignIn: Sendable {
    let login: WebAddress
    let tenant: String
    let clientID: String
    let secret: Secret
    /// What the token is for, such as `https://contoso.crm4.dynamics.com/.default`.
    let scope: String
    let wire: Wire

    private struct Answer: Decodable {
        var access_token: String
        var expires_in: Int?
    }

    private struct Failure: Decodable {
        var error: String?
        var error_description: String?
        var error_codes: [Int]?

        /// Of the codes the one that says most: `AADSTS7000215`.
        var code: Int? { error_codes?.first ?? error_description.flatMap(Self.code) }

        private static func code(in text: String) -> Int? {
            guard text.hasPrefix("AADSTS") else { return nil }
            return Int(text.dropFirst(6).prefix { $0.isNumber })
        }
    }

    /// - Throws: `PullError`.
    func grant() async throws -> Token.Grant {
        let secret = try await secret.text()
        let url = "\(login.text)/\(PercentEncoding.encode(tenant))/oauth2/v2.0/token"
        let call = Call.form(
            url,
            [
                ("grant_type", "client_credentials"), ("client_id", clientID), ("client_secret", secret),
                ("scope", scope),
            ])
        let reply = try await wire.send(call) { reply in try judge(reply) }
        let answer: Answer = try reply.decode(host: login.host)
        guard answer.access_token.isHeaderSafe else {
            throw PullError(.retry, words(.connectorNoJSON, login.host, reply.status))
        }
        return Token.Grant(
            answer.access_token, expiresAt: answer.expires_in.map { reply.receivedAt + .seconds(Int64($0)) })
    }

    private func judge(_ reply: Reply) throws -> Wire.Verdict {
        guard !reply.isSuccess, !Wire.passingStatuses.contains(reply.status) else { return Wire.judgeByStatus(reply) }
        guard let failure = try? reply.decode(Failure.self, host: login.host), failure.error != nil else {
            return .stop(PullError(.person, words(.entraNoSignIn, login.host, reply.status)))
        }
        if failure.error == "temporarily_unavailable" { return .again(words(.connectorPassing, reply.status)) }
        return .stop(PullError(.person, Self.meaning(of: failure, scope: scope)))
    }

    /// What Microsoft's code asks of a publisher (Microsoft Entra authentication and authorization error codes).
    private static func meaning(of failure: Failure, scope: String) -> String {
        switch failure.code {
        case 7_000_215: words(.entraWrongSecret)
        case 7_000_222: words(.entraExpiredSecret)
        case 700_016: words(.entraNoApplication)
        case 7_000_112: words(.entraDisabledApplication)
        case 90_002, 900_023, 50_059: words(.entraNoTenant)
        case 500_011, 500_012, 50_001, 70_011, 1_002_012: words(.entraNoOrganization)
        case 53_003, 530_035: words(.entraForbiddenByPolicy)
        case let code?: words(.entraRefused, "AADSTS\(code)")
        case nil: words(.entraRefused, (failure.error ?? "").quotable(60))
        }
    }
}
