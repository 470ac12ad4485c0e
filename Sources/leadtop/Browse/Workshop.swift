import LeadModel
import LeadStore

/// What the dashboard's threads share: the store, who works with it, and the clock.
struct Workshop: Sendable {
    let store: LeadStore
    /// The connection that the store was opened with, for the drawing thread. To close one wakes the dispatch queues,
    /// and their manager never sleeps again.
    let reader: StoreReader
    let who: String
    let customs: Customs
    let targets: ResponseTargets
    let configuration: Configuration
    /// Opens the store once more, for work that has a connection of its own.
    let openDesk: @Sendable () throws -> Desk

    /// The store of the options: made where there is none, but not when it is only looked at.
    init(_ options: StoreOptions, readOnly: Bool) throws {
        let path = options.path
        let configuration = try Configuration.read(options.configuration)
        let desk = try Desk(path, mode: readOnly ? .readOnly : .readWrite, configuration)
        store = desk.store
        reader = desk.reader
        who = desk.who
        customs = desk.customs
        targets = desk.targets
        self.configuration = configuration
        openDesk = { try Desk(path, mode: readOnly ? .readOnly : .readWrite, configuration) }
    }

    var handover: Handover { Handover(settings: configuration.compose, zone: customs.zone) }

    var correspondent: Correspondent {
        Correspondent(
            settings: configuration.compose, who: who, signature: configuration.rep.mailName, customs: customs)
    }

    func now() throws -> Timestamp { try Clock.now() }
}
