import Canvas
import Dashboard
import LeadModel
import Testing

/// A dashboard at a store: presses keys, carries out what is asked, and looks at the screen.
struct Session {
    var dashboard: Dashboard
    var store: any Answering
    var now = sampleNow
    /// Effects that no store carries out, in order.
    var effects: [Effect] = []
    /// Questions and deeds that wait, while `holds`.
    var held: [Effect] = []
    var holds = false
    /// The largest number of effects that one input led to.
    var longestRun = 0

    init(
        _ store: any Answering = FakeStore.sample, width: Int = 120, height: Int = 36, glyphs: Glyphs = .unicode,
        isReadOnly: Bool = false, place: Place = Place(), keys: KeyTable = .standard,
        notify: Dashboard.Notify = Dashboard.Notify()
    ) {
        self.store = store
        let settings = Dashboard.Settings(
            storePath: "/home/anna/.local/share/leadtop/leads.db", user: "anna",
            customs: Customs(zone: sampleZone), keys: keys, glyphs: glyphs, isReadOnly: isReadOnly,
            notify: notify)
        dashboard = Dashboard(
            settings: settings, place: place, size: Size(width: width, height: height), now: sampleNow)
        run(dashboard.start())
    }

    var frame: Frame { dashboard.view() }
    var text: String { frame.text }
    var lastLine: String { frame.rows.last ?? "" }
    var quits: Bool { effects.contains(.quit) }
    var copied: [String] {
        effects.compactMap { effect in
            if case .copy(let text) = effect { return text }
            return nil
        }
    }

    /// Presses a script such as `2/kow<enter>`; between keys, all that is pending is done.
    mutating func press(_ script: String, sourceLocation: SourceLocation = #_sourceLocation) {
        do {
            for input in try Key.parse(script: script) { send(.input(input)) }
        } catch {
            Issue.record("\(error)", sourceLocation: sourceLocation)
        }
    }

    /// The session after some keys.
    func pressing(_ script: String, sourceLocation: SourceLocation = #_sourceLocation) -> Session {
        var copy = self
        copy.press(script, sourceLocation: sourceLocation)
        return copy
    }

    mutating func send(_ message: Message) {
        run(dashboard.update(message))
    }

    /// Carries out what was held back.
    mutating func release() {
        let waiting = held
        held = []
        holds = false
        run(waiting)
    }

    private mutating func run(_ first: [Effect]) {
        var pending = first
        var count = 0
        while true {
            if pending.isEmpty { pending = dashboard.lookAhead() }
            guard !pending.isEmpty else { break }
            let effect = pending.removeFirst()
            count += 1
            guard count < 10_000 else {
                Issue.record("The dashboard never comes to rest.")
                return
            }
            pending += answer(effect)
        }
        longestRun = max(longestRun, count)
    }

    private mutating func answer(_ effect: Effect) -> [Effect] {
        switch effect {
        case .load where holds, .perform where holds:
            held.append(effect)
            return []
        case .load(let request):
            return dashboard.update(.answered(request, store.answer(request.question, now: now)))
        case .perform(let deed):
            let result = store.perform(deed, now: now)
            return dashboard.update(.performed(deed, result))
        default:
            effects.append(effect)
            return []
        }
    }
}
