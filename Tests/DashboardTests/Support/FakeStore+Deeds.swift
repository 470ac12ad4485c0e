import Dashboard
import LeadModel

/// Writing, with the lock and the undo of the real store.
extension FakeStore {
    mutating func perform(_ deed: Deed, now: Timestamp) -> Message.Result {
        switch deed {
        case .change(let change, let target): return .changed(make(change, target, now: now))
        case .undo(let id): return undo(id, now: now)
        case .redo: return redo(now: now)
        case .retryQuarantine(let ids), .dropQuarantine(let ids):
            content.quarantine.removeAll { ids.contains($0.id) }
            return .done("\(ids.count) payload read.")
        case .setAbsence(let absence):
            absences.all.append(absence)
            return .done("\(absence.rep) is away.")
        case .endAbsence(let rep):
            absences.all.removeAll { $0.rep == rep }
            return .done("\(rep) is back.")
        case .saveView(let view):
            let former = content
            var view = view
            if view.id == 0 { view.id = (content.views.map(\.id).max() ?? 0) + 1 }
            content.views.removeAll { $0.id == view.id }
            content.views.append(view)
            write(.viewSave, former, now)
            return .done("Saved.")
        case .deleteView(let id, _):
            let former = content
            content.views.removeAll { $0.id == id }
            write(.viewDelete, former, now)
            return .done("Deleted.")
        case .export(let export):
            exports.append(export)
            return .done("60 leads written, 4 left out: do not contact.")
        case .send(let letter): return send(letter, now: now)
        case .dial: return .dialed(said: "The number is handed to xdg-open.", copy: nil)
        }
    }

    func preview(_ change: Change, _ target: Target, now: Timestamp) -> ChangeReport {
        var copy = self
        return copy.make(change, target, now: now)
    }

    private func ids(of target: Target, now: Timestamp) -> [Int64] {
        switch target {
        case .customers(let ids): ids
        case .all(let query): Set(rows(of: query, now: now).compactMap(\.customer)).sorted()
        }
    }

    private mutating func make(_ change: Change, _ target: Target, now: Timestamp) -> ChangeReport {
        let former = content
        let ids = ids(of: target, now: now)
        if case .split(let leads) = change { return split(leads, ids, former, now) }
        if case .merge(let winner) = change { return merge(ids, into: winner, former, now) }
        var report = ChangeReport(chosen: ids.count, changed: 0)
        for id in ids {
            if let skip = apply(change, to: id, now: now) {
                report.skipped[skip, default: 0] += 1
                if ids.count == 1, skip == .doNotContact { report.block = rule(of: id).block() }
                if ids.count == 1, skip == .owned { report.owner = content.customers[id]?.owner }
            } else {
                report.changed += 1
            }
        }
        if report.changed > 0 { report.activity = write(change, ids, former, now) }
        return report
    }

    /// Changes one customer; why not, where it leaves him as he is.
    private mutating func apply(_ change: Change, to id: Int64, now: Timestamp) -> ChangeReport.Skip? {
        guard var customer = content.customers[id] else { return .missing }
        let rule = rule(of: id)
        switch change {
        case .setStatus(let status):
            if customer.status == status { return .unchanged }
            customer.status = status
        case .assign(let owner):
            if customer.owner == owner { return .unchanged }
            customer.owner = owner
        case .claim(let rep):
            if customer.owner == rep { return .unchanged }
            if !customer.owner.isEmpty { return .owned }
            customer.owner = rep
        case .handOver(let from, let to):
            if customer.owner != from { return .notOwned }
            if customer.status.isClosed { return .closed }
            customer.owner = to
        case .addNote(let text):
            customer.history.append(TimelineEntry(at: now, who: user, kind: .note(id: nextID, text: text)))
        case .setFollowUp(let due, let channel, let note):
            if rule.block() != nil { return .doNotContact }
            customer.followUp = FollowUp(
                id: nextID, uid: "f\(nextID)", dueAt: due, channel: channel, note: note, owner: user, createdAt: now)
        case .snooze(let until):
            guard customer.followUp != nil else { return .noFollowUp }
            customer.followUp?.dueAt = until
        case .complete(let outcome, _, let next, let reason):
            if rule.block() != nil { return .doNotContact }
            complete(&customer, outcome, next, reason, now)
        case .flagDoNotContact(let offer, let reason):
            let block = ContactRule.Block(origin: .person(user), offer: offer, reason: reason, at: now)
            customer.decisions.append(ContactRule.Decision(kind: .block(block), at: now))
            customer.followUp = nil
        case .liftDoNotContact(let offer, _):
            if rule.blocks.isEmpty { return .notBlocked }
            customer.decisions.append(ContactRule.Decision(kind: .allow(offer: offer), at: now))
        case .setAside(let other):
            if id == other { return .unchanged }
            content.setAside.insert(DuplicatePair.Key(id, other))
        case .merge, .split: return .unchanged
        }
        content.customers[id] = customer
        return nil
    }

    private func complete(
        _ customer: inout Customer, _ outcome: FollowUp.Outcome, _ next: Timestamp?, _ reason: String, _ now: Timestamp
    ) {
        var done =
            customer.followUp
            ?? FollowUp(id: nextID, uid: "f", dueAt: now, channel: .any, note: "", owner: user, createdAt: now)
        done.doneAt = now
        done.outcome = outcome
        (done.doneBy, done.reason) = (user, reason)
        customer.history.append(TimelineEntry(at: now, who: user, kind: .followUpDone(done)))
        customer.contactedAt = now
        customer.tries += 1
        customer.followUp = next.map {
            FollowUp(
                id: nextID, uid: "n\(nextID)", dueAt: $0, channel: done.channel, note: done.note, owner: user,
                createdAt: now)
        }
    }

    private mutating func split(_ leads: [Int64], _ ids: [Int64], _ former: Content, _ now: Timestamp) -> ChangeReport {
        let id = (content.customers.keys.max() ?? 0) + 1
        var person = Person()
        for index in content.leads.indices where leads.contains(content.leads[index].id) {
            content.leads[index].customer = id
            content.leads[index].foldReason = .split
            person = content.leads[index].person
        }
        content.customers[id] = Customer(id: id, person: person)
        let entry = write(.split(leads: leads), ids, former, now)
        return ChangeReport(activity: entry, chosen: 1, changed: 1, customer: id)
    }

    private mutating func merge(
        _ ids: [Int64], into winner: Int64, _ former: Content, _ now: Timestamp
    ) -> ChangeReport {
        for index in content.leads.indices where ids.contains(content.leads[index].customer) {
            if content.leads[index].customer != winner { content.leads[index].foldReason = .merged }
            content.leads[index].customer = winner
        }
        for id in ids where id != winner { content.customers[id] = nil }
        let entry = write(.merge(into: winner), [winner], former, now)
        return ChangeReport(activity: entry, chosen: ids.count, changed: ids.count - 1, customer: winner)
    }

    private var nextID: Int64 { Int64(log.count) + 1 }

    private mutating func write(_ change: Change, _ ids: [Int64], _ former: Content, _ now: Timestamp) -> Int64 {
        let id = nextID
        let only = ids.count == 1 ? ids[0] : nil
        var entry = ActivityRow(
            id: id, at: now, who: user, verb: change.verb, customer: only,
            customerName: only.flatMap { content.customers[$0]?.person.name } ?? "", count: ids.count, before: "",
            after: "", isUndone: false)
        if case .setStatus(let status) = change {
            entry.after = status.title
            entry.before = only.flatMap { former.customers[$0]?.status.title } ?? ""
        }
        log.append(entry)
        before[id] = former
        return id
    }

    private mutating func write(_ verb: ActivityRow.Verb, _ former: Content, _ now: Timestamp) {
        let id = nextID
        log.append(
            ActivityRow(
                id: id, at: now, who: user, verb: verb, customer: nil, customerName: "", count: 1, before: "",
                after: "", isUndone: false))
        before[id] = former
    }

    private mutating func undo(_ id: Int64?, now: Timestamp) -> Message.Result {
        let mine = log.indices.last { log[$0].who == user && !log[$0].isUndone && before[log[$0].id] != nil }
        guard let index = id.flatMap({ id in log.firstIndex { $0.id == id } }) ?? mine else { return .nothing }
        guard !log[index].isUndone, let former = before[log[index].id] else { return .nothing }
        after[log[index].id] = content
        content = former
        log[index].isUndone = true
        return .undid(UndoReport(entry: log[index], isRedo: false))
    }

    private mutating func redo(now: Timestamp) -> Message.Result {
        guard let index = log.indices.last(where: { log[$0].isUndone && after[log[$0].id] != nil }),
            let later = after[log[index].id]
        else { return .nothing }
        content = later
        log[index].isUndone = false
        return .undid(UndoReport(entry: log[index], isRedo: true))
    }
}

extension Change {
    var verb: ActivityRow.Verb {
        switch self {
        case .setStatus: .status
        case .assign, .claim: .assign
        case .handOver: .handOver
        case .addNote: .note
        case .setFollowUp: .followUpAdd
        case .snooze: .followUpSnooze
        case .complete: .followUpDone
        case .flagDoNotContact: .doNotContactAdd
        case .liftDoNotContact: .doNotContactLift
        case .merge: .merge
        case .split: .split
        case .setAside: .setAside
        }
    }
}
