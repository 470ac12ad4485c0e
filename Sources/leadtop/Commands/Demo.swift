import ArgumentParser
import LeadFormats
import LeadModel
import LeadStore

struct Demo: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo", abstract: words(.cliHelpDemo), discussion: words(.cliHelpDemoMore))

    @Option(help: help(.cliHelpDemoLeads, "N")) var leads = 5000
    @Option(help: help(.cliHelpDemoSeed, "S")) var seed: UInt64 = 1
    @Flag(help: help(.cliHelpDemoHot)) var hotOffer = false
    @Option(help: help(.cliHelpDemoKnown, "S")) var knownFrom: UInt64?
    @Option(help: help(.cliHelpDemoOut, "FILE"), completion: .file()) var out: String?
    @Option(help: help(.cliHelpDemoFormat, "FORMAT")) var format: DemoFile.Format = .csv
    @OptionGroup var store: StoreOptions

    /// A file ends at a fixed moment, so that it has the same bytes whenever it is made.
    private static let endOfFile = Timestamp(seconds: 1_793_491_200)

    func validate() throws {
        guard leads >= 0 else { throw ValidationError(words(.cliBadLeadCount)) }
    }

    func run() throws {
        if let out { try writeFile(out) } else { try fillStore() }
    }

    private func sample(end: Timestamp) -> DemoLeads {
        var sample = DemoLeads(count: leads, seed: seed, end: end)
        sample.hasHotOffer = hotOffer
        sample.knownSeed = knownFrom
        return sample
    }

    private func writeFile(_ path: String) throws {
        let end = Clock.isFixed ? try Clock.now() : Self.endOfFile
        let file = DemoFile(format: format, leads: sample(end: end))
        let descriptor = try OutputFile.open(path)
        let output = Output(descriptor: descriptor)
        try file.write { try output.write($0) }
        try output.flush()
    }

    private func fillStore() throws {
        let path = store.isDefault ? StoreOptions.defaultPath("demo.db") : store.path
        let desk = try Desk.filling(path, Configuration())
        if !store.isDefault, try desk.reader.count(ListQuery(kind: .leads, filter: .everything)) > 0 {
            throw Failure(words(.cliDemoStoreInUse, path))
        }
        let file = DemoFile(format: .csv, leads: sample(end: desk.now))
        let feed = LeadFeed(inputs: [.demo(file)], format: .otherCSV, map: HeaderMap())
        let outcome = try Importer(desk: desk, feed: feed, isDryRun: false).run()
        for line in outcome.lines(desk, inputs: feed.inputs, isDryRun: false) { try desk.output.line(line) }
        try desk.output.line(words(.cliDemoReady, path))
        try desk.output.flush()
    }
}

extension DemoFile.Format: ExpressibleByArgument {}

extension Filter {
    /// Test leads too.
    static var everything: Filter {
        var filter = Filter()
        filter.includesTest = true
        return filter
    }
}
