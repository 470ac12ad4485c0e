import LeadFormats
import LeadModel
import LeadStore

extension Exporter {
    /// Customers with all that people did, and their leads as they came: what an import restores.
    func writeNDJSON() throws {
        try forEachRecord { record in
            try output.write(NativeFormat.encode(customer: record.customer))
            for lead in record.leads { try output.write(NativeFormat.encode(lead: lead)) }
        }
    }

    /// A row for each lead. For contact, leads are left out one by one: a customer may be blocked for some offers only.
    func writeCSV(profile: CSVWriter.Profile) throws {
        var csv = CSVWriter(profile: profile)
        csv.row(LeadRecord.fields.map(\.name))
        try forEachRecord(countingLeads: true) { record in
            for lead in record.leads {
                let row = LeadRecord(lead: lead, customer: record.customer, rule: record.rule)
                csv.row(LeadRecord.fields.lazy.map { $0.value(row).cell })
            }
            try output.write(csv.takeBytes())
        }
        try output.write(csv.takeBytes())
    }

    private struct Record {
        var customer: CustomerRecord
        var leads: [LeadDraft]
        var rule: ContactRule
    }

    private func forEachRecord(countingLeads: Bool = false, _ body: (Record) throws -> Void) throws {
        try desk.reader.exportRecords(filter, search: search, of: customers) { customer, leads in
            var record = Record(customer: customer, leads: leads, rule: ContactRule(customer, leads))
            if isForContact { record = allowed(record) }
            count(
                chosen: countingLeads ? record.leads.count : record.leads.isEmpty ? 0 : 1,
                of: countingLeads ? leads.count : 1)
            if !record.leads.isEmpty || !isForContact { try body(record) }
        }
    }

    /// The record without the leads that he may not be contacted about, and without the addresses that are closed.
    private func allowed(_ record: Record) -> Record {
        var record = record
        record.leads.removeAll { lead in
            lead.leadSource.step == .crossListed || record.rule.block(offer: lead.offerText) != nil
        }
        for index in record.leads.indices {
            let offer = record.leads[index].offerText
            let closed = [Channel.email, .phone].filter { record.rule.block(offer: offer, channel: $0) != nil }
            if closed.contains(.email) { record.leads[index].person.email = "" }
            if closed.contains(.phone) { record.leads[index].person.phone = "" }
            // The bytes as they came have the addresses, too.
            if !closed.isEmpty { record.leads[index].raw = [] }
        }
        if record.rule.block(channel: .email) != nil { record.customer.person.email = "" }
        if record.rule.block(channel: .phone) != nil { record.customer.person.phone = "" }
        return record
    }
}

extension ContactRule {
    /// Weighs a record as the store weighs its customer. Leads that a filter left out could only allow more.
    fileprivate init(_ customer: CustomerRecord, _ leads: [LeadDraft]) {
        let evidence = leads.lazy.filter { !$0.isTest }.map { lead in
            Evidence(
                offer: lead.offerText, isCrossListed: lead.leadSource.step == .crossListed,
                receivedAt: lead.receivedAt ?? lead.createdAt ?? Timestamp(milliseconds: 0),
                leadSource: lead.leadSource.wire)
        }
        self.init(leads: Array(evidence), decisions: customer.doNotContact.flatMap(\.decisions))
    }
}

extension DoNotContactRecord {
    fileprivate var decisions: [ContactRule.Decision] {
        switch kind {
        case .allow: return [ContactRule.Decision(kind: .allow(offer: offer), at: at)]
        case .block:
            let block = ContactRule.Block(
                origin: .person(who), offer: offer, channel: channel.flatMap(Channel.init), reason: reason, at: at)
            let lift = liftedAt.map { ContactRule.Decision(kind: .allow(offer: offer), at: $0) }
            return [ContactRule.Decision(kind: .block(block), at: at)] + [lift].compactMap { $0 }
        }
    }
}

extension LeadDraft {
    /// The offer's id, else its title.
    fileprivate var offerText: String { leadSource.offer?.rawValue ?? offerTitle }
}

/// A lead as it came, with what its customer's record says of him.
private struct LeadRecord {
    var lead: LeadDraft
    var customer: CustomerRecord
    var rule: ContactRule

    static let fields: [Field<LeadRecord>] =
        [
            Field("key") { $0.lead.key.map { .text($0.text) } ?? .none },
            Field("customer") { .text($0.customer.reference) },
            Field("createdAt") { .moment($0.lead.createdAt) },
            Field("receivedAt") { .moment($0.lead.receivedAt) },
            Field("leadSource") { .text($0.lead.leadSource.wire) },
            Field("source") { .text($0.lead.leadSource.source.wire) },
            Field("action") { .text($0.lead.leadSource.action.wire) },
            Field("step") { .text($0.lead.leadSource.step.word) },
            Field("offer") { .text($0.lead.leadSource.offer?.rawValue ?? "") },
            Field("offerTitle") { .text($0.lead.offerTitle) },
            Field("name") { .text($0.lead.person.name) },
        ]
        + Person.Field.allCases.filter { $0 != .name }.map { field in
            Field(field.rawValue) { .text($0.lead.person[field]) }
        } + [
            Field("description") { .text($0.lead.description) },
            Field("campaign") { .text(LeadDescription($0.lead.description).campaign ?? "") },
            Field("status") { .text($0.customer.status) },
            Field("owner") { .text($0.customer.owner) },
            Field("followUp") { .moment($0.customer.followUps.first { $0.doneAt == nil }?.dueAt) },
            Field("doNotContact") { .flag($0.rule.block(offer: $0.lead.offerText) != nil) },
            Field("optOut") { .text($0.lead.optOuts.text) },
            Field("test") { .flag($0.lead.isTest) },
            Field("deletedThereAt") { .moment($0.lead.deletedThereAt) },
        ]
}

extension OptOuts {
    fileprivate var text: String {
        [contains(.email) ? "email" : "", contains(.phone) ? "phone" : ""].filter { !$0.isEmpty }.joined(separator: " ")
    }
}
