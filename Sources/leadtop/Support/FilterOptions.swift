public import ArgumentParser
public import LeadModel
import LeadStore

/// The one filter of every list, count, funnel and export, as options.
struct FilterOptions: ParsableArguments {
    @Option(help: help(.cliHelpOffer, "ID"))
    var offer: String?
    @Option(help: help(.cliHelpSource, "SOURCE"))
    var source: String?
    @Option(help: help(.cliHelpAction, "ACTION"))
    var action: String?
    @Option(help: help(.cliHelpStep, "STEP"), transform: FilterWords.step)
    var step: Step?
    @Option(help: help(.cliHelpCountry, "CC"), transform: FilterWords.country)
    var country: String?
    @Option(help: help(.cliHelpSince, "DATE"))
    var since: String?
    @Option(help: help(.cliHelpUntil, "DATE"))
    var until: String?
    @Option(help: help(.cliHelpStatus, "STATUS"), transform: FilterWords.status)
    var status: Status?
    @Option(help: help(.cliHelpOwner, "OWNER"))
    var owner: String?
    @Option(name: .customLong("follow-up"), help: help(.cliHelpFollowUpFilter, "WHICH"))
    var followUp: Filter.FollowUp?
    @Option(name: .customLong("dnc"), help: help(.cliHelpDoNotContactFilter, "WHICH"))
    var doNotContact: Filter.DoNotContact?
    @Option(help: help(.cliHelpBehind, "NUMBER"), transform: FilterWords.group)
    var behind: ReportGroup?
    @Flag(name: .customLong("include-test"), help: help(.cliHelpIncludeTest))
    var includesTest = false

    /// How many days back from now it begins; `nil` where it begins on a date.
    var sinceDays: Int? {
        guard let since, let count = Int(since.dropLast()), count >= 0 else { return nil }
        switch since.last {
        case "d": return count
        case "w": return count * 7
        default: return nil
        }
    }

    /// The filter, with dates read on somebody's clock. Throws `ValidationError` where a word means nothing.
    /// - Parameter me: Who `--owner me` is.
    func filter(now: Timestamp, zone: Zone, me: String) throws -> Filter {
        var filter = Filter()
        filter.offer = offer
        filter.source = source.map { Source(wire: $0) }
        filter.action = action.map { Action(wire: $0) }
        filter.step = step
        filter.country = country
        filter.since = try since.map {
            try FilterWords.date("--since", $0) { try DateBound.since($0, now: now, zone: zone) }
        }
        filter.until = try until.map {
            try FilterWords.date("--until", $0) { try DateBound.until($0, now: now, zone: zone) }
        }
        filter.status = status
        filter.owner = owner.map { FilterWords.owner($0, me: me) }
        filter.followUp = followUp
        filter.doNotContact = doNotContact
        filter.includesTest = includesTest
        filter.group = behind
        return filter
    }
}

extension FilterOptions: QuickOptions {
    static var unset: FilterOptions {
        var options = FilterOptions()
        (options.offer, options.source, options.action, options.step) = (nil, nil, nil, nil)
        (options.country, options.since, options.until, options.status) = (nil, nil, nil, nil)
        (options.owner, options.followUp, options.doNotContact, options.behind) = (nil, nil, nil, nil)
        options.includesTest = false
        return options
    }

    mutating func take(_ option: String, _ value: String) -> Bool {
        switch option {
        case "--offer": offer = value
        case "--source": source = value
        case "--action": action = value
        case "--since": since = value
        case "--until": until = value
        case "--owner": owner = value
        default: return false
        }
        return true
    }
}

extension Whose: ExpressibleByArgument {}
extension Filter.FollowUp: ExpressibleByArgument {}
extension Filter.DoNotContact: ExpressibleByArgument {}
