import LeadModel

/// One page of an organization's leads: of all by their id, of changes by their number, or of what was modified.
struct DynamicsPage {
    /// What a link to a page holds.
    struct Cursor {
        enum Kind: String {
            case all, delta, modified
        }
        var kind: Kind
        /// The id, or the change, that was the last of the page before.
        var after: String
        /// Up to which change a delta reaches, and from which on the next one begins.
        var version: Int

        init(kind: Kind, after: String, version: Int) {
            (self.kind, self.after, self.version) = (kind, after, version)
        }

        init?(_ text: String) {
            let parts = text.split(separator: "!", omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 3, let kind = Kind(rawValue: parts[0]), let version = Int(parts[2]) else { return nil }
            self.init(kind: kind, after: parts[1], version: version)
        }

        /// Percent-encoded as links are; it must come back letter by letter.
        var link: String { "\(kind.rawValue)%21\(after)%21\(version)" }
    }

    private let cursor: Cursor
    /// Where a delta begins.
    private let since: Int
    private let modifiedSince: Timestamp?
    private let isTracked: Bool

    init(link: String?, filter: String?, isTracked: Bool, version: Int) {
        let first = link.flatMap { link in Int(link.prefix { $0.isNumber }) }
        modifiedSince = filter.flatMap { Timestamp(rfc3339: $0.split(separator: " ").last.map(String.init) ?? "") }
        self.isTracked = isTracked
        if let link, let cursor = Cursor(link) {
            self.cursor = cursor
            since = Int(cursor.after) ?? 0
        } else if let first {
            cursor = Cursor(kind: .delta, after: "", version: version)
            since = first
        } else {
            cursor = Cursor(kind: isTracked ? .all : .modified, after: "", version: version)
            since = 0
        }
    }

    private typealias Lead = DynamicsState.Lead

    func answer(_ leads: [DynamicsState.Lead], limit: Int, at host: String, _ select: String) -> String {
        let all = rest(of: leads)
        let page = all.prefix(limit)
        let rows = page.map { $0.isDeleted ? Self.deleted($0, host) : Self.row($0) }.joined(separator: ",\n")
        let context =
            "\"@odata.context\":\"\(host)/api/data/v9.2/$metadata#leads\(cursor.kind == .delta ? "/$delta" : "")\""
        let address = "\(host)/api/data/v9.2/leads?$select=\(select)"
        var links = ""
        if let last = page.last, all.count > page.count {
            var next = cursor
            next.after = cursor.kind == .delta ? String(last.version) : last.id
            let filter = modifiedSince.map { "&$filter=modifiedon%20ge%20\($0.rfc3339)" } ?? ""
            links = ",\"@odata.nextLink\":\"\(address)\(filter)&$skiptoken=\(next.link)\""
        } else if isTracked {
            links = ",\"@odata.deltaLink\":\"\(address)&$deltatoken=\(cursor.version)%2108%2f22%2f2017\""
        }
        return "{\(context),\"value\":[\(rows)]\(links)}"
    }

    /// What has not been given yet, in the order of the pages.
    private func rest(of leads: [Lead]) -> [Lead] {
        switch cursor.kind {
        case .all: return leads.filter { !$0.isDeleted && $0.id > cursor.after }
        case .modified:
            return leads.filter { lead in
                !lead.isDeleted && lead.id > cursor.after && modifiedSince.map { lead.modifiedAt >= $0 } != false
            }
        case .delta:
            return leads.filter { $0.version > since && $0.version <= cursor.version }.sorted {
                $0.version < $1.version
            }
        }
    }

    private static func deleted(_ lead: Lead, _ host: String) -> String {
        "{\"@odata.context\":\"\(host)/api/data/v9.2/$metadata#leads/$deletedEntity\",\"id\":\"\(lead.id)\",\"reason\":\"deleted\"}"
    }

    private static func row(_ lead: Lead) -> String {
        """
        {"@odata.etag":"W/\\"\(lead.version)\\"","leadid":"\(lead.id)","subject":"\(lead.subject)","firstname":"\(lead.name)",\
        "lastname":"Okafor","fullname":"\(lead.name) Okafor","emailaddress1":"\(lead.name.lowercased())@contoso.example",\
        "createdon":"\(lead.createdAt.rfc3339)","modifiedon":"\(lead.modifiedAt.rfc3339)",\
        "statecode@OData.Community.Display.V1.FormattedValue":"Open","statecode":0,"leadsourcecode":null,\
        "donotbulkemail@OData.Community.Display.V1.FormattedValue":"\(lead.doNotBulkEmail ? "Do Not Allow" : "Allow")",\
        "donotemail":false,"donotphone":false,"donotbulkemail":\(lead.doNotBulkEmail)}
        """
    }
}
