import Foundation
import LeadModel

/// An answer of Azure Table that is no page: `{"odata.error":{"code","message":{"value"}}}`.
struct AzureError {
    private struct Body: Decodable {
        struct Inner: Decodable {
            var code: String?
        }

        var error: Inner

        enum CodingKeys: String, CodingKey {
            case error = "odata.error"
        }
    }

    private let reply: Reply
    let code: String

    private static let mostClockSeconds = 15 * 60

    init(_ reply: Reply) {
        self.reply = reply
        let body = try? JSONDecoder().decode(Body.self, from: Data(reply.body))
        let text = reply["x-ms-error-code"] ?? body?.error.code ?? ""
        // A code is one word; what is none is not repeated.
        let isCode =
            !text.isEmpty && text.utf8.count <= 80 && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
        code = isCode ? text : "\(reply.status)"
    }

    func verdict(table: String, connection: ConnectionString) -> Wire.Verdict {
        if reply.isSuccess { return .good }
        if Wire.passingStatuses.contains(reply.status) { return .again(words(.azurePassing, code)) }
        return .stop(PullError(.person, text(table: table, connection: connection)))
    }

    private func text(table: String, connection: ConnectionString) -> String {
        switch code {
        case "AuthenticationFailed", "403": authentication(connection)
        case "AuthorizationPermissionMismatch", "AuthorizationResourceTypeMismatch", "AuthorizationServiceMismatch",
            "InsufficientAccountPermissions":
            words(.azureNoRight, code)
        case "AuthorizationFailure", "AuthorizationSourceIPMismatch": words(.azureFirewall, code)
        case "KeyBasedAuthenticationNotPermitted": words(.azureKeysForbidden, code)
        case "AccountIsDisabled": words(.azureDisabled, code)
        case "TableNotFound", "ResourceNotFound", "404": words(.azureNoTable, code, table)
        default: words(.azureRefused, code)
        }
    }

    private func authentication(_ connection: ConnectionString) -> String {
        if case .signature = connection.credential { return words(.azureBadSignature, code) }
        guard let seconds = reply.clockAheadSeconds else { return words(.azureBadKeyOrClock, code) }
        return abs(seconds) > Self.mostClockSeconds
            ? words(.azureBadClock, code, abs(seconds), words(seconds > 0 ? .connectorAhead : .connectorBehind))
            : words(.azureWrongKey, code, abs(seconds))
    }
}
