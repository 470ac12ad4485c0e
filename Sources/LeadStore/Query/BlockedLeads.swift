import LeadModel

/// Which leads may or may not be contacted about, for whoever counts very many: who is blocked is read once.
struct BlockedLeads {
    private let wanted: Filter.DoNotContact
    private let crossListed: Set<Int64>
    private var whole: CustomerSet
    private var partlyBlocked: CustomerSet
    private var offers: Set<Pair> = []
    private var byOffer: CustomerSet

    private struct Pair: Hashable {
        var customer, offer: Int64
    }

    /// `nil` where nothing is asked, or no index tells who is blocked. O(customers who are).
    init?(_ setting: Setting, _ narrowing: Narrowing) throws {
        let vocabulary = setting.vocabulary
        guard let wanted = narrowing.doNotContact, !vocabulary.missingIndexes.contains("customer_blocked") else {
            return nil
        }
        (self.wanted, crossListed) = (wanted, Set(narrowing.crossListed))
        whole = CustomerSet(upTo: Int64(vocabulary.lastCustomer))
        (partlyBlocked, byOffer) = (whole, whole)
        let customers = try Query(
            cached: setting.db, "SELECT id, contact FROM customer INDEXED BY customer_blocked WHERE contact > 0"
        ).start()
        while try customers.step() {
            if customers.int(1) == 2 {
                whole.insert(customers.int64(0))
            } else {
                partlyBlocked.insert(customers.int64(0))
            }
        }
        let blocked = try Query(cached: setting.db, "SELECT customer_id, offer_id FROM blocked_offer").start()
        while try blocked.step() {
            let pair = Pair(customer: blocked.int64(0), offer: blocked.int64(1))
            guard partlyBlocked.contains(pair.customer) else { continue }
            offers.insert(pair)
            byOffer.insert(pair.customer)
        }
    }

    /// The few whose offers make a difference.
    var partly: [Int64] { byOffer.ids }

    /// Whether a lead is one that is asked for, of a customer whose offers make no difference; else it is not.
    func passes(customer: Int64, origin: Int64) -> Bool {
        !byOffer.contains(customer)
            && (whole.contains(customer) || crossListed.contains(origin)) == (wanted == .only)
    }

    /// Whether a lead is one that is asked for. Constant time.
    func passes(customer: Int64, offer: Int64, origin: Int64) -> Bool {
        let isBlocked =
            whole.contains(customer) || crossListed.contains(origin)
            || byOffer.contains(customer) && offers.contains(Pair(customer: customer, offer: offer))
        return isBlocked == (wanted == .only)
    }
}
