import LeadFormats
import LeadModel

/// Made-up leads as a file: CSV or one JSON object a line, with headers that any reader of leads knows.
struct DemoFile {
    enum Format: String, CaseIterable {
        case csv, ndjson
    }

    var format: Format
    var leads: DemoLeads

    private static let pieceSize = 64 << 10

    /// Gives the file in pieces, in order.
    func write(to sink: ([UInt8]) throws -> Void) throws {
        switch format {
        case .csv: try writeCSV(sink)
        case .ndjson: try writeNDJSON(sink)
        }
    }

    private func writeCSV(_ sink: ([UInt8]) throws -> Void) throws {
        var csv = CSVWriter(profile: .raw)
        csv.row(Self.fields.map(\.name))
        for lead in leads {
            csv.row(Self.fields.lazy.map { $0.text(lead, leads.seed) })
            if csv.bytes.count >= Self.pieceSize { try sink(csv.takeBytes()) }
        }
        try sink(csv.takeBytes())
    }

    private func writeNDJSON(_ sink: ([UInt8]) throws -> Void) throws {
        var json = JSONWriter()
        for lead in leads {
            json.object { json in
                for field in Self.fields {
                    let text = field.text(lead, leads.seed)
                    if !text.isEmpty { json.member(field.name, text) }
                }
            }
            json.newLine()
            if json.bytes.count >= Self.pieceSize { try sink(json.takeBytes()) }
        }
        try sink(json.takeBytes())
    }

    private static let fields: [(name: String, text: @Sendable (DemoLead, UInt64) -> String)] = [
        ("id", { lead, seed in "demo-\(seed)-\(lead.number + 1)" }),
        ("createdAt", { lead, _ in lead.createdAt.rfc3339 }),
        ("firstName", { lead, _ in lead.person.firstName }),
        ("lastName", { lead, _ in lead.person.lastName }),
        ("name", { lead, _ in lead.person.fullName }),
        ("email", { lead, _ in lead.person.email }),
        ("phone", { lead, _ in lead.person.phone }),
        ("company", { lead, _ in lead.person.company }),
        ("title", { lead, _ in lead.person.title }),
        ("country", { lead, _ in lead.person.country }),
        ("city", { lead, _ in lead.person.city }),
        ("leadSource", { lead, _ in lead.leadSource }),
        ("offerTitle", { lead, _ in lead.offerTitle }),
        ("description", { lead, _ in lead.description }),
        ("status", { lead, _ in lead.status }),
    ]
}
