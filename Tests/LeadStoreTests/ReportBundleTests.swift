import LeadModel
import TestSupport
import Testing

@testable import LeadStore

@Suite("A report's figures agree with each other and with the lists")
struct ReportBundleTests {
    @Test("The bundle is what each question alone answers, under any filter", arguments: 1...3)
    func agreement(seed: Int) throws {
        let everything = try Everything(seed: seed)
        let reader = try everything.bench.store.makeReader()
        var random = Seeded(seed * 77)
        for _ in 0..<25 {
            let filter = Everything.filter(&random)
            let bundle = try reader.report(filter)
            #expect(bundle.funnel == (try reader.funnel(filter, customers: true, weeksEnding: .noon)), "\(filter)")
            #expect(bundle.stages == (try reader.stages(filter)))
            #expect(bundle.journeys == (try reader.journeys(filter, by: .week)))
            #expect(bundle.response == (try reader.responseTimes(filter)))
            #expect(bundle.attribution == (try reader.attribution(filter)))
            #expect(bundle.basis.leads == bundle.funnel.total && bundle.basis.customers == bundle.funnel.customers)
            #expect(bundle.basis.crossListed == bundle.funnel.crossListed && bundle.basis.test == bundle.funnel.test)
            #expect(bundle.offers.reduce(0) { $0 + $1.total } == offerLeads(bundle, everything))
            #expect(bundle.newestLead == everything.leads.filter { !$0.isTest }.map(\.at).max())
        }
    }

    /// Leads about an offer, by a plain count.
    private func offerLeads(_ bundle: ReportBundle, _ everything: Everything) -> Int {
        let people = Dictionary(everything.customers.map { ($0.id, $0) }) { first, _ in first }
        return everything.leads.count { lead in
            bundle.basis.filter.passes(lead, customer: people[lead.customer]) && lead.step != .crossListed
                && !lead.offer.text.isEmpty
        }
    }

    @Test("Each week of the trend is a plain count of its leads", arguments: 1...4)
    func weeks(seed: Int) throws {
        let everything = try Everything(seed: seed)
        let reader = try everything.bench.store.makeReader()
        let people = Dictionary(everything.customers.map { ($0.id, $0) }) { first, _ in first }
        var random = Seeded(seed * 31)
        for _ in 0..<15 {
            let filter = Everything.filter(&random)
            let trend = try reader.report(filter).trend
            var timeless = filter
            (timeless.since, timeless.until) = (nil, nil)
            let leads = everything.leads.filter {
                timeless.passes($0, customer: people[$0.customer]) && $0.step != .crossListed
            }
            #expect(trend.weeks.count == WeekTrend.weekCount(filter, now: .noon))
            #expect(trend.before.count == trend.weeks.count)
            #expect(trend.end >= filter.until ?? .noon && trend.end - (filter.until ?? .noon) <= .days(1))
            for week in trend.weeks.indices {
                #expect(trend.weeks[week] == count(leads, from: trend.start(of: week)), "\(filter)")
                #expect(trend.before[week] == count(leads, from: trend.startBefore(of: week)))
            }
        }
    }

    private func count(_ leads: [LeadRow], from start: Timestamp) -> Int {
        leads.count { $0.at >= start && $0.at < start + WeekTrend.weekLength }
    }
}
