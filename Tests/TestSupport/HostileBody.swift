/// Bodies that somebody might post who means no good, or whose program is broken.
public struct HostileBody: CustomStringConvertible, Sendable {
    public var description: String
    public var bytes: [UInt8]
    /// Whether some of it can be read as leads all the same.
    public var holdsLeads: Bool

    init(_ description: String, _ text: String, holdsLeads: Bool = false) {
        self.init(description, Array(text.utf8), holdsLeads: holdsLeads)
    }

    init(_ description: String, _ bytes: [UInt8], holdsLeads: Bool = false) {
        (self.description, self.bytes, self.holdsLeads) = (description, bytes, holdsLeads)
    }

    private static let good = "{\"leadSource\":\"SPZA-PLT|a.b\",\"actionCode\":\"PLT\"}\n"
    private static let header = "First Name,Email,Lead Source,Created Date\n"
    private static let row = "Ada,ada@contoso.example,SPZA-PLT|contoso.backup-pro,2025-11-03\n"

    public static let all: [HostileBody] = json + tables + files

    private static let json: [HostileBody] = {
        let broken = [
            #"{"leadSource":"SPZA-PLT|a.b","actionCode":"PL}"#, #"{"leadSource":"SPZA-PLT|a.b","actionCode":"PLT""#,
            #"{"leadSource":"SPZA-PLT|a.b","actionCode":"#, #"{"leadSource":"SPZA-PLT|a.b" "actionCode":"PLT"}"#,
            #"{"leadSource":"SPZA-PLT|a.b",}"#, #"{"leadSource":"\x"}"#, #"{"leadSource":"\ud8"}"#, "}",
            #"{"leadSource":["SPZA-PLT|a.b"}"#, #"{"leadSource":01}"#, #"{"a":"#, "17", "null", "[", "{", "\"", "[[",
            "[1",
        ]
        let deepArray = String(repeating: "[", count: 10_000) + String(repeating: "]", count: 10_000)
        let deepObject = String(repeating: "{\"a\":", count: 10_000) + "1" + String(repeating: "}", count: 10_000)
        return broken.map { HostileBody("broken JSON \($0)", $0) }
            + broken.dropLast(7).map { HostileBody("broken line \($0)", good + $0 + "\n" + good, holdsLeads: true) }
            + [
                HostileBody("deep arrays", deepArray), HostileBody("deep objects", deepObject),
                HostileBody("a deep line", "{\"leadSource\":" + deepArray + "}\n" + good, holdsLeads: true),
                HostileBody("endless arrays", String(repeating: "[", count: 500_000)),
                HostileBody("an escaped NUL", #"{"leadSource":"SPZA-PLT|a.b","actionCode":"P\u0000T"}"#),
                HostileBody("a lone surrogate", #"{"leadSource":"SPZA-PLT|a.b","actionCode":"\ud800"}"#),
                HostileBody("many keys", "{" + (0..<20_000).map { "\"k\($0)\":1" }.joined(separator: ",") + "}"),
                HostileBody(
                    "the same key again and again",
                    "{" + (0..<20_000).map { _ in "\"leadSource\":\"SPZA-PLT|a.b\"" }.joined(separator: ",") + "}"),
                HostileBody(
                    "a huge value",
                    #"{"leadSource":"SPZA-PLT|a.b","actionCode":""# + String(repeating: "x", count: 900_000) + "\"}"),
                HostileBody("cut short", "[\n" + good.dropLast() + ",\n{\"leadSource\":\"SPZA-P", holdsLeads: true),
                // Microsoft's own sample of a test lead lacks a comma.
                HostileBody("a comma too few", "{\"LeadSource\":\"a-b|c\"\n\"Description\":\"x\"}"),
            ]
    }()

    private static let tables: [HostileBody] = [
        HostileBody("not UTF-8", Array((header + "Ren").utf8) + [0xE9] + Array(",r@x.example,SPZA-PLT|a.b,\n".utf8)),
        HostileBody("a NUL byte", header + row + "A\u{0}da,ada@contoso.example,SPZA-PLT|a.b,\n", holdsLeads: true),
        HostileBody("too many fields", header + row + "a,b,c,d,e,f\n", holdsLeads: true),
        HostileBody(
            "an open quote", header + row + "\"Ada,ada@contoso.example,SPZA-PLT|a.b,\n" + row, holdsLeads: true),
        HostileBody("many open quotes", header + String(repeating: "\"x\n" + row, count: 500), holdsLeads: true),
        HostileBody("a bad date", header + "Ada,ada@contoso.example,SPZA-PLT|a.b,yesterday\n"),
        HostileBody("no known column", "a,b\n" + String(repeating: "1,2\n", count: 3000)),
        HostileBody("a form of garbage", "first_name=%ZZ%&lead_source=%00&email=%FF%FE&&&==&="),
        HostileBody("a form of blanks", String(repeating: "&", count: 100_000)),
        HostileBody(
            "text that a terminal would obey",
            "{\"userDetails\":{\"firstName\":\"\\u001b]0;owned\\u0007\\u202e\"},\"leadSource\":\"SPZA-PLT|a.b\"}",
            holdsLeads: true),
    ]

    private static let files: [HostileBody] = {
        let starts = [
            "PK\u{3}\u{4}....xl/workbook.xml", "SQLite format 3\u{0}", "%PDF-1.7", "<!DOCTYPE html><html>", "GIF89a",
            "\u{7F}ELF", "BZh91AY",
        ]
        let files = starts.map {
            HostileBody("a file \($0.prefix(4))", Array($0.utf8) + [UInt8](repeating: 7, count: 100_000))
        }
        return files + [
            HostileBody("nothing", ""), HostileBody("blanks", " \n\r\n"), HostileBody("a mark", "\u{FEFF}"),
            HostileBody("zeros", [UInt8](repeating: 0, count: 500_000)),
            HostileBody("half a UTF-16", [0xFF, 0xFE, 0x7B]),
            HostileBody("every byte", (0..<4096).map { UInt8($0 * 7 & 255) }),
        ]
    }()
}
