import Dashboard
import LeadModel

/// Messages and calls.
extension FakeStore {
    func approach(_ id: Int64, _ channel: Channel, _ template: String?, now: Timestamp) -> Approach? {
        guard let detail = detail(of: id) else { return nil }
        let person = detail.row.person
        var found = Approach(customer: id, name: Sentence.name(of: person), way: .refused(words(.noEmail)))
        found.others = detail.contacts(besides: user, since: now - .days(7))
        if let block = rule(of: id).block(channel: channel) {
            found.way = .blocked(block)
        } else if channel == .phone {
            found.way = person.phone.isEmpty ? .refused(words(.noPhone)) : .number(person.phone)
        } else if !person.email.isEmpty {
            let name = template ?? "contact-me"
            found.way = .letter(
                Letter(
                    customer: id, name: person.name, address: person.email, template: name, language: "en",
                    subject: "Subject of \(name)", body: "Hello \(person.firstName),"))
        }
        return found
    }

    func templates(for id: Int64) -> [TemplateChoice] {
        ["contact-me", "test-drive", "general"].map { name in
            TemplateChoice(name: name, language: "en", subject: "Subject of \(name)", fits: name == "contact-me")
        }
    }

    mutating func send(_ letter: Letter, now: Timestamp) -> Message.Result {
        if let refusesLetters { return .refused(refusesLetters) }
        sent.append(letter)
        let change = Change.complete(outcome: .mailSent, note: letter.note, next: now + .days(3))
        guard case .changed(let report) = perform(.change(change, .customers([letter.customer])), now: now) else {
            return .nothing
        }
        return .sent(change, report, said: "Handed to sendmail.", copy: nil)
    }
}
