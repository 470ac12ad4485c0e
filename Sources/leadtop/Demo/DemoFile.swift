import LeadFormats
import LeadModel

/// Made-up leads as a file: CSV or one JSON object a line, with headers that any reader of leads knows, or as the
/// marketplace's destinations write them.
struct DemoFile {
    /// The destinations' formats have the names that `import --format` knows.
    enum Format: String, CaseIterable {
        case csv, ndjson
        case endpoint = "endpoint-json"
        case azureTable = "azure-table-json"
    }

    var format: Format
    var leads: DemoLeads

    private static let pieceSize = 64 << 10

    /// Gives the file in pieces, in order.
    func write(to sink: ([UInt8]) throws -> Void) throws {
        switch format {
        case .csv: try writeCSV(sink)
        case .ndjson: try writeJSON(sink, Self.writeFields)
        case .endpoint: try writeJSON(sink) { lead, _, json in json.endpoint(lead) }
        case .azureTable: try writeJSON(sink) { lead, seed, json in json.azureTable(lead, seed: seed) }
        }
    }

    private func writeCSV(_ sink: ([UInt8]) throws -> Void) throws {
        var csv = CSVWriter(profile: .raw)
        csv.row(Self.fields.map(\.name))
        var row: [String] = []
        for lead in leads {
            row.removeAll(keepingCapacity: true)
            for field in Self.fields { row.append(field.text(lead, leads.seed)) }
            csv.row(row)
            if csv.bytes.count >= Self.pieceSize { try sink(csv.takeBytes()) }
        }
        try sink(csv.takeBytes())
    }

    private func writeJSON(
        _ sink: ([UInt8]) throws -> Void, _ members: (DemoLead, UInt64, inout JSONWriter) -> Void
    ) throws {
        var json = JSONWriter()
        for lead in leads {
            json.object { json in members(lead, leads.seed, &json) }
            json.newLine()
            if json.bytes.count >= Self.pieceSize { try sink(json.takeBytes()) }
        }
        try sink(json.takeBytes())
    }

    private static func writeFields(_ lead: DemoLead, _ seed: UInt64, _ json: inout JSONWriter) {
        for field in fields {
            let text = field.text(lead, seed)
            if !text.isEmpty { json.member(field.name, text) }
        }
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
        ("offerTitle", { lead, _ in lead.offer.title }),
        ("description", { lead, _ in lead.description }),
        ("status", { lead, _ in lead.status }),
    ]
}
