import Dashboard
import LeadFormats
import LeadModel
import LeadStore
import Synchronization

/// Carries out what the dashboard asks for, off the drawing thread.
final class Interpreter: Sendable {
    private let workshop: Workshop
    private let mailbox: Mailbox
    private let lanes: [Slot: Lane]
    private let writing = Worker("writing")
    private let tickets = Tickets()
    /// What an export reads from; interrupting it ends the export.
    private let exporting = Mutex<StoreReader?>(nil)
    private let places: PlaceFile?

    init(workshop: Workshop, mailbox: Mailbox, places: PlaceFile?) {
        (self.workshop, self.mailbox, self.places) = (workshop, mailbox, places)
        let answers = Answers(workshop: workshop)
        // Pages are kept for what is asked again and again; what else is counted comes from the system's cache.
        func lane(_ name: String, cacheKilobytes: Int = 500, isPatient: Bool = false) -> Lane {
            Lane(
                name, store: workshop.store, mailbox: mailbox, cacheKilobytes: cacheKilobytes, isPatient: isPatient
            ) { try answers.answer($1, from: $0) }
        }
        let (person, rest, doors) = (lane("person", cacheKilobytes: 1_000), lane("rest"), lane("doors"))
        // A count may take long, and rows must not wait for its end.
        let count = lane("count", isPatient: true)
        lanes = [
            .rows: lane("rows", cacheKilobytes: 2_000), .count: count, .ends: count, .funnel: lane("funnel"),
            .stages: lane("stages"),
            .detail: person, .customer: person, .neighbours: person, .choices: rest, .preview: rest, .empty: rest,
            .doors: doors, .news: doors, .clocks: rest, .absences: doors,
            .duplicates: lane("duplicates", isPatient: true), .pair: person, .lookalikes: rest, .report: lane("report"),
            .views: doors, .viewCount: lane("views"), .lately: doors, .marks: person,
        ]
    }

    func ask(_ request: Request) {
        lanes[request.slot]?.ask(request)
    }

    // MARK: Deeds

    func perform(_ deed: Deed) {
        mailbox.begin()
        let ticket = tickets.draw()
        writing.add { [self] in
            mailbox.post(.performed(deed, result(of: deed, ticket)))
            tickets.giveBack()
            mailbox.end()
        }
    }

    /// Stops what is under way: a change is rolled back, an export leaves no file.
    func stop() {
        tickets.stop()
        exporting.withLock { $0?.interrupt() }
    }

    /// Whether a deed, or the place that is being kept, is still to be finished.
    var isBusy: Bool { tickets.areOpen }

    func remember(_ place: Place) {
        guard let places else { return }
        mailbox.begin()
        _ = tickets.draw()
        writing.add { [mailbox, tickets] in
            places.write(place)
            tickets.giveBack()
            mailbox.end()
        }
    }

    private func result(of deed: Deed, _ ticket: Int) -> Message.Result {
        do {
            return try carryOut(deed, ticket)
        } catch {
            return .refused(ErrorText.text(of: error) ?? "\(error)")
        }
    }

    private func carryOut(_ deed: Deed, _ ticket: Int) throws -> Message.Result {
        let progress = Pace { [self] done, all, isTime in
            if isTime { mailbox.post(.performed(deed, .progress(done, all))) }
            return !tickets.isStopped(ticket)
        }
        switch deed {
        case .change(let change, let target):
            return .changed(
                try workshop.store.perform(change, on: target, by: workshop.who, progress: progress.step))
        case .undo(let activity):
            // A slip of the finger takes back no import; who means one chooses it in Activity.
            let report = try workshop.store.undo(
                by: workshop.who, activity: activity, includesImports: false, progress: progress.step)
            return report.map(Message.Result.undid) ?? .nothing
        case .redo:
            let report = try workshop.store.redo(by: workshop.who, progress: progress.step)
            return report.map(Message.Result.undid) ?? .nothing
        case .retryQuarantine(let ids): return .done(try retry(ids))
        case .dropQuarantine(let ids):
            let report = try workshop.store.dropQuarantine(ids, by: workshop.who)
            return .done(words(.cliQuarantineDropped, workshop.customs.number(report.changed)))
        case .export(let export): return .done(try write(export))
        case .send(let letter): return try send(letter)
        case .dial(let number, let customer):
            try Sending(store: workshop.store).check(customer, .phone, workshop.now(), workshop.customs)
            let handed = try workshop.handover.dial(number)
            return .dialed(said: handed.said, copy: handed.copy)
        case .setAbsence(let absence):
            try workshop.store.setAbsence(absence, by: workshop.who)
            let last = workshop.customs.day(absence.until - .minutes(1))
            return .done(words(.awayDone, absence.rep, last))
        case .endAbsence(let rep):
            try workshop.store.endAbsence(of: rep, by: workshop.who)
            return .done(words(.backDone, rep))
        case .saveView(let view): return .done(try save(view))
        case .deleteView(let id, let name):
            try workshop.store.deleteView(id, by: workshop.who)
            return .done(words(.viewDeleted, name))
        }
    }

    private func send(_ letter: Letter) throws -> Message.Result {
        let now = try workshop.now()
        let sending = Sending(store: workshop.store)
        try sending.check(letter.customer, .email, now, workshop.customs)
        let handed = try workshop.handover.send(letter, now: now)
        let next = workshop.configuration.plan(in: workshop.customs.zone).due(after: .mailSent, now: now)
        do {
            let (change, report) = try sending.record(letter, next: next, by: workshop.who)
            return .sent(change, report, said: handed.said, copy: handed.copy)
        } catch {
            return .refused(words(.letterNotWrittenDown, handed.said, ErrorText.text(of: error) ?? "\(error)"))
        }
    }

    private func save(_ view: SavedView) throws -> String {
        let phrase: Phrase =
            switch try workshop.store.save(view, by: workshop.who) {
            case .made: .viewSaved
            case .changed: .viewChanged
            case .unchanged: .viewUnchanged
            }
        return words(phrase, view.name)
    }

    private func write(_ export: Deed.Export) throws -> String {
        let desk = try workshop.openDesk()
        exporting.withLock { $0 = desk.reader }
        defer { exporting.withLock { $0 = nil } }
        return try FileExport(export: export, desk: desk).run()
    }

    private func retry(_ ids: [Int64]) throws -> String {
        let retry = QuarantineRetry(desk: try workshop.openDesk(), format: nil, map: HeaderMap())
        let report = try retry.run(ids)
        let number = workshop.customs.number
        return words(
            .cliQuarantineRetried, number(ids.count), number(report.new), number(report.duplicates),
            number(retry.stillUnreadable))
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
