import ArgumentParser
import LeadModel
import LeadStore

/// The one filter of every list, count, funnel and export, as options.
struct FilterOptions: ParsableArguments {
    @Option(help: help(.helpOffer, "ID"))
    var offer: String?
    @Option(help: help(.helpSource, "SOURCE"))
    var source: String?
    @Option(help: help(.helpAction, "ACTION"))
    var action: String?
    @Option(help: help(.helpStep, "STEP"), transform: FilterWords.step)
    var step: Step?
    @Option(help: help(.helpCountry, "CC"), transform: FilterWords.country)
    var country: String?
    @Option(help: help(.helpSince, "DATE"))
    var since: String?
    @Option(help: help(.helpUntil, "DATE"))
    var until: String?
    @Option(help: help(.helpStatus, "STATUS"), transform: FilterWords.status)
    var status: Status?
    @Option(help: help(.helpOwner, "OWNER"))
    var owner: String?
    @Option(name: .customLong("follow-up"), help: help(.helpFollowUpFilter, "due|overdue|none|any"))
    var followUp: Filter.FollowUp?
    @Option(name: .customLong("dnc"), help: help(.helpDoNotContactFilter, "only|exclude"))
    var doNotContact: Filter.DoNotContact?
    @Flag(name: .customLong("include-test"), help: help(.helpIncludeTest))
    var includesTest = false

    /// The filter, with dates read on somebody's clock. Throws `ValidationError` where a word means nothing.
    func filter(now: Timestamp, zone: Zone) throws -> Filter {
        var filter = Filter()
        filter.offer = offer
        filter.source = source.map { Source(wire: $0) }
        filter.action = action.map { Action(wire: $0) }
        filter.step = step
        filter.country = country
        filter.since = try since.map { try FilterWords.date("--since", $0) { try DateBound.since($0, now: now, zone: zone) } }
        filter.until = try until.map { try FilterWords.date("--until", $0) { try DateBound.until($0, now: now, zone: zone) } }
        filter.status = status
        filter.owner = owner.map(FilterWords.owner)
        filter.followUp = followUp
        filter.doNotContact = doNotContact
        filter.includesTest = includesTest
        return filter
    }
}

extension Filter.FollowUp: ExpressibleByArgument {}
extension Filter.DoNotContact: ExpressibleByArgument {}
