import Dashboard
import LeadModel

/// A store of nothing but many customers, numbered in the order of the list.
struct Numbers: Answering {
    var ids: [Int64]
    /// Every question that was answered.
    var fails = false
    var furthest: [Stage: Int] = [:]

    init(_ count: Int) {
        ids = (0..<Int64(count)).map { $0 }
    }

    func answer(_ question: Question, now: Timestamp) -> Answer {
        switch question {
        case .page(_, let anchor, let limit): .page(page(anchor, limit))
        case .count: .count(ids.count)
        case .work: .work(WorkCounts(waiting: ids.count))
        case .clocks: .clocks([])
        case .customer(let id):
            .customer(CustomerDetail(row: row(id), rule: ContactRule(), leads: [], timeline: []))
        case .isEmpty: .isEmpty(ids.isEmpty)
        case .doors: .doors([])
        case .absences: .absences(Absences())
        case .news(let lead, _): .news(News(newest: lead ?? 0))
        case .preview(_, let target): .preview(ChangeReport(chosen: count(of: target), changed: count(of: target)))
        case .funnel: .funnel(Funnel(cells: [], test: 0))
        case .stages: .stages(StageCounts(furthest: furthest))
        case .choices: .choices([])
        case .approach: .approach(nil)
        case .templates: .templates([])
        case .customers: .customers([])
        case .payload, .quarantined: .payload(nil)
        case .journeys, .responseTimes, .attribution: FakeStore().answer(question, now: now)
        default: .nothing
        }
    }

    mutating func perform(_ deed: Deed, now: Timestamp) -> Message.Result {
        guard case .change(_, let target) = deed else { return .nothing }
        return .changed(ChangeReport(activity: 1, chosen: count(of: target), changed: count(of: target)))
    }

    private func count(of target: Target) -> Int {
        if case .customers(let chosen) = target { return chosen.count }
        return ids.count
    }

    private func page(_ anchor: Anchor, _ limit: Int) -> Page {
        /// The index of the first id that is not below.
        func place(_ id: Int64) -> Int { ids.partitioningIndex { $0 >= id } }
        let range: Range<Int> =
            switch anchor {
            case .start: 0..<min(limit, ids.count)
            case .end: max(ids.count - limit, 0)..<ids.count
            case .after(let cursor): place(cursor.id + 1)..<min(place(cursor.id + 1) + limit, ids.count)
            case .before(let cursor): max(place(cursor.id) - limit, 0)..<place(cursor.id)
            case .from(let cursor): place(cursor.id)..<min(place(cursor.id) + limit, ids.count)
            case .record(let id):
                ids.indices.contains(place(id)) && ids[place(id)] == id
                    ? place(id)..<min(place(id) + limit, ids.count) : 0..<min(limit, ids.count)
            }
        return Page(
            rows: ids[range].map { Row(cursor: Cursor(values: [.integer($0)], id: $0), record: .customer(row($0))) },
            hasMoreBefore: range.lowerBound > 0, hasMoreAfter: range.upperBound < ids.count)
    }

    private func row(_ id: Int64) -> CustomerRow {
        var person = Person()
        person.fullName = "Customer \(id)"
        person.email = "c\(id)@example.com"
        return CustomerRow(
            id: id, person: person, country: "PL", isUnidentified: false, leads: 1, firstLeadAt: sampleNow,
            lastLeadAt: sampleNow, lastStep: .getItNow, steps: [.getItNow], offers: [], offerCount: 0, status: .new,
            owner: "", followUp: nil, contactedAt: nil, isBlocked: false, isPartlyBlocked: false, isTest: false)
    }
}

extension Array {
    /// The first index whose element passes, where those that pass stand at the end. O(log n).
    func partitioningIndex(where passes: (Element) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if passes(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}

/// A store that remembers what it answered, until it is written to.
final class Remembering: Answering {
    private var store: any Answering
    private var answers: [Question: Answer] = [:]

    init(_ store: any Answering) {
        self.store = store
    }

    func answer(_ question: Question, now: Timestamp) -> Answer {
        if let known = answers[question] { return known }
        let answer = store.answer(question, now: now)
        answers[question] = answer
        return answer
    }

    func perform(_ deed: Deed, now: Timestamp) -> Message.Result {
        answers = [:]
        return store.perform(deed, now: now)
    }
}
