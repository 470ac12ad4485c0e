import Canvas
import Glibc
import LeadModel
import LeadStore

/// What a command works with: the store, the clock, the customs of the place, and who is working.
struct Desk {
    let store: LeadStore
    var reader: StoreReader
    let path: String
    let configuration: Configuration
    let now: Timestamp
    let customs: Customs
    let targets: ResponseTargets
    let who: String
    let glyphs: Glyphs = SystemCustoms.isASCII ? .ascii : .unicode
    let output = Output.standard()
    let width = Console.width

    /// A store to read; one that does not exist is an error that says how to come by one.
    static func reading(_ options: StoreOptions) throws -> Desk {
        guard access(options.path, F_OK) == 0 else { throw Failure(words(.cliNoStore, options.path)) }
        let desk = try Desk(options.path, mode: .readOnly, Configuration.read(options.configuration))
        // The end of the process closes what was only read, and that in no time.
        _ = Unmanaged.passRetained(desk.reader)
        return desk
    }

    /// A store to change; it must be there already, as a change is about customers who are.
    static func changing(_ options: StoreOptions) throws -> Desk {
        guard access(options.path, F_OK) == 0 else { throw Failure(words(.cliNoStore, options.path)) }
        return try Desk(options.path, mode: .readWrite, Configuration.read(options.configuration))
    }

    /// A store to fill; it is made where there is none.
    static func filling(_ path: String, _ configuration: Configuration) throws -> Desk {
        try Desk(path, mode: .readWrite, configuration)
    }

    /// A store to look around in. Where the default one is not there yet, an empty one that goes away stands for it.
    static func lookingAround(_ options: StoreOptions) throws -> Desk {
        guard options.isDefault, access(options.path, F_OK) != 0 else { return try reading(options) }
        return try Desk(":memory:", mode: .readWrite, Configuration.read(options.configuration))
    }

    /// A store to try something on: the one there is, to be copied, or an empty one that goes away.
    static func trying(_ path: String, _ configuration: Configuration) throws -> Desk {
        let isThere = access(path, F_OK) == 0
        return try Desk(isThere ? path : ":memory:", mode: isThere ? .readOnly : .readWrite, configuration)
    }

    init(_ path: String, mode: LeadStore.Mode, _ configuration: Configuration = Configuration()) throws {
        self.configuration = configuration
        let now = try Clock.now()
        let zone = SystemZone.current(named: configuration.rep.zone)
        self.path = path
        self.now = now
        customs = SystemCustoms.current(zone: zone)
        who = configuration.rep.name ?? Who.current()
        let clock: @Sendable () -> Timestamp = { (try? Clock.now()) ?? now }
        targets = configuration.targets.targets(in: zone)
        if Console.talksToPerson, LeadStore.isToBeBroughtUpToDate(path) { say(words(.storeUpdating, path)) }
        store = try LeadStore(
            path: path, mode: mode, rules: configuration.rules, assignmentRules: configuration.assignmentRules,
            targets: targets, clock: clock, zone: zone)
        reader = try store.makeReader()
    }

    /// Leads by source and action, with the 12 weeks up to now. Different customers are counted only where they are
    /// asked for: that takes as long as to look at all leads.
    func funnel(_ filter: Filter, customers: Bool) throws -> Funnel {
        try reader.funnel(filter, customers: customers, weeksEnding: now)
    }

    var zone: Zone { customs.zone }
    var rows: RowText { RowText(customs: customs, now: now, targets: targets) }
}
