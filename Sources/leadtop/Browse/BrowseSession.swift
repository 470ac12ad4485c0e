import Canvas
import Dashboard
import Glibc
import LeadModel
import LeadStore
import Terminal

/// The one loop of the dashboard: it draws, waits in one `poll` for keys, messages or the tick, updates, and hands the
/// effects on. It stays on the main thread and never touches the disk but to ask whether somebody wrote to the store.
struct BrowseSession {
    private var dashboard: Dashboard
    private let interpreter: Interpreter
    private let mailbox: Mailbox
    private let watcher: StoreReader
    private var version: Int64
    private var ends = false

    init(dashboard: Dashboard, interpreter: Interpreter, mailbox: Mailbox, store: LeadStore) throws {
        (self.dashboard, self.interpreter, self.mailbox) = (dashboard, interpreter, mailbox)
        watcher = try store.makeReader()
        version = try watcher.dataVersion()
    }

    // MARK: On a terminal

    /// How often others' writes are looked for: the only thing that wakes an idle dashboard.
    private static let tickMilliseconds = 500

    /// Runs until the user quits; the signal that ended it instead, if one did.
    mutating func run(on terminal: Terminal) -> Int32? {
        apply(dashboard.start(), terminal)
        while !ends {
            terminal.draw(dashboard.view())
            let events = terminal.wait(
                also: [mailbox.wakeDescriptor], timeoutMilliseconds: Self.tickMilliseconds)
            for event in events {
                if case .terminate(let signal) = event { return signal }
                if case .input(let input) = event { apply(dashboard.update(.input(input)), terminal) }
                if ends { return nil }
            }
            takeMessages(terminal)
            if events.isEmpty { tick(terminal) }
        }
        return nil
    }

    private mutating func takeMessages(_ terminal: Terminal?) {
        for message in mailbox.take() { apply(dashboard.update(message), terminal) }
    }

    private mutating func tick(_ terminal: Terminal) {
        if let now = try? Clock.now(), now.milliseconds / 60_000 != lastMinute {
            lastMinute = now.milliseconds / 60_000
            apply(dashboard.update(.tick(now)), terminal)
        }
        guard let found = try? watcher.dataVersion(), found != version else { return }
        version = found
        apply(dashboard.update(.storeChanged), terminal)
    }

    private var lastMinute: Int64 = 0

    // MARK: Without one

    /// Presses keys without a terminal, each when nothing is under way any more, and gives the last screen.
    mutating func run(_ inputs: [Input]) -> Frame {
        apply(dashboard.start(), nil)
        settle()
        for input in inputs where !ends {
            apply(dashboard.update(.input(input)), nil)
            settle()
        }
        return dashboard.view()
    }

    /// Waits until nothing is under way: counted, never slept.
    private mutating func settle() {
        while !mailbox.isQuiet {
            var polled = pollfd(fd: mailbox.wakeDescriptor, events: Int16(POLLIN), revents: 0)
            _ = poll(&polled, 1, -1)
            takeMessages(nil)
        }
    }

    // MARK: Effects

    private mutating func apply(_ effects: [Effect], _ terminal: Terminal?) {
        for effect in effects {
            switch effect {
            case .load(let request): interpreter.ask(request)
            case .perform(let deed): interpreter.perform(deed)
            case .stopDeed: interpreter.stop()
            case .remember(let place): interpreter.remember(place)
            case .quit: ends = true
            case .copy(let text):
                if let terminal, !terminal.copy(text) { terminal.bell() }
            case .bell: terminal?.bell()
            case .redraw: terminal?.redraw()
            case .suspend: terminal?.suspend()
            case .edit(let text): edit(text, terminal)
            }
        }
    }

    private mutating func edit(_ text: String, _ terminal: Terminal?) {
        let edited = terminal?.suspended { Editor.edit(text) } ?? nil
        apply(dashboard.update(.edited(edited)), terminal)
    }
}
