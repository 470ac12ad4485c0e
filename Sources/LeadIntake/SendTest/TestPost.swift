import LeadFormats
import LeadModel

/// A test lead as the marketplace posts it: its connection check.
public struct TestPost: Hashable, Sendable {
    /// How the fields are written.
    public enum Shape: String, Hashable, Sendable, CaseIterable {
        /// The documented names: `UserDetails.FirstName`.
        case pascal
        /// What arrives in fact: `userDetails.firstName`.
        case camel
        /// Salesforce Web-to-Lead.
        case form
    }

    public var shape: Shape
    /// .NET ticks of the moment it is sent: its mark, by which its latency is told.
    public var ticks: Int64
    public var offer: String

    public init(_ shape: Shape, ticks: Int64, offer: String) {
        (self.shape, self.ticks, self.offer) = (shape, ticks, offer)
    }

    var contentType: String {
        shape == .form ? "application/x-www-form-urlencoded" : "application/json; charset=utf-8"
    }

    var body: [UInt8] {
        switch shape {
        case .pascal: json { $0 }
        case .camel: json { $0.prefix(1).lowercased() + $0.dropFirst() }
        case .form: form
        }
    }

    private var mark: String { TestLead.mark(ticks: ticks) }
    private var leadSource: String { "\(mark)-\(mark)|\(offer)" }

    /// Microsoft's lead management documentation, "HTTPS endpoint".
    private func json(_ name: (String) -> String) -> [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.key(name("UserDetails"))
            json.object { json in
                for (field, value) in person { json.member(name(field), value) }
            }
            json.member(name("LeadSource"), leadSource)
            json.member(name("ActionCode"), mark)
            json.member(name("OfferTitle"), offer)
            json.member(name("Description"), mark)
        }
        return json.bytes
    }

    private var person: [(String, String)] {
        [
            ("FirstName", mark), ("LastName", mark), ("Email", mark + "@test.com"), ("Phone", "1234567890"),
            ("Country", "US"), ("Company", mark), ("Title", mark),
        ]
    }

    /// Salesforce, "Web-to-Lead"; the marketplace sends the encoding twice.
    private var form: [UInt8] {
        let fields = [
            ("oid", "00D000000000000"), ("first_name", mark), ("last_name", mark), ("email", mark + "@test.com"),
            ("phone", "1234567890"), ("title", mark), ("company", mark), ("country", "US"), ("description", mark),
            ("lead_source", leadSource), ("encoding", "UTF-8"), ("encoding", "UTF-8"),
        ]
        return Array(fields.map { "\($0)=\(Self.encoded($1))" }.joined(separator: "&").utf8)
    }

    /// WHATWG URL, application/x-www-form-urlencoded.
    private static func encoded(_ text: String) -> String {
        var result = ""
        for byte in text.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"):
                result.unicodeScalars.append(Unicode.Scalar(byte))
            case 0x20: result += "+"
            default: result += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }
        return result
    }
}
