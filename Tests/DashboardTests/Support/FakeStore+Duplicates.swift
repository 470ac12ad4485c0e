import Dashboard
import LeadModel

extension FakeStore {
    /// The sample with three more customers who are like others: by e-mail, by phone, and one who is blocked.
    static var withDuplicates: FakeStore {
        var store = FakeStore.sample
        store.addLike("Jan", "Kowalski", email: "jan.kowalski@cotnoso.example", company: "Contoso", phone: "")
        store.addLike("Janusz", "Kowal", email: "jk@fabrikam.example", company: "Fabrikam", phone: "0048 600 100 200")
        store.addLike("Flag", "Person", email: "flag.persn@wingtip.example", company: "Wingtip", phone: "")
        return store
    }

    /// Duplicates and doors.
    static var withEverything: FakeStore {
        var store = FakeStore.withDuplicates
        store.doors = FakeStore.withDoors.doors
        return store
    }

    private mutating func addLike(_ first: String, _ last: String, email: String, company: String, phone: String) {
        let id = (content.customers.keys.max() ?? 0) + 1
        var person = Person()
        (person.firstName, person.lastName, person.company, person.country) = (first, last, company, "PL")
        (person.email, person.phone) = (email, phone)
        if let namesake = content.customers.values.first(where: { $0.person.name == first + " " + last }) {
            content.customers[namesake.id]?.person.email = email.replacing("cotnoso", with: "contoso")
                .replacing("persn", with: "person")
        }
        content.customers[id] = Customer(id: id, person: person)
        content.leads.append(
            Lead(
                id: 500 + id, customer: id, at: sampleNow - .days(4), source: .appSource, action: .install,
                offer: OfferName(id: "northwind.erp", title: "Northwind ERP"), person: person, isTest: false))
    }
}
