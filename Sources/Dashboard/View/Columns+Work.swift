import Canvas
import LeadModel

/// The columns of the queue, the log and the quarantine.
extension Dashboard {
    var queueColumns: [ListColumn] {
        func work(_ text: @escaping (WorkRow) -> (String, Style)) -> (Row) -> (String, Style) {
            { row in
                if case .work(let work) = row.record { return text(work) }
                return ("", .plain)
            }
        }
        return [
            column(.columnDue, nil, 16, 16, 18, priority: 9, work { due($0) }),
            column(
                .columnCustomer, nil, 12, 32, 50, priority: 10,
                work { work in
                    let person = work.customer.person
                    let name = Sentence.name(of: person)
                    return (
                        person.company.isEmpty || name == person.company ? name : "\(name), \(person.company)", .plain
                    )
                }),
            column(.columnWhy, nil, 10, 40, 80, priority: 8, work { (why($0), .plain) }),
            column(.columnOwner, nil, 4, 8, 14, priority: 2, work { ($0.customer.owner, .dim) }),
        ]
    }

    private func due(_ work: WorkRow) -> (String, Style) {
        switch work.section {
        case .neverContacted:
            let text = customs.age(work.lastStep, since: work.waitingSince, now: now, targets: settings.targets)
            return work.isBreached ? (words(.breach, text), .danger.with(.bold)) : (words(.newSince, text), .warning)
        case .overdue, .today, .later:
            guard let followUp = work.customer.followUp else { return ("", .plain) }
            return self.followUp(followUp.dueAt)
        }
    }

    func why(_ work: WorkRow) -> String {
        let text = ownWhy(work)
        return workedFor(work.customer.owner).map { words(.workFor, $0, text) } ?? text
    }

    private func ownWhy(_ work: WorkRow) -> String {
        guard work.section != .neverContacted, let followUp = work.customer.followUp else {
            return [work.lastStep.title, work.lastOffer.text].filter { !$0.isEmpty }.joined(separator: ", ")
        }
        let channel = followUp.channel == .any ? "" : followUp.channel.title
        let note = followUp.note.isEmpty && channel.isEmpty ? work.lastStep.title : followUp.note
        let text = [channel, note].filter { !$0.isEmpty }.joined(separator: ": ")
        return work.triesBefore > 0 ? text + " " + words(.tryNumber, work.triesBefore + 1) : text
    }

    var activityColumns: [ListColumn] {
        func entry(_ text: @escaping (ActivityRow) -> (String, Style)) -> (Row) -> (String, Style) {
            { row in
                if case .activity(let entry) = row.record { return text(entry) }
                return ("", .plain)
            }
        }
        return [
            column(.columnWhen, nil, 8, 12, 16, priority: 9, entry { (customs.ago($0.at, now: now), .plain) }),
            column(.columnWho, nil, 4, 8, 14, priority: 8, entry { ($0.who, .dim) }),
            column(
                .columnWhat, nil, 20, 70, 160, priority: 10,
                entry { entry in
                    let text = Sentence.activity(entry, customs: customs)
                    return entry.isUndone ? (words(.undoneMark, text), .dim) : (text, .plain)
                }),
        ]
    }

    var quarantineColumns: [ListColumn] {
        func payload(_ text: @escaping (QuarantineRow) -> (String, Style)) -> (Row) -> (String, Style) {
            { row in
                if case .quarantine(let payload) = row.record { return text(payload) }
                return ("", .plain)
            }
        }
        return [
            column(.columnWhen, nil, 8, 12, 16, priority: 6, payload { (customs.ago($0.at, now: now), .plain) }),
            column(.columnFile, nil, 8, 24, 40, priority: 9, payload { ($0.origin, .plain) }),
            column(
                .columnLine, nil, 3, 6, 9, priority: 7, align: .right, payload { (customs.number($0.line), .plain) }),
            column(
                .columnBytes, nil, 3, 7, 11, priority: 3, align: .right, payload { (customs.number($0.size), .dim) }),
            column(.columnReason, nil, 16, 60, 140, priority: 10, payload { ($0.reason, .warning) }),
        ]
    }
}
