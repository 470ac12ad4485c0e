import Dashboard
import LeadModel

/// Reading.
extension FakeStore {
    func answer(_ question: Question, now: Timestamp) -> Answer {
        switch question {
        case .page(let query, let anchor, let limit):
            return .page(cut(rows(of: query, now: now), at: anchor, limit: limit))
        case .count(let query):
            let rows = rows(of: query, now: now)
            return .count(rows.count, later: rows.filter(\.isForLater).count)
        case .work(let query, let who): return .work(work(query, doneBy: who, now: now))
        case .clocks(let country):
            let offsets = ["PL": [3600], "US": [-18_000, -28_800]][country] ?? []
            return .clocks(
                offsets.map {
                    CityClock(city: "\($0)", zone: Zone(name: country, initialOffsetSeconds: $0, transitions: []))
                })
        case .funnel(let filter, _): return .funnel(funnel(filter, now: now))
        case .stages(let filter): return .stages(stages(filter, now: now))
        case .customer(let id): return .customer(detail(of: id))
        case .payload(let id):
            return .payload(
                content.leads.first { $0.id == id }.map { lead in
                    Payload(
                        header: "", text: "{\n  \"id\": \(lead.id),\n  \"Email\": \"\(lead.person.email)\"\n}",
                        origin: "endpoint JSON, leads.json")
                })
        case .quarantined(let id):
            let row = content.quarantine.first { $0.id == id }
            return .payload(row.map { Payload(header: $0.reason, text: "Nowak;\u{1B}[31m;48", origin: $0.origin) })
        case .choices(let kind, let filter): return .choices(choices(kind, filter, now: now))
        case .customers(let text):
            let ids = content.customers.keys.sorted().filter { found(text, $0) }
            return .customers(ids.prefix(50).compactMap(customerRow))
        case .preview(let change, let target): return .preview(preview(change, target, now: now))
        case .approach(let id, let channel, let template): return .approach(approach(id, channel, template, now: now))
        case .templates(let id): return .templates(templates(for: id))
        case .exportPreview(let export):
            let ids = export.customers ?? Set(content.leads.map(\.customer)).sorted()
            let blocked = ids.filter { customerRow($0)?.isBlocked == true }.count
            return .exportPreview(ExportPreview(chosen: ids.count - blocked, leftOut: blocked))
        case .isEmpty: return .isEmpty(content.leads.isEmpty)
        case .doors: return .doors(doors)
        case .absences: return .absences(absences)
        case .journeys(let filter, let by, let isSameOffer):
            return .journeys(Self.journeys(filter, by, isSameOffer, now: now))
        case .responseTimes(let filter): return .responseTimes(Self.responseTimes(filter, now: now))
        case .attribution(let filter): return .attribution(Self.attribution(filter, now: now))
        case .news(let lead, _): return .news(news(after: lead))
        case .duplicates(let query):
            let ids = Set(rows(of: query, now: now).compactMap(\.customer))
            return .duplicates(duplicates { ids.contains($0.low) || ids.contains($0.high) })
        case .lookalikes(let id): return .duplicates(duplicates { $0.holds(id) })
        case .pair(let one, let other):
            guard let first = detail(of: one), let second = detail(of: other) else { return .pair(nil) }
            let merged = ContactRule(blocks: first.rule.blocks + second.rule.blocks)
            return .pair(ComparedPair(one: first, other: second, merged: merged))
        case .views: return .views(content.views)
        case .viewCount(_, let query): return .count(rows(of: query, now: now).count)
        case .lately(let mark):
            let new = content.leads.filter { $0.id > mark.lead && !$0.isTest }
            return .lately(Lately(leads: new.count, changed: changed(after: mark).count))
        case .marks(let customers, let mark):
            let arrived = Set(content.leads.filter { $0.id > mark.lead }.map(\.customer))
            var marks: [Int64: Lately.Mark] = [:]
            for id in customers {
                if arrived.contains(id) {
                    marks[id] = .arrived
                } else if changed(after: mark).contains(id) {
                    marks[id] = .changed
                }
            }
            return .marks(marks)
        case .nothing: return .nothing
        }
    }

    func changed(after mark: HistoryMark) -> Set<Int64> {
        Set(log.filter { $0.id > mark.activity && $0.who != mark.besides }.compactMap(\.customer))
    }

    /// All compared with all.
    private func duplicates(_ wanted: (DuplicatePair.Key) -> Bool) -> Duplicates {
        let ids = content.customers.keys.sorted().filter { customerRow($0)?.isTest == false }
        var pairs: [DuplicatePair] = []
        for (place, one) in ids.enumerated() {
            for other in ids[(place + 1)...] where wanted(DuplicatePair.Key(one, other)) {
                guard !content.setAside.contains(DuplicatePair.Key(one, other)), let first = customerRow(one),
                    let second = customerRow(other),
                    let likeness = Likeness(Likeness.Traits(first.person), Likeness.Traits(second.person))
                else { continue }
                pairs.append(DuplicatePair(first, second, likeness))
            }
        }
        pairs.sort { ($1.likeness.score, $0.key.low, $0.key.high) < ($0.likeness.score, $1.key.low, $1.key.high) }
        return Duplicates(pairs: pairs, count: pairs.count)
    }

    func detail(of id: Int64) -> CustomerDetail? {
        guard let row = customerRow(id) else { return nil }
        let leads = leads(of: id)
        let own = leads.compactMap { lead in
            self.row(of: lead).map {
                CustomerLead(row: $0, person: lead.person, foldReason: lead.foldReason, origin: "endpoint JSON")
            }
        }
        var entries = own.map { TimelineEntry(at: $0.row.at, who: "", kind: .lead($0.row)) }
        entries += own.compactMap { lead in
            lead.row.deletedAt.map { TimelineEntry(at: $0, who: "", kind: .deletedThere(lead.row)) }
        }
        let timeline = (entries + (content.customers[id]?.history ?? [])).sorted { $0.at > $1.at }
        return CustomerDetail(row: row, rule: rule(of: id), leads: own, timeline: timeline)
    }

    // MARK: Lists

    func rows(of query: ListQuery, now: Timestamp) -> [Row] {
        let passing = content.leads.filter { passes($0, query.filter, now: now) && found(query.search, $0.customer) }
        let customers = Set(passing.map(\.customer)).sorted()
        switch query.kind {
        case .leads:
            return ordered(passing.compactMap { row(of: $0).map(Row.Record.lead) }, query.sort)
        case .customers:
            return ordered(customers.compactMap { customerRow($0).map(Row.Record.customer) }, query.sort)
        case .queue, .today:
            let work = customers.compactMap { workRow($0, now: now) }
                .filter { query.kind == .queue || $0.section != .later }
                .filter { works(query.worker, $0.customer.owner, now) }
                .sorted { order($0) < order($1) }
            return work.map { Row(cursor: Cursor(values: [], id: $0.customer.id), record: .work($0)) }
        case .offers: return ordered(offers(passing), query.sort)
        case .activity:
            return log.reversed().map { Row(cursor: Cursor(values: [], id: $0.id), record: .activity($0)) }
        case .quarantine:
            return content.quarantine.map { Row(cursor: Cursor(values: [], id: $0.id), record: .quarantine($0)) }
        }
    }

    private func works(_ worker: Filter.Owner?, _ owner: String, _ now: Timestamp) -> Bool {
        switch worker {
        case nil: true
        case .nobody: owner.isEmpty
        case .named(let rep): owner.isEmpty || owner == rep || absences.stoodInFor(by: rep, at: now).contains(owner)
        }
    }

    private func work(_ query: ListQuery, doneBy who: String, now: Timestamp) -> WorkCounts {
        var query = query
        query.kind = .queue
        let work = rows(of: query, now: now).compactMap { row -> WorkRow? in
            if case .work(let work) = row.record { return work }
            return nil
        }
        func count(_ section: WorkRow.Section) -> Int { work.count { $0.section == section } }
        let breached = work.count(where: \.isBreached)
        let done = content.customers.values.count { customer in
            customer.history.contains { entry in
                if case .followUpDone = entry.kind { return entry.at >= sampleZone.startOfDay(now) }
                return false
            }
        }
        return WorkCounts(
            overdue: count(.overdue), dueToday: count(.today), breached: breached,
            waiting: count(.neverContacted) - breached, later: count(.later), done: done,
            nextDue: work.first { $0.section == .later }?.customer.followUp?.dueAt)
    }

    private func order(_ work: WorkRow) -> (Int, Int64, Int64) {
        let moment = work.customer.followUp?.dueAt ?? work.waitingSince
        let section = work.section.rawValue * 2 - (work.isBreached ? 1 : 0)
        return (section, moment.milliseconds, work.customer.id)
    }

    private func offers(_ leads: [Lead]) -> [Row.Record] {
        Dictionary(grouping: leads, by: \.offer).sorted { $0.key.text < $1.key.text }.enumerated().map {
            let (name, leads) = $1
            let own = leads.filter { $0.step != .crossListed }
            let counts = Dictionary(grouping: leads, by: \.step).mapValues(\.count)
            let active = own.filter { [.contactMe, .purchase].contains($0.step) }
            return .offer(
                OfferRow(
                    id: Int64($0 + 1), name: name, leads: counts,
                    weeks: (0..<Funnel.weekCount).map { week in own.count * (week % 5) / 3 },
                    customers: Set(own.map(\.customer)).count, activeCustomers: Set(active.map(\.customer)).count))
        }
    }

    private func ordered(_ records: [Row.Record], _ sort: Sort) -> [Row] {
        let rows = records.map { Row(cursor: Cursor(values: [.text($0.key(sort.column))], id: $0.id), record: $0) }
        return rows.sorted { left, right in
            let keys = (left.record.key(sort.column), right.record.key(sort.column))
            if keys.0 == keys.1 { return sort.isDescending ? left.id > right.id : left.id < right.id }
            return sort.isDescending ? keys.0 > keys.1 : keys.0 < keys.1
        }
    }

    private func cut(_ rows: [Row], at anchor: Anchor, limit: Int) -> Page {
        func index(_ id: Int64) -> Int? { rows.firstIndex { $0.id == id } }
        let range: Range<Int> =
            switch anchor {
            case .start: 0..<min(limit, rows.count)
            case .end: max(rows.count - limit, 0)..<rows.count
            case .after(let cursor):
                ((index(cursor.id) ?? -1) + 1)..<min((index(cursor.id) ?? -1) + 1 + limit, rows.count)
            case .before(let cursor): max((index(cursor.id) ?? 0) - limit, 0)..<(index(cursor.id) ?? 0)
            case .from(let cursor): (index(cursor.id) ?? 0)..<min((index(cursor.id) ?? 0) + limit, rows.count)
            case .record(let id): (index(id) ?? 0)..<min((index(id) ?? 0) + limit, rows.count)
            }
        return Page(
            rows: Array(rows[range]), hasMoreBefore: range.lowerBound > 0, hasMoreAfter: range.upperBound < rows.count)
    }

    // MARK: Counts

    func funnel(_ filter: Filter, now: Timestamp) -> Funnel {
        var all = filter
        all.includesTest = true
        let leads = content.leads.filter { passes($0, filter, now: now) }
        let own = leads.filter { $0.step != .crossListed }
        func different(_ leads: [Lead]) -> Int { Set(leads.map(\.customer)).count }
        var pairs: [LeadSource: [Lead]] = [:]
        for lead in leads {
            pairs[LeadSource(source: lead.source, action: lead.action, offer: nil), default: []].append(lead)
        }
        let cells = pairs.sorted { $0.key.wire < $1.key.wire }.map {
            Funnel.Cell(source: $0.source, action: $0.action, leads: $1.count, customers: different($1))
        }
        let bySource = Dictionary(grouping: own, by: \.source)
        var result = Funnel(
            cells: cells,
            test: content.leads.filter { $0.isTest && passes($0, all, now: now) }.count,
            customersBySource: bySource.mapValues(different),
            customersByStep: Dictionary(grouping: leads, by: \.step).mapValues(different),
            customers: different(own),
            weeks: bySource.mapValues { leads in
                (0..<Funnel.weekCount).map { week in
                    let end = now - .days(Int64(Funnel.weekCount - 1 - week) * 7)
                    return leads.filter { $0.at <= end && $0.at > end - .days(7) }.count
                }
            }, before: filter.since.map { _ in own.count * 8 / 9 })
        let others = Dictionary(grouping: own.filter { $0.step == .other }, by: \.source)
        result.otherCustomersBySource = others.mapValues(different)
        return result
    }

    private func stages(_ filter: Filter, now: Timestamp) -> StageCounts {
        let ids = Set(content.leads.filter { passes($0, filter, now: now) && !$0.isTest }.map(\.customer))
        let stages = ids.compactMap { customerRow($0)?.stage(.documentation2018) }
        return StageCounts(furthest: Dictionary(grouping: stages) { $0 }.mapValues(\.count))
    }

    private func choices(_ kind: ChoiceKind, _ filter: Filter, now: Timestamp) -> [Choice] {
        let leads = content.leads.filter { passes($0, filter, now: now) }
        let values = leads.map { lead -> (String, String) in
            let row = row(of: lead)
            return switch kind {
            case .offers: (lead.offer.id, lead.offer.title)
            case .countries: (row?.country ?? "", Country.name(row?.country ?? ""))
            case .owners: (row?.owner ?? "", "")
            case .sources: (lead.source.wire, "")
            }
        }
        return Dictionary(grouping: values) { $0.0 }.map { Choice(value: $0, title: $1[0].1, leads: $1.count) }
            .sorted { ($1.leads, $0.value) < ($0.leads, $1.value) }
    }
}

extension Row.Record {
    var id: Int64 {
        switch self {
        case .lead(let lead): lead.id
        case .customer(let customer): customer.id
        case .work(let work): work.customer.id
        case .offer(let offer): offer.id
        case .activity(let entry): entry.id
        case .quarantine(let payload): payload.id
        }
    }

    /// What it is sorted by, as text that sorts like the value.
    func key(_ column: LeadModel.Column) -> String {
        switch self {
        case .lead(let lead):
            switch column {
            case .name: folded(lead.person.name)
            case .company: folded(lead.person.company)
            case .country: lead.country
            case .step: lead.step.title
            case .source: lead.source.wire
            case .offer: lead.offer.text
            case .status: lead.status.title
            case .owner: lead.owner
            case .email: lead.person.email
            default: digits(lead.at.milliseconds)
            }
        case .customer(let customer):
            switch column {
            case .name: folded(customer.person.name)
            case .company: folded(customer.person.company)
            case .country: customer.country
            case .leads: digits(Int64(customer.leads))
            case .status: customer.status.title
            case .owner: customer.owner
            case .email: customer.person.email
            default: digits(customer.lastLeadAt.milliseconds)
            }
        case .offer(let offer):
            switch column {
            case .offer: offer.name.id
            case .title: offer.name.title
            case .doNotContact: digits(Int64(offer.leads[.crossListed] ?? 0))
            default: digits(Int64(offer.total))
            }
        default: ""
        }
    }

    private func digits(_ number: Int64) -> String {
        let text = String(number)
        return String(repeating: "0", count: 20 - text.count) + text
    }
}

extension Row {
    fileprivate var isForLater: Bool {
        if case .work(let work) = record { return work.section == .later }
        return false
    }
}
