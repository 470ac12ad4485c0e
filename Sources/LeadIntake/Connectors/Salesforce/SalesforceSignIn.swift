import Foundation
import LeadModel

/// Signs in by the OAuth 2.0 client credentials flow: `POST {login}/services/oauth2/token`.
struct SalesforceSignIn: Sendable {
    var wire: Wire
    var login: WebAddress
    var clientID: String
    var secret: Secret
    /// Where to ask for leads, in place of what the sign-in says.
    var instance: WebAddress?

    private struct Grant: Decodable {
        var access_token: String
        var instance_url: String?
    }

    private struct Refusal: Decodable {
        var error: String?
    }

    func callAsFunction() async throws -> Token.Grant {
        let call = Call.form(
            login.text + "/services/oauth2/token",
            [
                ("grant_type", "client_credentials"), ("client_id", clientID),
                ("client_secret", try await secret.text()),
            ])
        let reply = try await wire.send(call) { Self.verdict($0) }
        let grant: Grant = try reply.decode(host: login.host)
        return Token.Grant(grant.access_token, site: try site(grant))
    }

    private func site(_ grant: Grant) throws(PullError) -> WebAddress {
        if let instance { return instance }
        guard let url = grant.instance_url else { return login }
        return try WebAddress(url, name: "instance_url")
    }

    private static func verdict(_ reply: Reply) -> Wire.Verdict {
        if reply.isSuccess { return .good }
        let refusal = try? JSONDecoder().decode(Refusal.self, from: Data(reply.body))
        let code = refusal?.error.flatMap { SalesforceError.isCode($0) ? $0 : nil } ?? "\(reply.status)"
        switch code {
        case "invalid_client_id", "invalid_client", "invalid_client_credentials":
            return .stop(PullError(.person, words(.salesforceBadClient, code)))
        case "invalid_grant", "unsupported_grant_type", "inactive_user", "inactive_org":
            return .stop(PullError(.person, words(.salesforceNoFlow, code)))
        default:
            return Wire.passingStatuses.contains(reply.status)
                ? .again(words(.salesforcePassing, code))
                : .stop(PullError(.person, words(.salesforceNoSignIn, code)))
        }
    }
}
