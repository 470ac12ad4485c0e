import LeadModel
import TestSupport
import Testing

@testable import LeadStore

@Suite("Customers are shown whole, merged and split")
struct CustomerTests {
    @Test("The timeline keeps what newer leads changed, and each lead its own values")
    func timeline() throws {
        let bench = try Bench()
        let email = "jan@contoso.example"
        try bench.take(
            .make(email: email, name: "Jan Kowalski", company: "Contoso", at: .noon - .days(9)),
            .make("SPZA-INS|a.b", email: email, company: "Fabrikam", at: .noon - .days(2)))
        let id = try #require(bench.customers().first?.id)
        _ = try bench.store.perform(.addNote("Called"), on: .customers([id]), by: "anna")
        _ = try bench.store.perform(.setStatus(.active), on: .customers([id]), by: "anna")
        let detail = try #require(try bench.store.makeReader().customer(id))
        #expect(detail.foldReasons == [.first: 1, .sameEmail: 1])
        #expect(detail.leads.map(\.person.company) == ["Fabrikam", "Contoso"])
        #expect(detail.leads.map(\.origin) == ["test, leads.csv", "test, leads.csv"])
        var kinds: [String] = []
        for entry in detail.timeline {
            switch entry.kind {
            case .lead(let lead): kinds.append(lead.step.rawValue)
            case .value(let field, let before, let after): kinds.append("\(field) \(before) \(after)")
            case .note(_, let text): kinds.append("\(entry.who): \(text)")
            case .followUpDone: kinds.append("done")
            case .activity(let row): kinds.append("\(row.verb) \(row.before) \(row.after)")
            case .deletedThere: kinds.append("deleted")
            }
        }
        #expect(Set(kinds.prefix(2)) == ["anna: Called", "status new active"])
        #expect(Set(kinds[2...3]) == ["getItNow", "company Contoso Fabrikam"])
        #expect(kinds.last == "contactMe")
        #expect(detail.timeline.map(\.at) == detail.timeline.map(\.at).sorted(by: >))
    }

    @Test("Merged customers are one, found by either e-mail, and apart again after the undo")
    func merge() throws {
        let bench = try Bench()
        try bench.take(
            .make(email: "jan@contoso.example", name: "Jan Kowalski", at: .noon - .days(3)),
            .make(email: "jan@fabrikam.example", name: "Jan K.", company: "Fabrikam", at: .noon - .days(1)))
        let ids = try bench.customers(sort: Sort(column: .received, isDescending: false)).map(\.id)
        let before = try bench.dump()
        let change = Change.merge(into: ids[0])
        #expect(try bench.store.perform(change, on: .customers(ids), by: "anna").skipped == [.unchanged: 1])
        let customer = try #require(bench.customers().first)
        #expect(try bench.customers().count == 1)
        #expect((customer.leads, customer.person.company) == (2, "Fabrikam"))
        let reader = try bench.store.makeReader()
        for text in ["jan@contoso.example", "JAN@fabrikam.example", "\(ids[0])", "\(ids[1])"] {
            #expect(try reader.find(customer: text).map(\.id) == [ids[0]], "\(text)")
        }
        try bench.take(.make("SPZA-INS|a.b", email: "jan@fabrikam.example"))
        #expect(try bench.customers().map(\.leads) == [3])
        _ = try bench.store.undo(by: "anna")
        _ = try bench.store.undo(by: "anna")
        #expect(try difference(before, bench.dump()) == [])
    }

    @Test("A split gives the leads a customer of their own, who keeps their e-mail where he may")
    func split() throws {
        let bench = try Bench()
        try bench.take(
            .make(email: "jan@contoso.example", name: "Jan Kowalski", at: .noon - .days(3)),
            .make(email: "ola@contoso.example", name: "Ola Nowak", at: .noon - .days(1)))
        let ids = try bench.customers(sort: Sort(column: .received, isDescending: false)).map(\.id)
        _ = try bench.store.perform(.merge(into: ids[0]), on: .customers(ids), by: "anna")
        let lead = try #require(
            bench.leads().first { $0.person.email == "ola@contoso.example" && $0.at == .noon - .days(1) })
        let report = try bench.store.perform(.split(leads: [lead.id]), on: .customers([ids[0]]), by: "anna")
        let made = try #require(report.customer)
        let reader = try bench.store.makeReader()
        #expect(try reader.customer(made)?.row.person.name == "Ola Nowak")
        #expect(try reader.customer(ids[0])?.row.person.name == "Jan Kowalski")
        try bench.take(.make("SPZA-INS|a.b", email: "ola@contoso.example"))
        #expect(try reader.customer(made)?.row.leads == 2)
    }

    @Test("A customer is found by id, e-mail, a part of the name, or the company")
    func find() throws {
        let bench = try Bench()
        try bench.take(
            .make(email: "jan@contoso.example", name: "Jan Kowalski", company: "Contoso"),
            .make(email: "jan2@contoso.example", name: "Jan Kowalski-Nowak", company: "Contoso"),
            .make(email: "zoe@litware.example", name: "Zoë Łuczak", company: "Litware"))
        let reader = try bench.store.makeReader()
        func names(_ text: String) throws -> Set<String> { Set(try reader.find(customer: text).map(\.person.name)) }
        #expect(try names("kowal") == ["Jan Kowalski", "Jan Kowalski-Nowak"])
        #expect(try names("jan kowalski") == ["Jan Kowalski"])
        #expect(try names("ZOE luc") == ["Zoë Łuczak"])
        #expect(try names("litware") == ["Zoë Łuczak"])
        #expect(try names("nobody@x.example") == [])
        #expect(try names("") == [])
        #expect(try names("%") == [])
    }

    @Test("A Partner Center row without a person folds by company, country, offer and day, or stands alone")
    func partnerCenter() throws {
        let bench = try Bench()
        try bench.take(
            .make("SPZA-PLT|a.b", email: "jan@contoso.example", name: "Jan Kowalski", company: "Contoso", country: "PL")
        )
        try bench.take(
            .make("SPZA-PLT|a.b", company: "CONTOSO", country: "Poland", at: .noon - .hours(3), key: "1"),
            .make("SPZA-PLT|a.c", company: "Contoso", country: "PL", key: "2"),
            .make("SPZA-PLT|a.b", company: "Contoso", country: "PL", at: .noon - .days(2), key: "3"))
        #expect(try bench.customers().map(\.isUnidentified).filter { $0 }.count == 2)
        #expect(try bench.customers(search: "kowalski").first?.leads == 2)
    }

    @Test("The order in which leads of one e-mail come does not matter", arguments: 1...10)
    func order(seed: Int) throws {
        var random = Seeded(seed)
        let drafts = Drafts.random(14, &random).enumerated().map { place, draft in
            var draft = draft
            draft.person.email = draft.isTest ? draft.person.email : "a@x.example"
            // No two leads of one moment, no title that tells offers apart by chance, no status that came first.
            draft.createdAt = .noon - .minutes(Int64(place * 7))
            (draft.offerTitle, draft.status, draft.optOuts) = ("", "", [])
            return draft
        }
        var cards: Set<String> = []
        for _ in 0..<3 {
            let bench = try Bench()
            for draft in drafts.shuffled(using: &random) { try bench.take(draft) }
            let customers = try bench.customers(search: "a@x.example")
            cards.insert(
                customers.map {
                    "\($0.person) \($0.leads) \($0.steps.map(\.rawValue).sorted()) \($0.isBlocked) \($0.lastStep)"
                }
                .joined())
        }
        #expect(cards.count == 1)
    }

    @Test("The pickers count what the other filters let through")
    func choices() throws {
        let bench = try Bench()
        try bench.take(
            .make("SPZA-PLT|a.b", email: "1@x.example", country: "PL", title: "Offer B"),
            .make("SPZA-PLT|A.B", email: "2@x.example", country: "Poland"),
            .make("SPZA-PLT|c.d", email: "3@x.example", country: "US"))
        _ = try bench.store.perform(.assign("anna"), on: .all(ListQuery(kind: .customers, search: "1@x")), by: "anna")
        let reader = try bench.store.makeReader()
        #expect(
            try reader.offers() == [
                Choice(value: "a.b", title: "Offer B", leads: 2), Choice(value: "c.d", title: "", leads: 1),
            ])
        var filter = Filter()
        (filter.country, filter.offer) = ("US", "a.b")
        #expect(try reader.offers(filter).map(\.value) == ["c.d"])
        #expect(try reader.countries(filter).map(\.value) == ["PL"])
        #expect(try reader.countries().map(\.leads) == [2, 1])
        #expect(try reader.owners().map(\.value) == ["anna"])
    }

    @Test("Hostile text goes in and comes out as it is")
    func hostile() throws {
        let bench = try Bench()
        let texts = [
            "\u{0}", "'; DROP TABLE lead; --", "\u{1B}[2J\u{202E}", "\u{1F}\\u\\", "👩‍👩‍👧‍👦 \u{0301}", "\"}{[",
            String(repeating: "ż", count: 70_000),
        ]
        for (number, text) in texts.enumerated() {
            var draft = LeadDraft.make("Evil\(number)-X|a.b", email: "e\(number)@x.example", description: "x" + text)
            (draft.person.firstName, draft.person.company) = ("A" + text + "b", "C" + text + "d")
            try bench.take(draft)
        }
        let people = Dictionary(try bench.customers().map { ($0.person.email, $0) }) { first, _ in first }
        for (number, text) in texts.enumerated() {
            let customer = try #require(people["e\(number)@x.example"])
            #expect(customer.person.firstName == "A" + text + "b")
            _ = try bench.store.perform(.addNote("n" + text), on: .customers([customer.id]), by: "anna" + text)
            let after = try bench.dump()
            #expect(try bench.store.undo(by: "anna" + text) != nil)
            #expect(try bench.store.redo(by: "anna" + text) != nil)
            #expect(try difference(after, bench.dump()) == [])
        }
        #expect(try bench.store.makeReader().statistics(checksIntegrity: true).damages == [])
        for text in texts { _ = try bench.customers(search: text) }
    }

    @Test(
        "A person's fields are packed and unpacked without loss",
        arguments: ["", "\u{1F}", "\\", "\\u\u{1F}\\\\", "żółć"])
    func packed(text: String) {
        var person = Person()
        (person.firstName, person.email, person.city) = (text, "x" + text + "y", text)
        #expect(PackedPerson.unpack(PackedPerson.pack(person)) == person)
    }
}
