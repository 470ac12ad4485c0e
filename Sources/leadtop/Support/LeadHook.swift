import Dispatch
import LeadFormats
import LeadIntake
import LeadModel
import LeadStore
import Synchronization

/// Runs a command of the user's when new leads came in, beside the intake and never in its way.
///
/// One run at a time: what comes meanwhile is gathered for the next. The command gets numbers by its environment, and
/// the leads themselves on standard input only where the user asked for personal data.
final class LeadHook: Sendable {
    private struct State {
        /// The ids of the leads that are still to be announced, in the order they came, and how many there are: only
        /// the latest ids are kept.
        var ids: [Int64] = []
        var count = 0
        var store = ""
        var isRunning = false
    }

    /// How many ids a command gets, at most.
    static let mostIDs = 100

    private let settings: NotifySettings
    private let report: @Sendable (String) -> Void
    private let queue = DispatchQueue(label: "leadtop.hook", qos: .utility)
    private let idle = DispatchGroup()
    private let state = Mutex(State())

    /// - Parameter report: Takes a sentence about a command that failed; holds no personal data.
    init(_ settings: NotifySettings, report: @escaping @Sendable (String) -> Void = { say("leadtop: " + $0) }) {
        (self.settings, self.report) = (settings, report)
    }

    /// Announces leads that are new and no tests; returns at once.
    func announce(leads: [Int64], store: String) {
        guard settings.command != nil, !leads.isEmpty else { return }
        let begins = state.withLock { state in
            state.ids = (state.ids + leads).suffix(Self.mostIDs)
            state.count += leads.count
            state.store = store
            defer { state.isRunning = true }
            return !state.isRunning
        }
        guard begins else { return }
        idle.enter()
        queue.async { self.run() }
    }

    /// Waits until all that was announced is said, but no longer than two commands may take.
    func finish() {
        _ = idle.wait(timeout: .now() + .seconds(2 * (settings.timeoutSeconds + 2 * ChildProcess.graceSeconds)))
    }

    private func run() {
        while let next = takeWaiting() {
            if let sentence = announce(next.ids, count: next.count, store: next.store) { report(sentence) }
        }
        idle.leave()
    }

    private func takeWaiting() -> (ids: [Int64], count: Int, store: String)? {
        state.withLock { state in
            guard state.count > 0 else {
                state.isRunning = false
                return nil
            }
            defer { (state.ids, state.count) = ([], 0) }
            return (state.ids, state.count, state.store)
        }
    }

    /// Runs the command once; says what went wrong with it.
    private func announce(_ ids: [Int64], count: Int, store: String) -> String? {
        guard let command = settings.command else { return nil }
        do {
            let desk = try Desk(store, mode: .readOnly)
            var child = ChildProcess(command)
            child.environment = [
                "LEADTOP_LEAD": ids.last.map { String($0) } ?? "",
                "LEADTOP_LEADS": ids.map { String($0) }.joined(separator: " "),
                "LEADTOP_NEW": String(count),
                "LEADTOP_TOTAL": String(try desk.reader.count(ListQuery(kind: .leads))),
                "LEADTOP_STORE": store,
            ]
            if settings.isPersonal { child.input = try Self.lines(of: ids, desk) }
            return Self.sentence(child.run(timeoutSeconds: settings.timeoutSeconds), settings)
        } catch {
            return words(.hookFailed, ErrorText.text(of: error) ?? "\(type(of: error))")
        }
    }

    /// The leads as `leadtop leads --format ndjson` has them.
    private static func lines(of ids: [Int64], _ desk: Desk) throws -> [UInt8] {
        var json = JSONWriter()
        for lead in try desk.reader.leads(ids) {
            json.object(lead, LeadRow.fields)
            json.newLine()
        }
        return json.bytes
    }

    private static func sentence(_ end: ChildProcess.End, _ settings: NotifySettings) -> String? {
        switch end {
        case .exited(0), .leftRunning: nil
        case .exited(let status): words(.hookStatus, status)
        case .timedOut: words(.hookTimedOut, settings.timeoutSeconds)
        case .notStarted(let reason): words(.hookFailed, reason)
        }
    }
}
