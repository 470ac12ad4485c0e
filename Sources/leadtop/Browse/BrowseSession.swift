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
    /// Whether the screen shows what is no longer so.
    private var isStale = true
    private var drawing: Drawing?
    /// Questions that the screen needs no answer to, put when nothing else is to be done.
    private var questionsForLater: [Request] = []
    /// Whether there is nothing to do before something happens.
    private var isResting = false
    /// What came of a deed that was finished after the screen was left.
    private(set) var lastWords: [String] = []
    private let storePath: String
    /// Which file the store was when it was opened.
    private let file: FileIdentity?
    private var isStoreGone = false

    init(dashboard: Dashboard, interpreter: Interpreter, mailbox: Mailbox, workshop: Workshop) throws {
        (self.dashboard, self.interpreter, self.mailbox) = (dashboard, interpreter, mailbox)
        watcher = workshop.reader
        version = try watcher.dataVersion()
        storePath = workshop.store.path
        file = FileIdentity(path: workshop.store.path)
    }

    // MARK: On a terminal

    /// How often others' writes are looked for: the only thing that wakes an idle dashboard.
    private static let tickMilliseconds = 500

    /// Runs until the user quits; the signal that ended it instead, if one did. What is under way then is finished
    /// first, or, after a signal, stopped.
    mutating func run(on terminal: Terminal) -> Int32? {
        apply(dashboard.start(), terminal)
        while !ends {
            if isStale { draw(on: terminal) }
            isStale = false
            let events = wait(on: terminal)
            if events.isEmpty, !isResting { useRest() }
            for event in events {
                if case .terminate(let signal) = event {
                    interpreter.stop()
                    interpreter.remember(dashboard.placeAtExit)
                    finish(on: terminal, patience: Self.patienceAfterSignal)
                    return signal
                }
                if case .input(let input) = event { update(.input(input), terminal) }
                if ends { break }
            }
            takeMessages(terminal)
            // What came is painted first; where it comes without a pause, others' writes are looked for nevertheless.
            let patience = Duration.milliseconds(events.isEmpty ? 0 : Self.tickMilliseconds)
            if ContinuousClock.now >= nextTick + patience { tick(terminal) }
        }
        finish(on: terminal, patience: nil)
        return nil
    }

    private mutating func draw(on terminal: Terminal) {
        if drawing == nil { drawing = Drawing(of: dashboard) } else { drawing?.follow(dashboard) }
        if let frame = drawing?.frame { terminal.draw(frame) }
    }

    private func wait(on terminal: Terminal) -> [Terminal.Event] {
        let milliseconds = isResting ? Self.tickMilliseconds : Self.restMilliseconds
        return terminal.wait(also: [mailbox.wakeDescriptor], timeoutMilliseconds: milliseconds)
    }

    /// When nothing happens for so long, what was painted is on its way, and the next key is not yet there.
    private static let restMilliseconds = 2

    /// Puts the questions that could wait, and draws ahead, in steps that no key notices.
    private mutating func useRest() {
        questionsForLater.forEach(interpreter.ask)
        questionsForLater = []
        for case .load(let request) in dashboard.lookAhead() { interpreter.ask(request) }
        isResting = drawing?.lookAhead() != true
    }

    /// How long a stopped deed may take to undo itself. The store undoes what is left then when it is opened again.
    private static let patienceAfterSignal = Duration.seconds(3)

    /// Waits for the deed under way, and says so; a second request to go, by key or signal, stops it.
    private mutating func finish(on terminal: Terminal, patience: Duration?) {
        var deadline = patience.map { ContinuousClock.now + $0 }
        while interpreter.isBusy, deadline.map({ ContinuousClock.now < $0 }) ?? true {
            dashboard.tell(words(deadline == nil ? .finishing : .stopping))
            draw(on: terminal)
            if deadline == nil, wait(on: terminal).contains(where: \.asksToGo) {
                interpreter.stop()
                deadline = ContinuousClock.now + Self.patienceAfterSignal
            } else if deadline != nil {
                _ = terminal.wait(also: [mailbox.wakeDescriptor], timeoutMilliseconds: 50)
            }
            for message in mailbox.take() {
                _ = dashboard.update(message)
                if case .performed(_, .refused(let reason)) = message { lastWords.append(reason) }
                if case .performed(_, .done(let sentence)) = message { lastWords.append(sentence) }
                if case .performed(_, .sent(_, _, let said, let copy)) = message {
                    lastWords.append(said)
                    if let copy { _ = terminal.copy(copy) }
                }
            }
        }
    }

    private mutating func takeMessages(_ terminal: Terminal?) {
        for message in mailbox.take() { update(message, terminal) }
    }

    private mutating func tick(_ terminal: Terminal) {
        nextTick = .now + .milliseconds(Self.tickMilliseconds)
        if !hasGivenBack, mailbox.isQuiet {
            hasGivenBack = true
            Footprint.giveBack()
        }
        checkPlace()
        if let now = try? Clock.now(), now.milliseconds / 60_000 != lastMinute {
            lastMinute = now.milliseconds / 60_000
            update(.tick(now), terminal)
        }
        guard let found = try? watcher.dataVersion(), found != version else { return }
        version = found
        update(.storeChanged, terminal)
    }

    private var lastMinute: Int64 = 0
    private var hasGivenBack = false
    private var nextTick = ContinuousClock.now

    /// Says when the file of the store is no longer where it was: what is changed then would go nowhere, and is refused.
    private mutating func checkPlace() {
        let isGone = file != nil && FileIdentity(path: storePath) != file
        guard isGone != isStoreGone else { return }
        isStoreGone = isGone
        guard isGone else { return }
        dashboard.tell(words(.storeMoved, storePath))
        isStale = true
    }

    // MARK: Without one

    /// Presses keys without a terminal, each when nothing is under way any more, and gives the last screen.
    mutating func run(_ inputs: [Input]) -> Frame {
        apply(dashboard.start(), nil)
        settle()
        for input in inputs where !ends {
            update(.input(input), nil)
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

    private mutating func update(_ message: Message, _ terminal: Terminal?) {
        isStale = true
        // Where only the time went on, nobody is about to press a key.
        if case .tick = message {} else { isResting = false }
        apply(dashboard.update(message), terminal)
    }

    private mutating func apply(_ effects: [Effect], _ terminal: Terminal?) {
        for effect in effects {
            switch effect {
            case .load(let request): ask(request, waits: terminal != nil && dashboard.canDoWithout(request))
            case .perform(let deed) where isStoreGone:
                update(.performed(deed, .refused(words(.storeMoved, storePath))), terminal)
            case .perform(let deed): interpreter.perform(deed)
            case .stopDeed: interpreter.stop()
            case .remember(let place): interpreter.remember(place)
            case .quit: ends = true
            case .copy(let text):
                if let terminal, !terminal.copy(text) { terminal.bell() }
            case .bell: terminal?.bell()
            case .notify(let title, let text): terminal?.notify(title: title, text: text)
            case .redraw: terminal?.redraw()
            case .suspend: terminal?.suspend()
            case .edit(let text): edit(text, terminal)
            }
        }
    }

    private mutating func ask(_ request: Request, waits: Bool) {
        // An older question must not come after a newer one.
        questionsForLater.removeAll { $0.slot == request.slot }
        if waits { questionsForLater.append(request) } else { interpreter.ask(request) }
    }

    private mutating func edit(_ text: String, _ terminal: Terminal?) {
        let edited = terminal?.suspended { Editor.edit(text, named: "leadtop.eml") } ?? nil
        update(.edited(edited), terminal)
    }
}

/// Which file a path leads to.
private struct FileIdentity: Equatable {
    private let device: dev_t
    private let number: ino_t

    init?(path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        (device, number) = (status.st_dev, status.st_ino)
    }
}

extension Terminal.Event {
    /// Whether it asks to leave at once.
    fileprivate var asksToGo: Bool {
        switch self {
        case .terminate, .input(.key(.control("c"))), .input(.key(.escape)), .input(.key(.character("q"))): true
        default: false
        }
    }
}
