import LeadModel

/// The frame around the rows of an answer (OData JSON Format 4.0); the rows are LeadFormats' business.
struct DynamicsFrame: Decodable {
    private struct Row: Decodable {
        private enum Key: CodingKey {}

        /// - Throws: For what is no object.
        init(from decoder: any Decoder) throws {
            _ = try decoder.container(keyedBy: Key.self)
        }
    }

    /// Where the next page is.
    var nextLink: String?
    /// Where the changes from here on are; on the last page only.
    var deltaLink: String?
    /// Whether it is an answer of rows at all.
    var hasRows: Bool

    private enum Key: String, CodingKey {
        case nextLink = "@odata.nextLink", deltaLink = "@odata.deltaLink", value
    }

    init(from decoder: any Decoder) throws {
        let object = try decoder.container(keyedBy: Key.self)
        nextLink = try object.decodeIfPresent(String.self, forKey: .nextLink)
        deltaLink = try object.decodeIfPresent(String.self, forKey: .deltaLink)
        hasRows = try object.decodeIfPresent([Row].self, forKey: .value) != nil
    }
}

/// What an answer of Dataverse means that is none of rows (Web service error codes, Dataverse).
struct DynamicsJudge: Sendable {
    let host: String
    /// Whether what was asked for is a link that the other side gave earlier.
    let isLink: Bool

    /// The link is not good any more.
    struct Expired: Error {}
    /// The table of leads keeps no changes.
    struct NotTracked: Error {}

    private struct Failure: Decodable {
        struct Body: Decodable {
            var code: String?
            var message: String?
        }
        var error: Body
    }

    func judge(_ reply: Reply) throws -> Wire.Verdict {
        if reply.isSuccess { return .good }
        let failure = try? reply.decode(Failure.self, host: host).error
        let code = failure?.code?.lowercased() ?? ""
        switch reply.status {
        case _ where code == "0x80072491": throw NotTracked()
        // 0x80044352: the version stamp has expired. Whatever else is wrong with a link, reading anew mends it.
        case _ where code == "0x80044352": throw Expired()
        case 400, 404, 410: if isLink { throw Expired() }
        case 401: throw Token.Refused(PullError(.person, words(.dynamicsRefusesToken, host)))
        case 403: return .stop(PullError(.person, forbidden(code)))
        case 429: return .again(words(.dynamicsBusy, host))
        case _ where Wire.passingStatuses.contains(reply.status):
            return .again(words(.connectorPassing, reply.status))
        default: break
        }
        if reply.status == 404 { return .stop(PullError(.person, words(.dynamicsNotFound, host))) }
        let said = [code, failure?.message ?? ""].filter { !$0.isEmpty }.joined(separator: ": ").quotable()
        return .stop(PullError(.person, words(.dynamicsRefused, host, reply.status, said)))
    }

    private func forbidden(_ code: String) -> String {
        switch code {
        case "0x80072560": words(.dynamicsNoUser)
        case "0x80040225", "0x80040275": words(.dynamicsDisabledUser)
        case "0x80040220", "0x80042f09": words(.dynamicsNoRight)
        default: words(.dynamicsForbidden, code.quotable(20))
        }
    }
}
