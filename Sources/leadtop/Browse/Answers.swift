import Canvas
import Dashboard
import Glibc
import LeadModel
import LeadStore

/// Answers the dashboard's questions from the store.
struct Answers: Sendable {
    let workshop: Workshop

    func answer(_ question: Question, from reader: StoreReader) throws -> Answer {
        switch question {
        case .page(let query, let anchor, let limit): .page(try reader.page(query, at: anchor, limit: limit))
        case .count(let query): .count(try reader.count(query), later: try later(query, reader))
        case .work(let query, let who): .work(try reader.work(query, doneBy: who))
        case .clocks(let country): .clocks(CityClocks.of(country, at: try workshop.now()))
        case .funnel(let filter, let customers):
            .funnel(try reader.funnel(filter, customers: customers, weeksEnding: workshop.now()))
        case .stages(let filter): .stages(try reader.stages(filter))
        case .customer(let id): .customer(try reader.customer(id))
        case .payload(let lead): .payload(try payload(of: lead, reader))
        case .quarantined(let id): .payload(try quarantined(id, reader))
        case .choices(let kind, let filter): .choices(try choices(kind, filter, reader))
        case .customers(let text): .customers(try reader.find(customer: text))
        case .preview(let change, let target): .preview(try workshop.store.preview(change, on: target))
        case .approach(let id, let channel, let template):
            .approach(try workshop.correspondent.approach(id, channel, template: template, reader, now: workshop.now()))
        case .templates(let id):
            .templates(try workshop.correspondent.choices(for: id, reader, now: workshop.now()))
        case .exportPreview(let export): .exportPreview(try count(export, reader))
        case .isEmpty: .isEmpty(try reader.isEmpty)
        case .doors: .doors(try reader.doors())
        case .absences: .absences(try reader.absences())
        case .journeys(let filter, let by, let isSameOffer):
            .journeys(try reader.journeys(filter, by: by, isSameOffer: isSameOffer))
        case .responseTimes(let filter): .responseTimes(try reader.responseTimes(filter))
        case .attribution(let filter): .attribution(try reader.attribution(filter))
        case .news(let lead?, let who): .news(try reader.news(after: lead, besides: who))
        case .news(nil, _):
            .news(News(newest: try reader.newestLead() ?? 0, newestActivity: try reader.newestActivity()))
        case .duplicates(let query): .duplicates(try reader.duplicates(in: query, limit: Self.mostPairs))
        case .lookalikes(let id): .duplicates(try reader.duplicates(of: id))
        case .pair(let one, let other): .pair(try reader.compared(one, other))
        case .views: .views(try reader.views(of: workshop.who))
        case .viewCount(_, let query): .count(try reader.count(query))
        case .lately(let mark): .lately(try reader.lately(since: mark))
        case .marks(let customers, let mark): .marks(try reader.marks(of: customers, since: mark))
        case .nothing: .nothing
        }
    }

    /// The pairs that a list of duplicates holds: more than anybody decides about before it is made anew.
    private static let mostPairs = 500

    /// What an export would write: it is written to nowhere, so that the numbers are those of the file.
    private func count(_ export: Deed.Export, _ reader: StoreReader) throws -> ExportPreview {
        var desk = try workshop.openDesk()
        // The lane's own, which stops when nobody wants to know any more.
        desk.reader = reader
        let nowhere = try OutputFile.open("/dev/null")
        defer { close(nowhere) }
        var export = export
        let isForContact = export.isForContact
        export.isForContact = true
        let forContact = try FileExport(export: export, desk: desk).write(to: Output(descriptor: nowhere))
        guard !isForContact else { return ExportPreview(chosen: forContact.chosen, leftOut: forContact.leftOut) }
        export.isForContact = false
        let archive = try FileExport(export: export, desk: desk).write(to: Output(descriptor: nowhere))
        return ExportPreview(chosen: archive.chosen, leftOut: forContact.leftOut)
    }

    /// The follow-ups of the queue that are planned and not yet due.
    private func later(_ query: ListQuery, _ reader: StoreReader) throws -> Int {
        guard query.kind == .queue else { return 0 }
        func count(_ followUp: Filter.FollowUp) throws -> Int {
            var planned = query
            planned.filter.followUp = followUp
            return try reader.count(planned)
        }
        return try count(.any) - count(.due)
    }

    private func choices(_ kind: ChoiceKind, _ filter: Filter, _ reader: StoreReader) throws -> [Choice] {
        switch kind {
        case .offers: try reader.offers(filter)
        case .countries:
            try reader.countries(filter).map { choice in
                Choice(value: choice.value, title: Country.name(choice.value), leads: choice.leads)
            }
        case .owners: try reader.owners(filter)
        case .sources: try sources(filter, reader)
        }
    }

    private func sources(_ filter: Filter, _ reader: StoreReader) throws -> [Choice] {
        let cells = try reader.funnel(filter, customers: false, weeksEnding: workshop.now()).cells
        let leads = Dictionary(cells.map { ($0.source, $0.leads) }, uniquingKeysWith: +)
        return leads.sorted { $0.value > $1.value }.map {
            Choice(value: $0.key.wire, title: $0.key.title, leads: $0.value)
        }
    }

    private func payload(of lead: Int64, _ reader: StoreReader) throws -> Payload? {
        try reader.rawPayload(lead: lead).map { payload in
            Payload(
                header: Self.text(payload.header), text: Self.text(payload.raw),
                origin: [payload.format, payload.file].filter { !$0.isEmpty }.joined(separator: " · "))
        }
    }

    private func quarantined(_ id: Int64, _ reader: StoreReader) throws -> Payload? {
        try reader.quarantined([id]).first.map { piece in
            Payload(header: Self.text(piece.header), text: Self.text(piece.raw), origin: piece.file)
        }
    }

    /// The beginning of a payload as text: enough to read on a screen. What is no text is shown in hexadecimal digits.
    private static func text(_ bytes: [UInt8]) -> String {
        if bytes.prefix(4096).contains(0), !bytes.starts(with: [0xFF, 0xFE]), !bytes.starts(with: [0xFE, 0xFF]) {
            return hexadecimal(bytes.prefix(16 * 1024))
        }
        return String(decoding: bytes.prefix(256 * 1024), as: UTF8.self)
    }

    /// As `hexdump -C` has it: the place, 16 bytes, and those of them that are ASCII.
    private static func hexadecimal(_ bytes: ArraySlice<UInt8>) -> String {
        func digits(_ number: Int, _ count: Int) -> String {
            let text = String(number, radix: 16)
            return String(repeating: "0", count: max(count - text.count, 0)) + text
        }
        return stride(from: 0, to: bytes.count, by: 16).map { start in
            let line = bytes[start..<min(start + 16, bytes.count)]
            let codes = line.map { digits(Int($0), 2) }.joined(separator: " ")
            let letters = line.map { (0x20..<0x7F).contains($0) ? String(UnicodeScalar($0)) : "." }.joined()
            let gap = String(repeating: " ", count: 49 - codes.count)
            return digits(start, 6) + "  " + codes + gap + letters
        }.joined(separator: "\n")
    }
}
