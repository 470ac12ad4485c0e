import GRDB
import LeadModel
import Testing

@testable import LeadStore

@Suite("Rule 3: leads fold onto customers")
struct FoldingTests {
    @Test("Leads of one e-mail are one customer, however it is written")
    func sameEmail() throws {
        let bench = try Bench()
        try bench.take(
            .make(email: "Jan@Contoso.example", name: "Jan Kowalski"),
            .make("SPZA-INS|contoso.backup", email: " JAN@contoso.EXAMPLE ", name: "Jan Kowalski", at: .noon))
        let customers = try bench.customers()
        #expect(customers.count == 1)
        #expect(customers.first?.leads == 2)
        #expect(customers.first?.steps == [.contactMe, .getItNow])
        #expect(try bench.leads().map(\.isRepeat) == [true, false])
    }

    @Test("Without an e-mail, phone and name make one customer, else name, company and country")
    func weakerKeys() throws {
        let bench = try Bench()
        try bench.take(
            .make(email: "jan@contoso.example", name: "Jan Kowalski", phone: "+48 600 100 200", country: "PL"),
            .make("SPZA-INS|a.b", name: "jan kowalski", company: "Contoso", phone: "0048600100200", country: "Poland"),
            .make("SPZA-INS|a.c", name: "Jan Kowalski", company: "CONTOSO", country: "pl"))
        let customers = try bench.customers()
        #expect(customers.map(\.leads) == [3])
    }

    @Test("A weaker key joins nobody who has another e-mail")
    func refusal() throws {
        let bench = try Bench()
        try bench.take(
            .make(email: "jan@contoso.example", name: "Jan Kowalski", phone: "+48 600 100 200"),
            .make(email: "jan@fabrikam.example", name: "Jan Kowalski", phone: "+48 600 100 200"))
        #expect(try bench.customers().count == 2)
    }

    @Test("A newer value wins, a blank overwrites nothing, and an older lead fills what is blank")
    func card() throws {
        let bench = try Bench()
        let email = "jan@contoso.example"
        try bench.take(
            .make(email: email, name: "Jan Kowalski", company: "Old", at: .noon - .days(2)),
            .make("SPZA-INS|a.b", email: email, company: "New", at: .noon - .days(1)),
            .make("SPZA-INS|a.c", email: email, company: "Oldest", phone: "600100200", at: .noon - .days(3)))
        let person = try #require(bench.customers().first?.person)
        #expect(person.company == "New")
        #expect(person.name == "Jan Kowalski")
        #expect(person.phone == "600100200")
    }
}
