import ArgumentParser
import Canvas
import Dashboard
import Glibc
import LeadModel
import LeadStore
import Terminal

struct Browse: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "browse", abstract: words(.cliHelpBrowse), discussion: words(.cliHelpBrowseMore))

    @Option(help: help(.cliHelpKeys, "KEYS")) var keys: String?
    @Option(help: help(.cliHelpSize, "WxH")) var size: String?
    @Flag(help: help(.cliHelpReadOnly)) var readOnly = false
    @OptionGroup var store: StoreOptions

    func validate() throws {
        if let size, Size(text: size) == nil { throw ValidationError(words(.cliBadSize)) }
        if let keys { _ = try Self.inputs(keys) }
    }

    private static func inputs(_ script: String) throws -> [Input] {
        do throws(KeyScriptError) {
            return try Key.parse(script: script)
        } catch {
            throw ValidationError(error.description)
        }
    }

    func run() throws {
        Footprint.shareHeaps()
        if let keys {
            try press(try Self.inputs(keys))
        } else if isatty(STDOUT_FILENO) == 1, isatty(STDIN_FILENO) == 1 {
            try browse()
        } else {
            try printFunnel()
        }
    }

    // MARK: Ways to look

    /// Without a terminal: the funnel as text.
    private func printFunnel() throws {
        let desk = try Desk.lookingAround(store)
        if try desk.reader.isEmpty { say(words(.cliEmptyDefault, store.path)) }
        let filter = Filter()
        let funnel = try desk.reader.funnel(filter, customers: false, weeksEnding: desk.now)
        for line in try desk.funnelText(funnel, filter, .leads).lines { try desk.output.line(line) }
        try desk.output.flush()
    }

    /// The dashboard drives itself: it presses the keys, waits till nothing is pending, and prints its last screen.
    private func press(_ inputs: [Input]) throws {
        let workshop = try Workshop(store, readOnly: readOnly)
        let shown = size.flatMap(Size.init(text:)) ?? Size(width: 120, height: 36)
        let glyphs: Glyphs = SystemCustoms.isASCII ? .ascii : .unicode
        var session = try session(workshop, place: Place(), places: nil, size: shown, glyphs: glyphs)
        let frame = session.run(inputs)
        let output = Output.standard()
        try output.write(Array((frame.text + "\n").utf8))
        try output.flush()
    }

    private func browse() throws {
        let workshop = try Workshop(store, readOnly: readOnly)
        let places = PlaceFile(store: workshop.store.path)
        var options = Terminal.Options()
        options.mouse = workshop.configuration.usesMouse
        options.version = "leadtop \(Leadtop.version)"
        options.crashReportPath = places.crashReportPath
        options.notifications = workshop.configuration.notify.desktop.sequence
        let terminal: Terminal
        do {
            terminal = try Terminal(options)
        } catch {
            throw Failure("\(error)")
        }
        defer { terminal.close() }
        var session = try session(
            workshop, place: places.read(), places: readOnly ? nil : places, size: terminal.size,
            glyphs: terminal.capabilities.glyphs)
        let signal = session.run(on: terminal)
        terminal.close()
        session.lastWords.forEach(say)
        guard let signal else { return }
        Terminal.end(bySignal: signal)
    }

    /// Where the dashboard opens, unless it is where it was left: on Today for whoever has work of his own.
    private func firstScreen(_ workshop: Workshop) throws -> Screen? {
        switch workshop.configuration.start {
        case .last: return nil
        case .today: return .today
        case .funnel: return .funnel
        case .work:
            var query = ListQuery(kind: .today)
            query.filter.owner = .named(workshop.who)
            return try workshop.reader.page(query, at: .start, limit: 1).rows.isEmpty ? nil : .today
        }
    }

    private func session(
        _ workshop: Workshop, place: Place, places: PlaceFile?, size: Size, glyphs: Glyphs
    ) throws -> BrowseSession {
        let mailbox = try Mailbox()
        let configuration = workshop.configuration
        let settings = Dashboard.Settings(
            storePath: workshop.store.path, user: workshop.who, customs: workshop.customs, keys: configuration.keys,
            rules: configuration.rules, glyphs: glyphs, isReadOnly: readOnly, welcome: Welcome(options: store).commands,
            notify: configuration.notify.shown, targets: workshop.targets,
            plan: configuration.plan(in: workshop.customs.zone))
        var place = place
        if let screen = try firstScreen(workshop) { place.screen = screen }
        var dashboard = Dashboard(settings: settings, place: place, size: size, now: try workshop.now())
        if let conflict = configuration.conflicts.first { dashboard.tell(conflict) }
        return try BrowseSession(
            dashboard: dashboard, interpreter: Interpreter(workshop: workshop, mailbox: mailbox, places: places),
            mailbox: mailbox, workshop: workshop)
    }
}

extension Size {
    /// Reads `120x36`.
    init?(text: String) {
        let parts = text.lowercased().split(separator: "x", omittingEmptySubsequences: false)
        guard parts.count == 2, let width = Int(parts[0]), let height = Int(parts[1]), (1...1000).contains(width),
            (1...1000).contains(height)
        else { return nil }
        self.init(width: width, height: height)
    }
}

extension Browse: QuickCommand {
    static var unset: Browse {
        var command = Browse()
        (command.keys, command.size, command.readOnly, command.store) = (nil, nil, false, .unset)
        return command
    }

    mutating func take(_ option: String, _ value: String) -> Bool { store.take(option, value) }
}
