import LeadModel
import Testing

@testable import LeadStore

@Suite("The work queue and the log say what a rep needs")
struct QueueTests {
    private func queue(_ bench: Bench) throws -> [WorkRow] {
        var rows: [WorkRow] = []
        try bench.store.makeReader().forEach(ListQuery(kind: .queue)) { row in
            if case .work(let work) = row.record { rows.append(work) }
        }
        return rows
    }

    private func entries(_ bench: Bench) throws -> [ActivityRow] {
        var rows: [ActivityRow] = []
        try bench.store.makeReader().forEach(ListQuery(kind: .activity)) { row in
            if case .activity(let entry) = row.record { rows.append(entry) }
        }
        return rows
    }

    @Test(
        "Who was never contacted waits since the newest thing he did himself, whatever was cross-listed later",
        arguments: [[0, 1, 2, 3], [3, 2, 1, 0], [1, 3, 0, 2], [2, 0, 3, 1]])
    func waiting(order: [Int]) throws {
        let bench = try Bench()
        let drafts = [
            LeadDraft.make("SPZA-INS|a.b", email: "jan@contoso.example", at: .noon - .days(9)),
            .make("SPZA-PLT|a.c", email: "jan@contoso.example", at: .noon - .days(5)),
            .make("SPZA-DNC|a.d", email: "jan@contoso.example", at: .noon - .days(1)),
            .make("SPZA-INS|a.b", email: "ola@litware.example", at: .noon - .days(3)),
        ]
        for place in order { try bench.take([drafts[place]], file: "\(place)") }
        let rows = try queue(bench)
        #expect(rows.map(\.customer.person.email) == ["jan@contoso.example", "ola@litware.example"])
        let first = try #require(rows.first)
        #expect(first.lastStep == .contactMe)
        #expect(first.lastOffer.id == "a.c")
        #expect(first.waitingSince == .noon - .days(5))
        #expect(first.customer.waitingSince == .noon - .days(5))
        #expect(first.customer.lastLeadAt == .noon - .days(1))
    }

    @Test("A rep's queue holds his and what nobody owns; the unowned one only that")
    func whose() throws {
        let bench = try Bench()
        for name in ["anna", "ben", ""] {
            try bench.take(.make(email: "\(name)@contoso.example"))
            guard let id = try bench.customers().first(where: { $0.person.email.hasPrefix(name + "@") })?.id else {
                continue
            }
            _ = try bench.store.perform(.assign(name), on: .customers([id]), by: "anna")
        }
        let owners = { (whose: Whose) in
            var owners: [String] = []
            let query = ListQuery(kind: .queue, worker: whose.owner(for: "anna"))
            let reader = try bench.store.makeReader()
            try reader.forEach(query) { row in
                if case .work(let work) = row.record { owners.append(work.customer.owner) }
            }
            #expect(try reader.count(query) == owners.count)
            return owners.sorted()
        }
        #expect(try owners(.mine) == ["", "anna"])
        #expect(try owners(.unowned) == [""])
        #expect(try owners(.everyone) == ["", "anna", "ben"])
    }

    @Test(
        "Closing a customer closes his open follow-up in the same change, and the undo opens both",
        arguments: [
            Status.won, .lost, .declined, .expired,
        ])
    func closing(status: Status) throws {
        let bench = try Bench()
        try bench.take(.make(email: "jan@contoso.example"))
        let target = Target.customers([try #require(bench.customers().first?.id)])
        let due = Timestamp.noon - .hours(1)
        _ = try bench.store.perform(.setFollowUp(due: due, channel: .phone, note: "call"), on: target, by: "anna")
        #expect(try queue(bench).map(\.section) == [.overdue])
        let before = try bench.dump()
        _ = try bench.store.perform(.setStatus(status), on: target, by: "anna")
        #expect(try queue(bench).isEmpty)
        #expect(try bench.customers().first?.followUp == nil)
        _ = try bench.store.undo(by: "anna")
        #expect(try difference(before, bench.dump()) == [])
        _ = try bench.store.redo(by: "anna")
        // A person may still plan something with him.
        let again = Change.setFollowUp(due: .noon + .days(1), channel: .any, note: "")
        #expect(try bench.store.perform(again, on: target, by: "anna").changed == 1)
        #expect(try queue(bench).map(\.section) == [.later])
    }

    @Test("A person's status that closes nobody leaves the follow-up open")
    func notClosing() throws {
        let bench = try Bench()
        try bench.take(.make(email: "jan@contoso.example"))
        let target = Target.customers([try #require(bench.customers().first?.id)])
        _ = try bench.store.perform(.setFollowUp(due: .noon, channel: .any, note: ""), on: target, by: "anna")
        _ = try bench.store.perform(.setStatus(.active), on: target, by: "anna")
        #expect(try bench.customers().first?.followUp?.dueAt == .noon)
    }

    @Test("The log speaks in words: titles, moments by UTC, and nobody where there is no owner")
    func words() throws {
        let bench = try Bench()
        try bench.take(.make(email: "jan@contoso.example"))
        let target = Target.customers([try #require(bench.customers().first?.id)])
        let due = Timestamp.noon + .days(1)
        _ = try bench.store.perform(.assign("ben"), on: target, by: "anna")
        _ = try bench.store.perform(.setFollowUp(due: due, channel: .phone, note: ""), on: target, by: "anna")
        _ = try bench.store.perform(.snooze(until: due + .days(1)), on: target, by: "anna")
        _ = try bench.store.perform(
            .complete(outcome: .noAnswer, note: "", next: due + .days(2)), on: target, by: "anna")
        _ = try bench.store.perform(.assign(""), on: target, by: "anna")
        let log = try entries(bench).dropLast().reversed().map { [$0.before, $0.after] }
        #expect(
            log == [
                ["nobody", "ben"], ["", "2026-11-23T12:00:00Z, phone"],
                ["2026-11-23T12:00:00Z", "2026-11-24T12:00:00Z"],
                ["2026-11-24T12:00:00Z, phone", "no answer, 2026-11-25T12:00:00Z"], ["ben", "nobody"],
            ])
        let customs = Customs()
        let said = try entries(bench).map { Sentence.activity($0, customs: customs) }
        #expect(said.allSatisfy { !$0.contains("T12:00") })
        #expect(said.contains { $0.contains("no answer, " + customs.dayAndTime(due + .days(2))) })
    }

    @Test("An undo without imports takes the newest change back, not the import after it")
    func undoWithoutImports() throws {
        let bench = try Bench()
        try bench.take(.make(email: "jan@contoso.example"))
        let target = Target.customers([try #require(bench.customers().first?.id)])
        _ = try bench.store.perform(.setStatus(.active), on: target, by: "anna")
        try bench.take(.make(email: "ola@litware.example"))
        #expect(try bench.store.undo(by: "anna", includesImports: false)?.entry.verb == .status)
        #expect(try bench.store.undo(by: "anna", includesImports: false) == nil)
        #expect(try bench.leads().count == 2)
        let newest = try #require(entries(bench).first { $0.verb == .import }?.id)
        #expect(try bench.store.undo(by: "anna", activity: newest, includesImports: false)?.entry.verb == .import)
        #expect(try bench.store.undo(by: "anna")?.entry.verb == .import)
        #expect(try bench.leads().isEmpty)
    }

    @Test("A cross-listed block tells when the lead was made, though it came later")
    func blockDate() throws {
        let bench = try Bench()
        var draft = LeadDraft.make("SPZA-DNC|a.b", email: "ola@litware.example", at: .noon - .days(30))
        draft.receivedAt = .noon - .days(2)
        try bench.take(draft)
        let id = try #require(bench.customers().first?.id)
        let rule = try #require(bench.store.makeReader().customer(id)?.rule)
        #expect(rule.wholeBlock?.at == .noon - .days(30))
        _ = try bench.store.perform(.liftDoNotContact(offer: nil, reason: "agreed"), on: .customers([id]), by: "anna")
        #expect(try bench.customers().first?.isBlocked == false)
    }
}

@Suite("Who was never contacted is measured by the target of what he did")
struct BreachTests {
    private static let targets = ResponseTargets(
        hours: BusinessHours(
            weekdays: Set(Weekday.allCases).subtracting([.saturday, .sunday]), minutes: 540..<1020, zone: .utc)
            ?? .aroundTheClock(.utc),
        steps: [.contactMe: .hours(4), .purchase: .minutes(30), .testDrive: .hours(40)])

    @Test("Past the target first, then by age; the counts are those of the rows", arguments: 1...4)
    func order(seed: Int) throws {
        let everything = try Everything(seed: seed, count: 120)
        for (place, source) in ["SPZA-PLT|a.b", "SPZA-INS|a.b", "AzurePortal-Create|a.b"].enumerated() {
            for hours in [1, 30, 60] as [Int64] {
                let email = "new\(place)-\(hours)@contoso.example"
                try everything.bench.take(.make(source, email: email, at: .noon - .hours(hours)))
            }
        }
        let store = try LeadStore(
            path: everything.bench.store.path, mode: .readOnly, targets: Self.targets, clock: { .noon }, zone: .utc)
        let reader = try store.makeReader()
        for worker in [nil, Filter.Owner.named("anna"), .nobody] {
            var rows: [WorkRow] = []
            try reader.forEach(ListQuery(kind: .queue, worker: worker)) { row in
                if case .work(let work) = row.record { rows.append(work) }
            }
            let new = rows.filter { $0.section == .neverContacted }
            #expect(new.contains(where: \.isBreached) && new.contains { !$0.isBreached })
            for row in new {
                let isBreached = Self.targets.isBreached(row.lastStep, since: row.waitingSince, now: .noon)
                #expect(row.isBreached == isBreached)
            }
            let order = new.map { ($0.isBreached ? 0 : 1, $0.waitingSince) }
            #expect(order.elementsEqual(order.sorted { $0 < $1 }) { $0 == $1 })
            var today: [WorkRow] = []
            try reader.forEach(ListQuery(kind: .today, worker: worker)) { row in
                if case .work(let work) = row.record { today.append(work) }
            }
            #expect(today == rows.filter { $0.section != .later })
            let counts = try reader.work(ListQuery(kind: .today, worker: worker), doneBy: "anna")
            func count(_ section: WorkRow.Section) -> Int { rows.count { $0.section == section } }
            #expect(counts.overdue == count(.overdue) && counts.dueToday == count(.today))
            #expect(counts.breached == new.count { $0.isBreached } && counts.waiting == new.count { !$0.isBreached })
            #expect(counts.later == count(.later) && counts.left == today.count)
            #expect(counts.nextDue == rows.first { $0.section == .later }?.customer.followUp?.dueAt)
        }
    }

    @Test("What is done today is each customer once, by whoever did it, and an undo takes him out")
    func done() throws {
        let bench = try Bench()
        try bench.take([.make(email: "jan@contoso.example"), .make(email: "ola@litware.example")], file: "a")
        let ids = try bench.customers().map(\.id)
        func done(_ who: String) throws -> Int {
            try bench.store.makeReader().work(ListQuery(kind: .today), doneBy: who).done
        }
        let change = Change.complete(outcome: .noAnswer, note: "", next: .noon + .minutes(1))
        for id in ids + [ids[0]] { _ = try bench.store.perform(change, on: .customers([id]), by: "anna") }
        _ = try bench.store.perform(change, on: .customers([ids[1]]), by: "ben")
        #expect(try done("anna") == 2)
        #expect(try done("ben") == 1)
        _ = try bench.store.undo(by: "ben")
        #expect(try done("ben") == 0)
    }
}
