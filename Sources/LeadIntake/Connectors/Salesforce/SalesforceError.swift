import Foundation
import LeadModel

/// An answer of Salesforce's REST API that is no page: `[{"errorCode","message"}]`.
struct SalesforceError {
    private struct Entry: Decodable {
        var errorCode: String?
        var message: String?
    }

    /// The query named a field that the user may not see, or that is not there.
    struct HiddenField: Error {
        var name: String
    }

    /// The query's next page is not kept there any more.
    struct LocatorExpired: Error {}

    private let reply: Reply
    private let code: String
    private let message: String

    /// The allowance counts the last 24 hours, so that some of it comes back each hour.
    private static let limitSeconds = 3600

    init(_ reply: Reply) {
        self.reply = reply
        let entry = (try? JSONDecoder().decode([Entry].self, from: Data(reply.body)))?.first
        let text = entry?.errorCode ?? ""
        code = Self.isCode(text) ? text : "\(reply.status)"
        message = entry?.message ?? ""
    }

    func verdict(hidden: Set<String>) -> Wire.Verdict {
        if reply.isSuccess { return .good }
        switch code {
        case "INVALID_SESSION_ID", "401":
            return .stop(Token.Refused(PullError(.person, words(.salesforceNoSession, code))))
        case "REQUEST_LIMIT_EXCEEDED":
            let used = reply["Sforce-Limit-Info"].flatMap(Self.usage) ?? words(.salesforceAllUsed)
            let seconds = reply.retryAfterSeconds ?? Self.limitSeconds
            return .stop(PullError(.retry, words(.salesforceLimit, code, used), retryAfterSeconds: seconds))
        case "INVALID_QUERY_LOCATOR": return .stop(LocatorExpired())
        case "QUERY_TIMEOUT", "SERVER_UNAVAILABLE": return .again(words(.salesforcePassing, code))
        case "INVALID_FIELD":
            guard let name = hiddenField(besides: hidden) else { return .stop(refusal) }
            return .stop(HiddenField(name: name))
        default:
            let passes = Wire.passingStatuses.contains(reply.status)
            return passes ? .again(words(.salesforcePassing, code)) : .stop(refusal)
        }
    }

    private var refusal: PullError {
        switch code {
        case "INVALID_TYPE", "INSUFFICIENT_ACCESS": PullError(.person, words(.salesforceNoLeads, code))
        case "API_DISABLED_FOR_ORG", "API_CURRENTLY_DISABLED": PullError(.person, words(.salesforceNoAPI, code))
        case "NOT_FOUND", "404": PullError(.person, words(.salesforceNoVersion, code))
        default: PullError(.person, words(.salesforceRefused, code))
        }
    }

    /// The message says `No such column 'DoNotCall' on entity 'Lead'`.
    private func hiddenField(besides hidden: Set<String>) -> String? {
        SalesforceQuery.optional.first { !hidden.contains($0) && message.contains("No such column '\($0)'") }
    }

    /// `api-usage=5000/5000` as `5000/5000`.
    private static func usage(_ header: String) -> String? {
        guard let found = header.firstMatch(of: /api-usage=([0-9]+\/[0-9]+)/) else { return nil }
        return String(found.output.1)
    }

    /// A code is one word; what is none is not repeated.
    static func isCode(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.count <= 80
            && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
    }
}
