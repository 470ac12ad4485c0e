import ArgumentParser
import Canvas
import LeadIntake
import LeadModel

struct Sync: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sync", abstract: words(.cliHelpSync), discussion: words(.cliHelpSyncMore))

    @Argument(help: help(.cliHelpSyncName, "NAME")) var name: String?
    @Flag(help: help(.cliHelpSyncWatch)) var watch = false
    @Flag(help: help(.cliHelpSyncAll)) var all = false
    @Flag(help: help(.cliHelpSyncDryRun)) var dryRun = false
    @Flag(help: help(.cliHelpJSON)) var json = false
    @OptionGroup var store: StoreOptions

    func validate() throws {
        if watch, dryRun || all || json { throw ValidationError(words(.syncWatchAlone)) }
    }

    func run() throws {
        let configuration = try Configuration.read(store.configuration)
        let destinations = try chosen(configuration)
        if watch { return try watch(configuration) }
        let desk = try dryRun ? Desk.trying(store.path, configuration) : Desk.filling(store.path, configuration)
        let round = SyncRound(desk: desk, notify: configuration.notify, isDryRun: dryRun, readsAll: all)
        let results = try Awaiting.runUntilStopped { try await round.run(destinations) }
        if json {
            try desk.write { $0.object(results) }
        } else {
            for line in results.flatMap({ $0.lines(desk, isDryRun: dryRun) }) { try desk.output.line(clean(line)) }
        }
        try desk.output.flush()
        for line in results.flatMap(\.talk) { say(clean("leadtop: " + line)) }
        round.hook.finish()
        let status = results.status
        if status != ExitStatus.done { throw ExitCode(status) }
    }

    private func watch(_ configuration: Configuration) throws {
        let desk = try Desk.filling(store.path, configuration)
        let watch = SyncWatch(desk: desk, notify: configuration.notify) {
            try chosen(try Configuration.read(store.configuration))
        }
        try watch.run(try chosen(configuration))
    }

    /// The destination that was named, or all.
    private func chosen(_ configuration: Configuration) throws -> [Destination] {
        let all = configuration.destinations
        guard !all.isEmpty else {
            throw Failure(words(.syncNoDestinations, store.configuration ?? Configuration.defaultPath))
        }
        guard let name else { return all }
        guard let destination = all.first(where: { $0.door.name == name }) else {
            throw Failure(words(.syncNoDestination, name, all.map(\.door.name).joined(separator: ", ")))
        }
        return [destination]
    }
}
