import LeadFormats
import LeadModel
import LeadStore

/// Writes what a filter lets through, and counts it. For contact, whoever may not be contacted is left out.
final class Exporter {
    let desk: Desk
    let filter: Filter
    let search: String
    let isForContact: Bool
    /// Of whom alone it is; `nil` for all that pass.
    let customers: [Int64]?
    let output: Output
    /// Asked about single customers while the desk's own reader goes through all of them.
    private let reader: StoreReader
    private(set) var chosen = 0
    private(set) var leftOut = 0

    init(desk: Desk, filter: Filter, search: String = "", isForContact: Bool, customers: [Int64]? = nil, output: Output)
        throws
    {
        (self.desk, self.filter, self.search) = (desk, filter, search)
        (self.isForContact, self.customers, self.output) = (isForContact, customers, output)
        reader = try desk.store.makeReader()
    }

    func writeCards() throws {
        try forEachCustomer(filter) { customer, closed in
            let reference = try reader.reference(of: customer.id)
            try output.write(VCard.card(customer.without(closed), reference: reference))
        }
    }

    func writeCalendar(_ component: ICalendar.Component) throws {
        let calendar = ICalendar(component: component, now: desk.now)
        var filter = filter
        filter.followUp = filter.followUp ?? .any
        try output.write(ICalendar.header)
        try forEachCustomer(filter) { customer, closed in
            guard let followUp = customer.followUp else { return }
            try output.write(calendar.entry(followUp, for: customer.without(closed)))
        }
        try output.write(ICalendar.footer)
    }

    func count(chosen: Int, of count: Int) {
        self.chosen += chosen
        leftOut += count - chosen
    }

    // MARK: Who may be contacted

    private func forEachCustomer(_ filter: Filter, _ body: (CustomerRow, Set<Channel>) throws -> Void) throws {
        let query = ListQuery(kind: .customers, filter: filter, search: search)
        try desk.reader.forEach(query, of: customers) { customer in
            guard let closed = try closedChannels(customer) else { return leftOut += 1 }
            chosen += 1
            try body(customer, closed)
        }
    }

    /// The channels that are closed to a customer; `nil` where he may not be contacted at all.
    private func closedChannels(_ customer: CustomerRow) throws -> Set<Channel>? {
        guard isForContact else { return [] }
        guard !customer.isBlocked else { return nil }
        guard customer.isPartlyBlocked, let rule = try reader.customer(customer.id)?.rule else { return [] }
        guard rule.block(offer: filter.offer) == nil else { return nil }
        return Set([.email, .phone].filter { rule.block(offer: filter.offer, channel: $0) != nil })
    }
}

extension CustomerRow {
    /// The customer without the addresses of some channels.
    fileprivate func without(_ channels: Set<Channel>) -> CustomerRow {
        var customer = self
        if channels.contains(.email) { customer.person.email = "" }
        if channels.contains(.phone) { customer.person.phone = "" }
        return customer
    }
}
