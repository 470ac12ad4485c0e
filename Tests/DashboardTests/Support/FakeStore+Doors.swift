import LeadModel

/// Doors, and leads that come in by them.
extension FakeStore {
    /// The sample with an endpoint that is silent, a table that does well and a CRM that waits for a person.
    static var withDoors: FakeStore {
        var store = FakeStore.sample
        store.doors = [silentEndpoint, waitingCRM, goodTable]
        return store
    }

    /// The sample with one door that is silent.
    static var withSilence: FakeStore {
        var store = FakeStore.sample
        store.doors = [silentEndpoint]
        return store
    }

    private static var silentEndpoint: DoorState {
        var state = DoorState(door: .endpoint, since: sampleNow - .days(400))
        state.lastContactAt = sampleNow - .days(9)
        state.lastLeadAt = sampleNow - .days(9)
        (state.leads, state.usualLeadsPerDay) = (1_204, 3)
        state.lastTestAt = sampleNow - .days(30)
        state.lastTestLatencyMilliseconds = 412
        state.certificateExpiresAt = sampleNow + .days(12)
        state.secretSince = sampleNow - .days(400)
        return state
    }

    private static var waitingCRM: DoorState {
        var state = DoorState(door: Door(name: "crm", kind: .salesforce), since: sampleNow - .days(90))
        state.lastContactAt = sampleNow - .hours(3)
        state.lastLeadAt = sampleNow - .hours(20)
        (state.leads, state.leadsToday, state.usualLeadsPerDay, state.quarantined) = (88, 0, 0.9, 2)
        state.readUpTo = sampleNow - .hours(4)
        state.problem = DoorProblem(
            kind: .person, text: "Salesforce refuses the client secret (invalid_client): set client-secret-file anew.",
            at: sampleNow - .hours(3))
        return state
    }

    private static var goodTable: DoorState {
        var state = DoorState(door: Door(name: "table", kind: .azureTable), since: sampleNow - .days(60))
        state.lastContactAt = sampleNow - .minutes(4)
        state.lastLeadAt = sampleNow - .hours(2)
        (state.leads, state.leadsToday, state.usualLeadsPerDay) = (310, 4, 5.2)
        state.lastTestAt = sampleNow - .days(3)
        state.lastTestLatencyMilliseconds = 184_000
        state.readUpTo = sampleNow - .minutes(4)
        return state
    }

    func news(after lead: Int64?) -> News {
        var news = News(newest: content.leads.map(\.id).max() ?? 0)
        news.newestActivity = log.map(\.id).max() ?? 0
        guard let lead else { return news }
        for found in content.leads where found.id > lead && !found.isTest {
            news.leads[found.step, default: 0] += 1
            news.last = found.person
        }
        return news
    }

    /// Another process stores a lead.
    mutating func receive(_ first: String, _ last: String, company: String = "Contoso", isTest: Bool = false) {
        let id = (content.leads.map(\.id).max() ?? 0) + 1
        var person = Person()
        (person.firstName, person.lastName, person.company, person.country) = (first, last, company, "PL")
        person.email = "new\(id)@contoso.example"
        content.customers[id] = Customer(id: id, person: person)
        content.leads.append(
            Lead(
                id: id, customer: id, at: sampleNow, source: .appSource, action: .contactMe,
                offer: OfferName(id: "northwind.erp", title: ""), person: person, isTest: isTest))
    }
}
