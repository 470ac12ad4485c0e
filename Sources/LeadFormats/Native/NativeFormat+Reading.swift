import LeadModel

extension NativeFormat {
    /// The customer or lead that a line of leadtop's own export holds; `nil` for any other object.
    static func item(_ value: JSONValue, line: Int) throws(Refusal) -> Item? {
        guard let members = value.members, members.count == 1 else { return nil }
        if let lead = value["lead"], lead.members != nil { return .lead(try draft(NativeObject("lead", lead), line)) }
        if let customer = value["customer"], customer.members != nil {
            return .customer(try customerRecord(NativeObject("customer", customer)))
        }
        return nil
    }

    private static func draft(_ object: NativeObject, _ line: Int) throws(Refusal) -> LeadDraft {
        var draft = LeadDraft(leadSource: try leadSource(object), raw: try raw(object), line: line)
        draft.key = LeadKey(text: object.text("key"))
        draft.otherKeys = object.list("otherKeys").compactMap { LeadKey(text: $0.value.text) }
        draft.createdAt = try object.date("createdAt")
        draft.receivedAt = try object.date("receivedAt")
        draft.offerTitle = object.text("offerTitle")
        draft.person = person(object)
        draft.description = object.text("description")
        draft.status = object.text("status")
        let optOuts = object.list("optOuts").map(\.value.text)
        if optOuts.contains("email") { draft.optOuts.insert(.email) }
        if optOuts.contains("phone") { draft.optOuts.insert(.phone) }
        draft.optOutReason = object.text("optOutReason")
        draft.deletedThereAt = try object.date("deletedThereAt")
        draft.customerReference = object.optional("customer")
        return draft
    }

    private static func leadSource(_ object: NativeObject) throws(Refusal) -> LeadSource {
        guard object.optional("action") != nil else { return LeadSource(wire: try object.required("leadSource")) }
        return LeadSource(
            source: Source(wire: object.text("source")), action: Action(wire: object.text("action")),
            offer: object.optional("offer").flatMap { OfferID($0) }, isRepeat: object.text("isRepeat") == "true")
    }

    private static func raw(_ object: NativeObject) throws(Refusal) -> [UInt8] {
        guard let text = object.optional("rawBase64") else { return Array(object.text("raw").utf8) }
        guard let bytes = Base64.decode(text) else { throw object.refusal("rawBase64") }
        return bytes
    }

    private static func person(_ object: NativeObject) -> Person {
        var person = Person()
        for field in Person.Field.allCases { person[field] = object.text(field.rawValue) }
        return person
    }

    private static func customerRecord(_ object: NativeObject) throws(Refusal) -> CustomerRecord {
        var customer = CustomerRecord(reference: try object.required("reference"))
        customer.person = person(object)
        customer.status = object.text("status")
        customer.owner = object.text("owner")
        customer.mergedInto = object.optional("mergedInto")
        for part in object.list("followUps") { customer.followUps.append(try followUp(part)) }
        for part in object.list("notes") {
            let note = NoteRecord(at: try part.requiredDate("at"), who: part.text("who"), text: part.text("text"))
            customer.notes.append(note)
        }
        for part in object.list("doNotContact") { customer.doNotContact.append(try rule(part)) }
        return customer
    }

    private static func followUp(_ object: NativeObject) throws(Refusal) -> FollowUpRecord {
        var followUp = FollowUpRecord(
            uid: try object.required("uid"), dueAt: try object.requiredDate("dueAt"),
            createdAt: try object.requiredDate("createdAt"))
        followUp.channel = object.text("channel")
        followUp.note = object.text("note")
        followUp.owner = object.text("owner")
        followUp.doneAt = try object.date("doneAt")
        followUp.outcome = object.optional("outcome")
        followUp.doneBy = object.text("doneBy")
        followUp.reason = object.text("reason")
        return followUp
    }

    private static func rule(_ object: NativeObject) throws(Refusal) -> DoNotContactRecord {
        guard let kind = DoNotContactRecord.Kind(rawValue: object.text("kind")) else { throw object.refusal("kind") }
        var rule = DoNotContactRecord(
            kind: kind, reason: object.text("reason"), who: object.text("who"), at: try object.requiredDate("at"))
        rule.offer = object.optional("offer")
        rule.channel = object.optional("channel")
        rule.liftedAt = try object.date("liftedAt")
        rule.liftedBy = object.optional("liftedBy")
        rule.liftedReason = object.optional("liftedReason")
        return rule
    }
}

/// An object of leadtop's own export, by its exact names.
private struct NativeObject {
    let what: String
    let value: JSONValue

    init(_ what: String, _ value: JSONValue) {
        (self.what, self.value) = (what, value)
    }

    func refusal(_ name: String) -> Refusal { .because(words(.badNative, what, name)) }

    func text(_ name: String) -> String { value[name]?.text ?? "" }

    func optional(_ name: String) -> String? {
        guard let member = value[name], member != .null else { return nil }
        return member.text
    }

    func required(_ name: String) throws(Refusal) -> String {
        guard let text = optional(name) else { throw refusal(name) }
        return text
    }

    func date(_ name: String) throws(Refusal) -> Timestamp? {
        guard let text = optional(name) else { return nil }
        if case .number? = value[name], let milliseconds = Int64(text) { return Timestamp(milliseconds: milliseconds) }
        guard let date = Timestamp(rfc3339: text) else { throw refusal(name) }
        return date
    }

    func requiredDate(_ name: String) throws(Refusal) -> Timestamp {
        guard let date = try date(name) else { throw refusal(name) }
        return date
    }

    func list(_ name: String) -> [NativeObject] {
        guard case .array(let values)? = value[name] else { return [] }
        return values.map { NativeObject(what, $0) }
    }
}
