import Foundation
import LeadModel
import TestSupport
import Testing

@testable import LeadFormats

@Suite("Properties")
struct PropertyTests {
    @Test("How the bytes are cut up makes no difference", arguments: Fixture.all)
    func chunking(_ fixture: Fixture) {
        let bytes = Array(fixture.text.utf8)
        let whole = read(bytes)
        #expect(read(bytes, chunks: { 1 }) == whole)
        var random = Seeded(bytes.count)
        for _ in 0..<20 {
            #expect(read(bytes, chunks: { Int.random(in: 1...97, using: &random) }) == whole)
        }
    }

    /// Small limits, so that long records, pieces and the end of sniffing all happen within a small file.
    private static var small: Limits {
        var limits = Limits()
        (limits.recordBytes, limits.pieceBytes, limits.jsonDepth, limits.sniffBytes) = (300, 700, 8, 64)
        return limits
    }

    @Test(
        "A damaged file never stops the reader, loses no byte, and reads the same in any chunks", arguments: Fixture.all
    )
    func damage(_ fixture: Fixture) {
        var random = Seeded(fixture.text.utf8.count)
        for round in 0..<150 {
            let bytes = Self.damaged(Array(fixture.text.utf8), &random)
            let limits = round % 2 == 0 ? Limits() : Self.small
            let whole = read(bytes, format: fixture.format, limits: limits)
            let cut = read(
                bytes, format: fixture.format, limits: limits, chunks: { Int.random(in: 1...50, using: &random) })
            #expect(cut == whole, "\(String(decoding: bytes, as: UTF8.self))")
            #expect(read(bytes, chunks: { 13 }) == read(bytes))
            checkNothingLost(bytes, whole, fixture.format)
        }
    }

    private static func damaged(_ original: [UInt8], _ random: inout Seeded) -> [UInt8] {
        var bytes = original
        let odd = Array("\"'{}[],;:\\\n\r\t\u{0}x\u{FF}=&%|".utf8) + [0xFF, 0xC3]
        for _ in 0..<Int.random(in: 1...4, using: &random) where !bytes.isEmpty {
            let place = Int.random(in: 0..<bytes.count, using: &random)
            switch Int.random(in: 0..<5, using: &random) {
            case 0: bytes[place] = pick(odd, &random)
            case 1: bytes.insert(pick(odd, &random), at: place)
            case 2: bytes.remove(at: place)
            case 3: bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 1...60, using: &random)))
            default: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 120)], at: place)
            }
        }
        return bytes
    }

    /// Takes the raw bytes of each item out of the file, in order: what is left must be structure.
    private func checkNothingLost(_ bytes: [UInt8], _ outcome: Outcome, _ format: Format) {
        // Lines before a header can be unreadable, so that its place among them has to be tried.
        let orders = (0...min(5, outcome.raws.count)).lazy.map { place in
            var raws = outcome.raws
            raws.insert(outcome.header, at: place)
            return Self.gaps(in: bytes, between: raws)
        }
        guard let gaps = orders.compactMap({ $0 }).first else {
            Issue.record(
                "the raw bytes are not in the file, or not in its order: \(String(decoding: bytes, as: UTF8.self))")
            return
        }
        let text = String(decoding: gaps, as: UTF8.self)
        #expect(!text.contains("@") || format.rawValue.hasSuffix("JSON"), "lost: \(text)")
        switch format.layout {
        case .csv: #expect(gaps.allSatisfy { $0.isBlank || ",;\t\"".utf8.contains($0) }, "lost: \(text)")
        case .form, .text: #expect(gaps.allSatisfy { $0.isBlank }, "lost: \(text)")
        case .json:
            // The head and the tail of a REST answer are structure.
            if !text.contains("\":") {
                #expect(gaps.allSatisfy { $0.isBlank || "[],".utf8.contains($0) }, "lost: \(text)")
            }
            #expect(!text.contains("okafor") && !text.contains("Okafor"), "lost: \(text)")
        }
    }

    private static func gaps(in bytes: [UInt8], between raws: [[UInt8]]) -> [UInt8]? {
        var rest = bytes[...]
        var gaps: [UInt8] = []
        for raw in raws where !raw.isEmpty {
            guard let range = rest.firstRange(of: raw) else { return nil }
            gaps += rest[..<range.lowerBound]
            rest = rest[range.upperBound...]
        }
        return gaps + rest
    }

    @Test("Our JSON reads as Foundation's does, and what we write reads back", arguments: 0..<300)
    func json(seed: Int) throws {
        var random = Seeded(seed)
        let value = JSONValue.random(depth: 4, &random)
        let text = value.json
        #expect(try JSONParser.parse(text, depth: 64) == value)
        let theirs = try JSONSerialization.jsonObject(with: Data(text.utf8), options: [.fragmentsAllowed])
        #expect(value.isSame(as: theirs), "\(text)")
        let respelled = try JSONSerialization.data(withJSONObject: ["v": theirs], options: [.prettyPrinted])
        let reread = try JSONParser.parse(String(decoding: respelled, as: UTF8.self), depth: 64)
        #expect(reread["v"]?.isSame(as: theirs) == true)
    }

    @Test("We refuse what Foundation refuses", arguments: 0..<300)
    func brokenJSON(seed: Int) throws {
        var random = Seeded(seed)
        var bytes = Array(JSONValue.random(depth: 3, &random).json.utf8)
        let place = Int.random(in: 0..<bytes.count, using: &random)
        if Bool.random(using: &random) {
            bytes.remove(at: place)
        } else {
            bytes[place] = UInt8.random(in: 0...255, using: &random)
        }
        let theirs = try? JSONSerialization.jsonObject(with: Data(bytes), options: [.fragmentsAllowed])
        let ours = bytes.withUnsafeBytes { try? JSONParser.parse($0, depth: 64) }
        // Foundation takes some that RFC 8259 does not; it is never stricter.
        if ours != nil { #expect(theirs != nil, "\(String(decoding: bytes, as: UTF8.self))") }
    }

    @Test("A lead in leadtop's own format reads back as it was", arguments: 0..<200)
    func nativeLead(seed: Int) {
        var random = Seeded(seed)
        var draft = LeadDraft.random(&random)
        draft.line = 1
        let line = NativeFormat.encode(lead: draft)
        #expect(line.filter { $0 == 10 }.count == 1)
        #expect(read(line, format: .leadtopJSON).items == [.lead(draft)])
    }

    @Test("A customer in leadtop's own format reads back as he was", arguments: 0..<100)
    func nativeCustomer(seed: Int) {
        var random = Seeded(seed)
        let customer = CustomerRecord.random(&random)
        #expect(read(NativeFormat.encode(customer: customer)).items == [.customer(customer)])
    }

    @Test("An export of customers and leads is told by its content")
    func nativeFile() {
        var random = Seeded(1)
        var bytes: [UInt8] = []
        var expected: [Item] = []
        for line in 1...60 {
            var draft = LeadDraft.random(&random)
            let customer = CustomerRecord.random(&random)
            draft.line = line * 2
            draft.customerReference = customer.reference
            bytes += NativeFormat.encode(customer: customer) + NativeFormat.encode(lead: draft)
            expected += [.customer(customer), .lead(draft)]
        }
        let outcome = read(bytes, chunks: { 777 })
        #expect(outcome.format == .leadtopJSON)
        #expect(outcome.items == expected)
    }

    @Test("Cells defused for a spreadsheet come back as they were", arguments: 0..<200)
    func defusedCells(seed: Int) {
        var random = Seeded(seed)
        let cells = (0..<4).map { _ in String.hostile(&random).trimmed }
        var writer = CSVWriter(profile: .spreadsheet)
        writer.row(["leadSource", "receivedAt", "step", "firstName", "company", "description", "title"])
        writer.row(["SPZA-PLT|a.b", "", ""] + cells)
        let lead = read(writer.bytes).leads.first
        #expect(lead.map { [$0.person.firstName, $0.person.company, $0.description, $0.person.title] } == cells)
    }

    @Test("CSV reads back as it was written", arguments: 0..<100)
    func rawCells(seed: Int) {
        var random = Seeded(seed)
        let rows = (0..<5).map { _ in (0..<3).map { _ in String.hostile(&random).trimmed } }
        var writer = CSVWriter(profile: .raw)
        writer.row(["email", "company", "description"])
        for row in rows { writer.row(row) }
        let found = read(writer.bytes, format: .otherCSV).leads.map {
            [$0.person.email, $0.person.company, $0.description]
        }
        #expect(found == rows.filter { !$0[0].isEmpty || !$0[1].isEmpty })
    }

    @Test("Base64 is Foundation's", arguments: 0..<50)
    func base64(seed: Int) {
        var random = Seeded(seed)
        let bytes = (0..<seed).map { _ in UInt8.random(in: 0...255, using: &random) }
        #expect(Base64.encode(bytes) == Data(bytes).base64EncodedString())
        #expect(Base64.decode(Base64.encode(bytes)) == bytes)
    }
}
