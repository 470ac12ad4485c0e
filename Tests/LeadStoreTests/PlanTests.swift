import LeadModel
import Synchronization
import TestSupport
import Testing

@testable import LeadStore

@Suite("No screen's question scans")
struct PlanTests {
    /// What every statement of a reader was, as SQLite itself told.
    final class Record: Sendable {
        private let statements = Mutex<Set<String>>([])
        func add(_ sql: String) { statements.withLock { _ = $0.insert(sql) } }
        var all: [String] { statements.withLock { $0.sorted() } }
    }

    /// Tables that grow with the leads, by what the statements call them.
    private static let large: Set<String> = [
        "l", "c", "p", "h", "lead", "customer", "payload", "change", "e", "d", "f", "b", "a", "activity", "follow_up",
        "funnel_day", "funnel_country",
    ]

    @Test("Every statement finds its rows by an index, and sorts only few")
    func plans() throws {
        let record = Record()
        let everything = try Everything(seed: 1, count: 40)
        for place in [0, 1, 3] {
            let reader = try everything.bench.store.makeReader()
            try reader.trace { record.add($0) }
            try Sieve.Limits.$current.withValue(WalkTests.ways[place].limits) { try askEverything(reader, everything) }
        }
        let reader = try everything.bench.store.makeReader()
        _ = try reader.page(ListQuery(kind: .customers, search: "co"), at: .start, limit: 1)
        let statements = record.all.filter { $0.hasPrefix("SELECT") || $0.hasPrefix("WITH") }
        #expect(statements.count > 300)
        var used: Set<String> = []
        for sql in statements {
            for step in try reader.plan(of: sql) {
                guard let problem = Self.problem(step) else { continue }
                let exception = Self.exceptions.first { $0.problem == problem && $0.parts.allSatisfy(sql.contains) }
                if let exception { used.insert(exception.why) }
                #expect(exception != nil, "\(problem): \(step) in \(sql)")
            }
        }
        #expect(Set(Self.exceptions.map(\.why)).subtracting(used).isEmpty, "declared for nothing")
    }

    enum Problem { case scans, sorts }

    private struct Exception {
        var problem: Problem
        var parts: [String]
        var why: String
    }

    /// What is allowed all the same.
    private static let exceptions = [
        Exception(problem: .sorts, parts: ["customer c NOT INDEXED"], why: "the rows of few customers"),
        Exception(problem: .scans, parts: ["customer c NOT INDEXED", " 0"], why: "of nobody"),
        Exception(
            problem: .sorts, parts: ["lead l INDEXED BY lead_customer", "l.customer_id"], why: "the leads of few"),
        Exception(problem: .sorts, parts: ["lead l INDEXED BY lead_customer", " 0"], why: "the leads of nobody"),
        Exception(problem: .sorts, parts: ["lead l WHERE l.customer_id = ?"], why: "the offers of one customer"),
        Exception(problem: .sorts, parts: ["WHERE customer_id = ?"], why: "what was done with one customer"),
        Exception(problem: .sorts, parts: ["d.customer_id = ?"], why: "the rules for one customer"),
        Exception(problem: .sorts, parts: ["WITH RECURSIVE self(id)"], why: "the log of one customer"),
        Exception(problem: .sorts, parts: ["q.raw, f.header"], why: "the pieces asked for"),
        Exception(
            problem: .sorts, parts: ["count(*) FROM lead l INDEXED BY lead_", "l.at", "GROUP BY 1"],
            why: "the origins of the leads of a part of a day"),
        Exception(
            problem: .sorts, parts: ["INDEXED BY customer_hidden", "GROUP BY"], why: "the steps of those not shown"),
        Exception(problem: .scans, parts: ["INDEXED BY customer_hidden"], why: "the few who are not shown"),
        Exception(
            problem: .scans, parts: ["SELECT c.id FROM customer c WHERE c.follow_up_due IS NULL", "ORDER BY c.id"],
            why: "customers walked in the order of their ids"),
        Exception(problem: .scans, parts: ["SELECT a.id FROM activity a"], why: "the log walked in its own order"),
        Exception(
            problem: .sorts, parts: ["f.door_id, count(*) FROM quarantine"], why: "the doors of what is in quarantine"),
        Exception(
            problem: .sorts, parts: ["count(DISTINCT l.customer_id)", "GROUP BY 1"],
            why: "a command's breakdown, of all leads that pass"),
        Exception(
            problem: .scans, parts: ["SELECT l.campaign, count(*)"], why: "a breakdown by campaigns, which no index has"
        ),
        Exception(
            problem: .scans, parts: ["SELECT l.at, l.customer_id FROM lead l CROSS JOIN customer c"],
            why: "a breakdown by week, of what is asked of customers"),
        Exception(
            problem: .scans, parts: ["SELECT c.id FROM customer c WHERE c.merged_into IS NULL", "ORDER BY c.id"],
            why: "an export, which reads all"),
        Exception(
            problem: .scans, parts: ["SELECT count(*) FROM customer WHERE merged_into IS NULL"],
            why: "the doctor's count of customers"),
        Exception(
            problem: .scans, parts: ["f.outcome, f.reason", "INDEXED BY follow_up_touch"],
            why: "the touches, for those that closed customers"),
        Exception(problem: .sorts, parts: ["FROM listing_link k"], why: "the links that were made"),
        Exception(
            problem: .sorts, parts: ["INDEXED BY follow_up_done", "count(DISTINCT"],
            why: "whom one rep dealt with on one day"),
        Exception(problem: .sorts, parts: ["max(l.received_at)"], why: "the sources of a door's latest leads"),
    ]

    private static func problem(_ step: String) -> Problem? {
        let words = step.split(separator: " ").map(String.init)
        if step.hasPrefix("USE TEMP B-TREE") { return .sorts }
        let isScan = words.first == "SCAN" && words.count > 1 && large.contains(words[1])
        return isScan && !step.contains("COVERING INDEX") ? .scans : nil
    }

    // MARK: - Every question that there is

    private func askEverything(_ reader: StoreReader, _ everything: Everything) throws {
        for filter in Self.filters {
            try askLists(reader, filter)
            _ = try reader.funnel(filter, customers: false, weeksEnding: .noon)
            _ = try reader.stages(filter)
            _ = try reader.offers(filter)
            _ = try reader.countries(filter)
            _ = try reader.owners(filter)
            for by in Journeys.By.allCases { _ = try reader.journeys(filter, by: by) }
            _ = try reader.responseTimes(filter)
            _ = try reader.attribution(filter)
            for by in Breakdown.By.allCases { _ = try reader.breakdown(filter, by: by) }
            try reader.exportRecords(filter) { _, _ in }
        }
        for whose in Whose.allCases {
            let worker = whose.owner(for: "anna")
            for kind in [ListQuery.Kind.queue, .today] {
                _ = try reader.page(ListQuery(kind: kind, worker: worker), at: .start, limit: 3)
                _ = try reader.count(ListQuery(kind: kind, worker: worker))
            }
            _ = try reader.work(ListQuery(kind: .today, worker: worker), doneBy: "anna")
        }
        _ = try reader.statistics()
        _ = try reader.isEmpty
        _ = try reader.dataVersion()
        _ = try reader.newestLead()
        _ = try reader.news(after: 1, besides: "anna")
        _ = try reader.leads([1, 2])
        _ = try reader.doors()
        for customer in everything.customers.prefix(3) {
            _ = try reader.customer(customer.id)
            _ = try reader.find(customer: customer.person.email)
        }
        _ = try reader.rawPayload(lead: 1)
        _ = try reader.quarantined([1])
    }

    private func askLists(_ reader: StoreReader, _ filter: Filter) throws {
        let isPlain = filter == Filter()
        for (place, (kind, sort)) in PageTests.orders.enumerated() where isPlain || place.isMultiple(of: 3) {
            for search in isPlain ? ["", "contoso", "co", "+48 600", "zzz"] : [""] {
                let query = ListQuery(kind: kind, filter: filter, search: search, sort: sort)
                let first = try reader.page(query, at: .start, limit: 3)
                guard let row = first.rows.last else { continue }
                for anchor in [Anchor.after(row.cursor), .before(row.cursor), .record(row.id)] {
                    _ = try reader.page(query, at: anchor, limit: 3)
                }
            }
        }
    }

    /// Each thing that a filter can ask, alone and with a few others.
    private static let filters: [Filter] = {
        func filter(_ change: (inout Filter) -> Void) -> Filter {
            var filter = Filter()
            change(&filter)
            return filter
        }
        let single: [(inout Filter) -> Void] = [
            { $0.offer = "pub.a" }, { $0.source = .appSource }, { $0.step = .contactMe }, { $0.country = "PL" },
            { $0.since = .noon - .days(30) }, { $0.until = .noon - .minutes(12345) }, { $0.status = .new },
            { $0.owner = .nobody }, { $0.owner = .named("anna") }, { $0.followUp = .due },
            { $0.followUp = Filter.FollowUp.none }, { $0.doNotContact = .only }, { $0.doNotContact = .exclude },
            { $0.includesTest = true }, { $0.excludesCrossListed = true },
            { $0.group = ReportGroup("journey/testDrive-purchase/any/began") },
            { $0.group = ReportGroup("origin/came/campaign=nov") }, { $0.group = ReportGroup("response/everybody") },
        ]
        let pairs = single.indices.map { place in
            filter {
                single[place](&$0)
                single[(place + 4) % single.count](&$0)
            }
        }
        return [Filter()] + single.map(filter) + pairs
    }()
}
