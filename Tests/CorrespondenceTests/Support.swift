import Correspondence
import Foundation
import LeadModel
import TestSupport
import Testing

/// The templates that are installed.
enum Installed {
    static let templates: [Template] = {
        let folder = Sandbox.package.appending(path: "Resources/templates")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.sorted().compactMap { name in
            let text = (try? String(contentsOf: folder.appending(path: name), encoding: .utf8)) ?? ""
            do throws(TemplateError) {
                return try Template(text: text, fileName: name, path: name, isOwn: false)
            } catch {
                Issue.record("\(error.text)")
                return nil
            }
        }
    }()
}

/// A customer to write to.
struct Whom {
    var person = Person()
    var country = "PL"
    var moves: [(Step, OfferName, String)] = []
    /// When he was contacted, by whom, and what came of it.
    var contacts: [(String, String, FollowUp.Outcome)] = []
    var blocks: [ContactRule.Block] = []

    static let backup = OfferName(id: "contoso.backup-pro", title: "Contoso Backup Pro")
    static let erp = OfferName(id: "northwind.erp", title: "Northwind ERP")
    static let now = moment("2026-11-22T12:00:00Z")

    static func moment(_ text: String) -> Timestamp { Timestamp(rfc3339: text) ?? Timestamp(seconds: 0) }

    static var jan: Whom {
        var whom = Whom()
        whom.person.firstName = "Jan"
        whom.person.lastName = "Kowalski"
        whom.person.company = "Contoso Sp. z o.o."
        whom.person.email = "jan.kowalski@contoso.example"
        return whom
    }

    func with(_ step: Step, _ day: String) -> Whom { with(step, Self.backup, day) }

    func with(_ step: Step, _ offer: OfferName, _ day: String) -> Whom {
        var whom = self
        whom.moves.append((step, offer, day + "T10:00:00Z"))
        return whom
    }

    func contacted(_ outcome: FollowUp.Outcome, _ day: String, by who: String = "anna") -> Whom {
        var whom = self
        whom.contacts.append((who, day + "T10:00:00Z", outcome))
        return whom
    }

    var detail: CustomerDetail {
        let leads = moves.enumerated().map { index, move in
            CustomerLead(row: lead(Int64(index + 1), move), person: person, foldReason: .sameEmail, origin: "")
        }.sorted { $0.row.at > $1.row.at }
        let done = contacts.enumerated().map { index, contact in
            let at = Self.moment(contact.1)
            let followUp = FollowUp(
                id: Int64(index), uid: "", dueAt: at, channel: .email, note: "", owner: contact.0, createdAt: at,
                doneAt: at, outcome: contact.2)
            return TimelineEntry(at: at, who: contact.0, kind: .followUpDone(followUp))
        }.sorted { $0.at > $1.at }
        let row = CustomerRow(
            id: 7, person: person, country: country, isUnidentified: false, leads: leads.count,
            firstLeadAt: Self.now, lastLeadAt: Self.now, lastStep: leads.first?.row.step ?? .other,
            steps: Set(leads.map(\.row.step)), offers: [], offerCount: 1, status: .new, owner: "", followUp: nil,
            contactedAt: nil, isBlocked: false, isPartlyBlocked: false, isTest: false)
        return CustomerDetail(row: row, rule: ContactRule(blocks: blocks), leads: leads, timeline: done)
    }

    private func lead(_ id: Int64, _ move: (Step, OfferName, String)) -> LeadRow {
        let pairs: [Step: (Source, Action)] = [
            .getItNow: (.azureMarketplace, .install), .testDrive: (.testDrive, .startTestDrive),
            .contactMe: (.appSource, .contactMe), .purchase: (.azurePortal, .create),
            .crossListed: (.appSource, .doNotContact),
        ]
        let (source, action) = pairs[move.0] ?? (.other("Web"), .other("Form"))
        let at = Self.moment(move.2)
        return LeadRow(
            id: id, customer: 7, at: at, createdAt: at, receivedAt: at, source: source, action: action, offer: move.1,
            person: person, country: country, description: "", campaign: "", status: .new, owner: "",
            followUpDue: nil, isDoNotContact: false, isTest: false, isNew: true, isRepeat: false)
    }

    var occasion: Occasion {
        get throws {
            try #require(
                Occasion(
                    detail, languages: .standard, rep: "Anna Nowak", now: Self.now,
                    zone: Zone(name: "UTC", initialOffsetSeconds: 0, transitions: [])))
        }
    }
}
