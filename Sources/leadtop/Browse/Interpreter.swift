import Dashboard
import Dispatch
import Foundation
import LeadModel
import LeadStore
import Synchronization

/// Carries out what the dashboard asks for, off the drawing thread.
final class Interpreter: Sendable {
    private let desk: Desk
    private let mailbox: Mailbox
    private let lanes: [Slot: Lane]
    private let writing = DispatchQueue(label: "leadtop.writing", qos: .userInitiated)
    private let stopWanted = Mutex(false)
    private let places: PlaceFile?

    init(desk: Desk, mailbox: Mailbox, places: PlaceFile?) {
        (self.desk, self.mailbox, self.places) = (desk, mailbox, places)
        let answers = Answers(desk: desk)
        func lane(_ name: String) -> Lane {
            Lane(name, store: desk.store, mailbox: mailbox) { try answers.answer($1, from: $0) }
        }
        let (rows, count, funnel, stages, rest) =
            (lane("rows"), lane("count"), lane("funnel"), lane("stages"), lane("rest"))
        lanes = [
            .rows: rows, .count: count, .funnel: funnel, .stages: stages, .detail: rest, .customer: rest,
            .choices: rest, .preview: rest, .empty: rest,
        ]
    }

    func ask(_ request: Request) {
        lanes[request.slot]?.ask(request)
    }

    // MARK: Deeds

    func perform(_ deed: Deed) {
        mailbox.begin()
        stopWanted.withLock { $0 = false }
        writing.async { [self] in
            mailbox.post(.performed(deed, result(of: deed)))
            mailbox.end()
        }
    }

    func stop() {
        stopWanted.withLock { $0 = true }
    }

    func remember(_ place: Place) {
        guard let places else { return }
        mailbox.begin()
        writing.async { [mailbox] in
            places.write(place)
            mailbox.end()
        }
    }

    private func result(of deed: Deed) -> Message.Result {
        do {
            return try carryOut(deed)
        } catch {
            return .refused(ErrorText.text(of: error))
        }
    }

    private func carryOut(_ deed: Deed) throws -> Message.Result {
        let progress = Pace { [mailbox, stopWanted] done, all, isTime in
            if isTime { mailbox.post(.performed(deed, .progress(done, all))) }
            return !stopWanted.withLock { $0 }
        }
        switch deed {
        case .change(let change, let target):
            return .changed(
                try desk.store.perform(change, on: target, by: desk.who, progress: progress.step))
        case .undo(let activity):
            let report = try desk.store.undo(by: desk.who, activity: activity, progress: progress.step)
            return report.map(Message.Result.undid) ?? .nothing
        case .redo:
            let report = try desk.store.redo(by: desk.who, progress: progress.step)
            return report.map(Message.Result.undid) ?? .nothing
        case .retryQuarantine(let ids): return .done(try QuarantineRetry.run(ids, desk: desk))
        case .dropQuarantine(let ids):
            let report = try desk.store.dropQuarantine(ids, by: desk.who)
            return .done(words(.browseDropped, desk.customs.number(report)))
        case .export(let export): return .done(try FileExport.run(export, desk: desk))
        }
    }
}

/// Lets a deed say how far it is ten times a second, not with every record.
private final class Pace: Sendable {
    private let said = Mutex(ContinuousClock.now)
    private let report: @Sendable (Int, Int, Bool) -> Bool

    init(_ report: @escaping @Sendable (Int, Int, Bool) -> Bool) {
        self.report = report
    }

    func step(_ done: Int, _ all: Int) -> Bool {
        let isTime = said.withLock { said in
            guard ContinuousClock.now - said > .milliseconds(100) else { return false }
            said = .now
            return true
        }
        return report(done, all, isTime)
    }
}
