import Foundation
import LeadModel

/// What every answer of Marketo's REST API begins with; HTTP says 200 on failure, too.
struct MarketoFrame: Decodable {
    struct Failure: Decodable {
        /// A number in quotes.
        var code: String?
        var message: String?
    }

    var success: Bool
    var errors: [Failure]?
}

/// A page of Get Lead Activities, Get Lead Changes or Get Deleted Leads.
struct MarketoActivities: Decodable {
    struct Activity: Decodable {
        struct Change: Decodable {
            var name: String?
        }

        var leadId: Int?
        var activityDate: String?
        var activityTypeId: Int?
        /// Of a form that was filled out: the form.
        var primaryAttributeValueId: Int?
        /// Of Change Data Value: the fields.
        var fields: [Change]?

        private enum CodingKeys: String, CodingKey {
            case leadId, activityDate, activityTypeId, primaryAttributeValueId, fields
        }

        /// What is not of the kind that it should be is as if it were missing: one odd activity must not keep all that
        /// come after it away.
        init(from decoder: any Decoder) throws {
            let values = try decoder.container(keyedBy: CodingKeys.self)
            func number(_ key: CodingKeys) -> Int? {
                (try? values.decode(Int.self, forKey: key))
                    ?? (try? values.decode(String.self, forKey: key)).flatMap { Int($0) }
            }
            leadId = number(.leadId)
            activityDate = try? values.decode(String.self, forKey: .activityDate)
            activityTypeId = number(.activityTypeId)
            primaryAttributeValueId = number(.primaryAttributeValueId)
            fields = try? values.decode([Change].self, forKey: .fields)
        }

        var moment: Timestamp? { activityDate.flatMap { Timestamp(wire: $0) } }
    }

    var nextPageToken: String?
    var moreResult: Bool?
    /// Left out where there is none.
    var result: [Activity]?

    /// The moment of the last activity.
    var newest: Timestamp? {
        result?.compactMap(\.moment).max()
    }
}

/// A page of Get Leads by Filter Type, of which only the way on is of interest, and whose leads they are.
struct MarketoLeads: Decodable {
    var nextPageToken: String?
    var moreResult: Bool?
}

/// What an answer of Marketo means (Marketo REST API, Error Codes).
struct MarketoJudge: Sendable {
    let host: String
    /// Whether what was asked names a paging token.
    let hasPagingToken: Bool

    /// The paging token is not good any more, as far as can be told: the error is what to say if a new one does not help.
    struct TokenRefused: Error {
        var error: PullError
    }

    func judge(_ reply: Reply) throws -> Wire.Verdict {
        if reply.status == 401 { throw Token.Refused(PullError(.person, words(.marketoRefusesToken, "401"))) }
        guard reply.isSuccess else { return Wire.judgeByStatus(reply) }
        guard let frame = try? reply.decode(MarketoFrame.self, host: host) else {
            return .again(words(.connectorNoJSON, host, reply.status))
        }
        if frame.success { return .good }
        let failure = frame.errors?.first
        return try judge(code: failure?.code ?? "", message: failure?.message ?? "", at: reply.receivedAt)
    }

    private func judge(code: String, message: String, at moment: Timestamp) throws -> Wire.Verdict {
        switch code {
        case "600", "601", "602": throw Token.Refused(PullError(.person, words(.marketoRefusesToken, code)))
        case "603": return .stop(PullError(.person, words(.marketoNoRight)))
        case "606": return .again(words(.marketoRate), afterSeconds: 20)
        case "607":
            let wait = Self.secondsToReset(after: moment)
            return .stop(PullError(.partial, words(.marketoQuota), retryAfterSeconds: wait))
        case "502", "604", "713": return .again(words(.marketoTimedOut, code))
        case "608", "611", "615", "719": return .again(words(.marketoBusy, code))
        default:
            let said = [code, message].filter { !$0.isEmpty }.joined(separator: ": ").quotable()
            let error = PullError(.person, words(.marketoRefused, said))
            if hasPagingToken { throw TokenRefused(error: error) }
            return .stop(error)
        }
    }

    /// The quota of a day begins anew at midnight in Chicago.
    static func secondsToReset(after moment: Timestamp) -> Int {
        let zone = TimeZone(identifier: "America/Chicago") ?? TimeZone(secondsFromGMT: -6 * 3600) ?? .gmt
        func offset(_ seconds: Int64) -> Int64 {
            Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds))))
        }
        let now = moment.milliseconds / 1000
        let rest = 86_400 - (now + offset(now)) % 86_400
        // The clock may be put forward or back before midnight.
        return Int(rest + offset(now) - offset(now + rest))
    }
}
