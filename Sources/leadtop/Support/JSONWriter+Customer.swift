import LeadFormats
import LeadModel

extension JSONWriter {
    /// Everything about a customer: his fields, the contact rule, his leads, the timeline.
    mutating func object(_ detail: CustomerDetail, _ rules: StageRules) {
        object { json in
            // The list of leads stands under their name here, and so their number has another.
            json.members(of: detail.row, CustomerRow.fields(rules).filter { $0.name != "leads" })
            json.member("leadCount", detail.row.leads)
            json.key("rule")
            json.object { $0.members(detail.rule) }
            json.key("leads")
            json.array { json in for lead in detail.leads { json.object(lead) } }
            json.key("timeline")
            json.array { json in for entry in detail.timeline { json.object(entry) } }
        }
    }

    private mutating func members(_ rule: ContactRule) {
        member("mayBeContacted", !rule.isBlocked)
        key("blocks")
        array { json in
            for block in rule.blocks {
                json.object { json in
                    json.member("origin", block.origin.word)
                    json.member("offer", block.offer)
                    json.member("channel", block.channel?.rawValue)
                    json.member("reason", block.reason)
                    json.member("at", block.at.rfc3339)
                    json.member("leadSource", block.source)
                }
            }
        }
    }

    private mutating func object(_ lead: CustomerLead) {
        object { json in
            json.members(of: lead.row, LeadRow.fields)
            json.member("origin", lead.origin)
            json.member("foldReason", lead.foldReason.word)
        }
    }

    private mutating func object(_ entry: TimelineEntry) {
        object { json in
            json.member("at", entry.at.rfc3339)
            json.member("who", entry.who)
            json.members(entry.kind)
        }
    }

    private mutating func members(_ kind: TimelineEntry.Kind) {
        switch kind {
        case .lead(let lead):
            member("kind", "lead")
            member("id", lead.id)
            member("leadSource", lead.leadSource.wire)
            member("step", lead.step.word)
        case .value(let field, let before, let after):
            member("kind", "value")
            member("field", field.rawValue)
            member("before", before)
            member("after", after)
        case .note(let id, let text):
            member("kind", "note")
            member("id", id)
            member("text", text)
        case .followUpDone(let followUp):
            member("kind", "followUpDone")
            member("outcome", followUp.outcome?.rawValue)
            member("note", followUp.note)
            member("reason", followUp.reason)
        case .activity(let activity):
            member("kind", activity.verb.rawValue)
            member("id", activity.id)
            member("before", activity.before)
            member("after", activity.after)
        case .deletedThere(let lead):
            member("kind", "deletedThere")
            member("id", lead.id)
            member("leadSource", lead.leadSource.wire)
        }
    }
}

extension ContactRule.Block.Origin {
    fileprivate var word: String {
        switch self {
        case .crossListed: "crossListed"
        case .person: "person"
        case .optOut: "optOut"
        }
    }
}
