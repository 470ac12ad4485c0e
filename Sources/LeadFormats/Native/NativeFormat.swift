public import LeadModel

/// leadtop's own export, one JSON object a line: a customer as `{"customer":{…}}`, then his leads as `{"lead":{…}}`.
/// `LeadReader` reads both back as they were.
public enum NativeFormat {
    /// A customer as one line, its end included. O(length).
    public static func encode(customer: CustomerRecord) -> [UInt8] {
        line("customer") { writer in
            writer.member("reference", customer.reference)
            write(customer.person, to: &writer)
            writer.text("status", customer.status)
            writer.text("owner", customer.owner)
            writer.optional("mergedInto", customer.mergedInto)
            writer.list("followUps", customer.followUps, write)
            writer.list("notes", customer.notes, write)
            writer.list("doNotContact", customer.doNotContact, write)
        }
    }

    /// A lead with all that was read from it and the bytes it was read from, as one line, its end included. O(length).
    public static func encode(lead: LeadDraft) -> [UInt8] {
        line("lead") { writer in
            if let key = lead.key { writer.member("key", key.text) }
            writer.list("otherKeys", lead.otherKeys) { key, writer in writer.string(key.text) }
            writer.date("createdAt", lead.createdAt)
            writer.date("receivedAt", lead.receivedAt)
            write(lead.leadSource, to: &writer)
            writer.text("offerTitle", lead.offerTitle)
            write(lead.person, to: &writer)
            writer.text("description", lead.description)
            writer.text("status", lead.status)
            writer.list("optOuts", lead.optOuts.names) { name, writer in writer.string(name) }
            writer.text("optOutReason", lead.optOutReason)
            writer.date("deletedThereAt", lead.deletedThereAt)
            writer.optional("customer", lead.customerReference)
            write(raw: lead.raw, to: &writer)
        }
    }

    private static func line(_ name: String, _ body: (inout JSONWriter) -> Void) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.key(name)
            writer.object(body)
        }
        writer.newLine()
        return writer.bytes
    }

    /// The wire text for people, and the parts where the text alone would not read back as it was.
    private static func write(_ source: LeadSource, to writer: inout JSONWriter) {
        writer.member("leadSource", source.wire)
        guard LeadSource(wire: source.wire) != source else { return }
        writer.member("source", source.source.wire)
        writer.member("action", source.action.wire)
        writer.optional("offer", source.offer?.rawValue)
        writer.member("isRepeat", source.isRepeat)
    }

    private static func write(_ person: Person, to writer: inout JSONWriter) {
        for field in Person.Field.allCases { writer.text(field.rawValue, person[field]) }
    }

    private static func write(raw: [UInt8], to writer: inout JSONWriter) {
        if raw.isEmpty { return }
        if let text = String(validating: raw, as: UTF8.self) {
            writer.member("raw", text)
        } else {
            writer.member("rawBase64", Base64.encode(raw))
        }
    }

    private static func write(_ followUp: FollowUpRecord, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("uid", followUp.uid)
            writer.date("dueAt", followUp.dueAt)
            writer.text("channel", followUp.channel)
            writer.text("note", followUp.note)
            writer.text("owner", followUp.owner)
            writer.date("createdAt", followUp.createdAt)
            writer.date("doneAt", followUp.doneAt)
            writer.optional("outcome", followUp.outcome)
            writer.text("doneBy", followUp.doneBy)
            writer.text("reason", followUp.reason)
        }
    }

    private static func write(_ note: NoteRecord, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.date("at", note.at)
            writer.member("who", note.who)
            writer.member("text", note.text)
        }
    }

    private static func write(_ rule: DoNotContactRecord, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("kind", rule.kind.rawValue)
            writer.optional("offer", rule.offer)
            writer.optional("channel", rule.channel)
            writer.member("reason", rule.reason)
            writer.member("who", rule.who)
            writer.date("at", rule.at)
            writer.date("liftedAt", rule.liftedAt)
            writer.optional("liftedBy", rule.liftedBy)
            writer.optional("liftedReason", rule.liftedReason)
        }
    }
}

extension JSONWriter {
    /// Writes a member unless its text is empty.
    fileprivate mutating func text(_ name: String, _ value: String) {
        if !value.isEmpty { member(name, value) }
    }

    fileprivate mutating func optional(_ name: String, _ value: String?) {
        if let value { member(name, value) }
    }

    /// RFC 3339 keeps milliseconds; what lies outside its years is written as they are.
    fileprivate mutating func date(_ name: String, _ value: Timestamp?) {
        guard let value else { return }
        let text = value.rfc3339
        if Timestamp(rfc3339: text) == value { member(name, text) } else { member(name, value.milliseconds) }
    }

    fileprivate mutating func list<Element>(
        _ name: String, _ values: [Element], _ write: (Element, inout JSONWriter) -> Void
    ) {
        guard !values.isEmpty else { return }
        key(name)
        array { writer in for value in values { write(value, &writer) } }
    }
}

extension LeadKey {
    /// The key as one text, its door first: `salesforce:00Q5g00000abcde`.
    public var text: String { door.rawValue + ":" + value }

    /// Reads a key's text; `nil` when it names no door.
    public init?(text: some StringProtocol) {
        guard let colon = text.firstIndex(of: ":"), let door = Door(rawValue: String(text[..<colon])) else {
            return nil
        }
        self.init(door: door, value: String(text[text.index(after: colon)...]))
    }
}

extension OptOuts {
    var names: [String] {
        (contains(.email) ? ["email"] : []) + (contains(.phone) ? ["phone"] : [])
    }
}
