import LeadFormats
import LeadModel
import TestSupport
import Testing

@Suite("Bad input")
struct BadInputTests {
    private static let header = "First Name,Email,Lead Source,Created Date\n"
    private static let good = "Ada,ada@contoso.example,SPZA-PLT|contoso.backup-pro,2025-11-03\n"

    /// A row that can't be read, between rows that can.
    struct BadRow: CustomTestStringConvertible, Sendable {
        var what: String
        var bytes: [UInt8]
        var reason: String
        var testDescription: String { what }

        init(_ what: String, _ text: String, _ reason: String) {
            (self.what, bytes, self.reason) = (what, Array(text.utf8), reason)
        }
    }

    static let rows: [BadRow] = {
        var notUTF8 = BadRow("not UTF-8", "Ren#,rene@contoso.example,SPZA-PLT|a.b,", "It is not UTF-8 text.")
        notUTF8.bytes[3] = 0xE9
        return [
            notUTF8,
            BadRow("a NUL byte", "A\u{0}da,ada@contoso.example,SPZA-PLT|a.b,", "It holds a NUL byte"),
            BadRow(
                "too many fields", "Ada,Okafor,ada@contoso.example,SPZA-PLT|a.b,2025-11-03",
                "It has 5 fields, but the header has 4."),
            BadRow("a footer", "Confidential Information", "It has 1 field of 4"),
            BadRow("an unclosed quote", "\"Ada,ada@contoso.example,SPZA-PLT|a.b,", "A quote is never closed."),
            BadRow(
                "a date", "Ada,ada@contoso.example,SPZA-PLT|a.b,yesterday", "The date in “Created Date” can't be read."),
            BadRow(
                "a day first", "Ada,ada@contoso.example,SPZA-PLT|a.b,31/12/2025",
                "The date in “Created Date” can't be read."),
            BadRow("nothing", ",,,2025-11-03", "Nothing in it says who or what"),
        ]
    }()

    @Test("A row that can't be read has its line, its reason and all its bytes, and the rest is read", arguments: rows)
    func badRow(_ row: BadRow) throws {
        let bytes = Array((Self.header + Self.good).utf8) + row.bytes + Array(("\n" + Self.good + Self.good).utf8)
        let outcome = read(bytes)
        #expect(outcome.leads.map(\.line) == [2, 4, 5])
        let unreadable = try #require(outcome.unreadable.first)
        #expect(outcome.unreadable.count == 1)
        #expect(unreadable.line == 3)
        #expect(unreadable.raw == row.bytes)
        #expect(unreadable.reason.hasPrefix(row.reason))
        #expect(!unreadable.reason.contains("ada@"))
    }

    @Test("A quote that is open at the end of the file costs its line only")
    func quoteAtEnd() {
        let outcome = read(
            Self.header + Self.good
                + "\"Bo,b@x.example,SPZA-PLT|a.b,\nCy,c@x.example,SPZA-PLT|a.b,\nDi,d@x.example,SPZA-PLT|a.b,")
        #expect(outcome.leads.map(\.person.firstName) == ["Ada", "Cy", "Di"])
        #expect(outcome.unreadable.map(\.line) == [3])
    }

    @Test("A quote that stays open for more than the limit costs its line only")
    func quoteOverLimit() {
        var limits = Limits()
        limits.recordBytes = 200
        let outcome = read(Self.header + "\"Bo,\n" + String(repeating: Self.good, count: 50), limits: limits)
        #expect(outcome.leads.count == 50)
        #expect(outcome.unreadable.map(\.line) == [2])
    }

    @Test("Many open quotes are read in a time that grows as the file does")
    func manyQuotes() {
        let text = Self.header + String(repeating: "\"x\n" + Self.good, count: 5000)
        let outcome = read(text)
        #expect(outcome.leads.count == 5000)
        #expect(outcome.unreadable.count == 5000)
    }

    @Test("Quotes where RFC 4180 has none are taken as letters, if the row is whole")
    func sloppyQuotes() {
        let outcome = read(
            Self.header + "Ada \"A\" O,ada@contoso.example,SPZA-PLT|a.b,\n\"He \"x\" y\",b@x.example,SPZA-PLT|a.b,\n")
        #expect(outcome.leads.map(\.person.firstName) == ["Ada \"A\" O", "He \"x\" y"])
    }

    @Test("A row without its last fields is a lead if it says what it is about")
    func shortRow() {
        let outcome = read(
            Self.header + "Ada,ada@contoso.example\n,,,\n\n   \nBo,b@x.example,SPZA-PLT|a.b,2025-11-03,,\n")
        #expect(outcome.leads.map(\.person.firstName) == ["Ada", "Bo"])
        #expect(outcome.unreadable.isEmpty)
    }

    @Test("A field of 10 MB makes its row unreadable with all its bytes", arguments: [true, false])
    func hugeField(isCSV: Bool) throws {
        let huge = String(repeating: "x", count: 10 << 20)
        let row =
            isCSV
            ? "Ada,\"\(huge)\",SPZA-PLT|a.b,2025-11-03" : #"{"leadSource":"SPZA-PLT|a.b","actionCode":"\#(huge)"}"#
        let rest = isCSV ? Self.good : #"{"leadSource":"SPZA-PLT|a.b","actionCode":"PLT"}"# + "\n"
        let outcome = read((isCSV ? Self.header : "") + row + "\n" + rest, format: isCSV ? .otherCSV : .endpointJSON)
        #expect(outcome.leads.map(\.line) == [isCSV ? 3 : 2])
        let unreadable = try #require(outcome.unreadable.first)
        #expect(unreadable.raw == Array(row.utf8))
        #expect(unreadable.reason == "It is longer than 1 MiB, so it is no lead as it stands.")
    }

    @Test(
        "What is longer than may be held comes in pieces that make up the whole",
        arguments: ["x", "{\"a\":\"", "[1", "a,b,"])
    func pieces(start: String) {
        var limits = Limits()
        (limits.recordBytes, limits.pieceBytes) = (100, 1000)
        let bytes = Array((start + String(repeating: "y", count: 4500)).utf8)
        for format in [Format.otherCSV, .otherJSON, .salesforceForm] {
            let outcome = read(bytes, format: format, limits: limits, chunks: { 77 })
            #expect(outcome.unreadable.map(\.raw.count).max() == 1000)
            let gaps = format == .otherJSON && start == "[1" ? 1 : 0
            #expect(outcome.unreadable.map(\.raw.count).reduce(0, +) == bytes.count - gaps)
        }
    }

    @Test("JSON cut short: what is whole is read, and the rest has its line and reason")
    func cutShort() throws {
        let outcome = read("[\n{\"leadSource\":\"SPZA-PLT|a.b\",\"actionCode\":\"PLT\"},\n{\"leadSource\":\"SPZA-P")
        #expect(outcome.leads.count == 1)
        let unreadable = try #require(outcome.unreadable.first)
        #expect(unreadable.line == 3)
        #expect(unreadable.raw == Array("{\"leadSource\":\"SPZA-P".utf8))
        #expect(unreadable.reason.hasPrefix("The JSON ends in the middle of a record."))
    }

    @Test("JSON cut short between two leads is a warning")
    func cutBetween() {
        let outcome = read("[{\"leadSource\":\"SPZA-PLT|a.b\",\"actionCode\":\"PLT\"},\n")
        #expect(outcome.leads.count == 1)
        #expect(outcome.warnings == ["The file ends before its JSON does. It may be cut short: get it again."])
    }

    @Test("JSON nested 10,000 deep is unreadable, and the next line is read", arguments: ["[", "{\"a\":"])
    func deep(open: String) {
        let close = open == "[" ? "]" : "}"
        let value = open == "[" ? "" : "1"
        let deep = String(repeating: open, count: 10_000) + value + String(repeating: close, count: 10_000)
        let good = "{\"leadSource\":\"SPZA-PLT|a.b\",\"actionCode\":\"PLT\"}\n"
        let outcome = read("{\"leadSource\":" + deep + "}\n" + good)
        #expect(outcome.unreadable.map(\.reason) == ["Its JSON is nested deeper than 512 levels."])
        #expect(outcome.leads.map(\.line) == [2])
        #expect(read(deep).leads.isEmpty)
        #expect(!read(deep).unreadable.isEmpty)
    }

    /// A line of NDJSON that is broken.
    static let brokenLines = [
        #"{"leadSource":"SPZA-PLT|a.b","actionCode":"PL}"#, #"{"leadSource":"SPZA-PLT|a.b","actionCode":"PLT""#,
        #"{"leadSource":"SPZA-PLT|a.b","actionCode":"#, #"{"leadSource":"SPZA-PLT|a.b" "actionCode":"PLT"}"#,
        #"{"leadSource":"SPZA-PLT|a.b",}"#, #"leadSource"#, #"{"leadSource":"\x"}"#, #"{"leadSource":"\ud8"}"#, "}",
        "17", "null",
        #"{"leadSource":["SPZA-PLT|a.b"}"#, #"{"leadSource":01}"#, #"{"a":"#,
    ]

    @Test("A broken line of NDJSON costs only itself", arguments: brokenLines, ["", "  "])
    func brokenLine(_ broken: String, indentation: String) {
        let good = indentation + "{\"leadSource\":\"SPZA-PLT|a.b\",\"actionCode\":\"PLT\"}\n"
        let outcome = read(good + indentation + broken + "\n" + good + good)
        #expect(outcome.unreadable.map(\.raw) == [Array(broken.utf8)])
        #expect(outcome.unreadable.map(\.line) == [2])
        #expect(outcome.leads.map(\.line) == [1, 3, 4])
    }

    @Test("A broken element of an array costs only itself", arguments: brokenLines.filter { $0.hasPrefix("{") })
    func brokenElement(_ broken: String) {
        let good = "  {\"leadSource\":\"SPZA-PLT|a.b\",\n   \"actionCode\":\"PLT\"}"
        let outcome = read("[\n\(good),\n  \(broken),\n\(good),\n\(good)\n]\n")
        #expect(outcome.leads.map(\.line) == [2, 5, 7])
        #expect(outcome.unreadable.map(\.line) == [4])
    }

    @Test("An empty file says that it is empty", arguments: ["", " \n\r\n", "\u{FEFF}"])
    func empty(_ text: String) {
        #expect(
            read(text).items.map { $0 } == [
                .unreadable(Unreadable(reason: "The file is empty.", raw: read(text).raws.first ?? [], line: 1))
            ])
    }

    @Test("A header alone is a file of no leads")
    func headerOnly() {
        #expect(read("PartitionKey,RowKey,CustomerInfo\r\n").items.isEmpty)
        #expect(read("{\"value\":[]}").items.isEmpty)
        #expect(read("[]").items.isEmpty)
    }

    @Test(
        "A file that is no text says what to do",
        arguments: [
            ("PK\u{3}\u{4}....xl/workbook.xml", "Excel workbook"), ("PK\u{3}\u{4}....a.txt", "zip"),
            ("SQLite format 3\u{0}", "SQLite"),
            ("%PDF-1.7", "a PDF"), ("<!DOCTYPE html><html>", "a web page"), ("GIF89a", "a picture"),
            ("\u{7F}ELF", "a program"),
            ("BZh91AY", "bzip2"),
        ])
    func notText(_ start: String, _ word: String) {
        let bytes = Array(start.utf8) + [UInt8](repeating: 7, count: 200_000)
        let outcome = read(bytes)
        #expect(outcome.unreadable.count == 1)
        #expect(outcome.unreadable.first?.reason.contains(word) == true)
        #expect(outcome.format == nil)
    }

    @Test("Of a file that is no text the start is kept")
    func binary() {
        var random = Seeded(3)
        let bytes = (0..<300_000).map { _ in UInt8.random(in: 0...255, using: &random) }
        let outcome = read(bytes)
        #expect(outcome.raws == [Array(bytes[..<65536])])
    }

    @Test("A CSV without a known column says how to name one, and keeps every byte")
    func unknownColumns() throws {
        let text = "a,b\n" + String(repeating: "1,2\n", count: 30_000)
        let outcome = read(text)
        #expect(outcome.unreadable.map(\.raw) == [Array(text.utf8)])
        #expect(outcome.unreadable.first?.reason.contains("--map 'Work mail=email'") == true)
        let map = try HeaderMap(parsing: ["a=company"])
        #expect(read(text, map: map).leads.count == 30_000)
    }

    @Test(
        "UTF-16, UTF-8 with a mark, and CR alone read as UTF-8 and LF do",
        arguments: ["utf8", "le", "be", "le-bare", "cr", "crlf"])
    func encodings(_ encoding: String) {
        let text = Self.header + "李小龙 👍,li@contoso.example,SPZA-PLT|a.b,2025-11-03\n"
        let units = Array(text.utf16)
        let bytes: [UInt8] =
            switch encoding {
            case "le": [0xFF, 0xFE] + units.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
            case "le-bare": units.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
            case "be": [0xFE, 0xFF] + units.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }
            case "cr": text.utf8.map { $0 == 10 ? 13 : $0 }
            case "crlf": text.utf8.flatMap { $0 == 10 ? [13, 10] : [$0] }
            default: [0xEF, 0xBB, 0xBF] + Array(text.utf8)
            }
        for chunk in [1, 3, 4096] {
            #expect(read(bytes, chunks: { chunk }).items == read(text).items)
        }
        #expect(read(text).leads.first?.person.firstName == "李小龙 👍")
    }

    @Test("Any delimiter, also with Excel's hint", arguments: [",", ";", "\t"])
    func delimiters(_ delimiter: String) {
        let text = (Self.header + Self.good).replacing(",", with: delimiter)
        #expect(read(text).leads.first?.person.email == "ada@contoso.example")
        #expect(read("sep=\(delimiter)\n" + text).leads.first?.line == 3)
    }

    @Test("An unknown lead source is kept as it came", arguments: ["Trade fair", "x|", "|", "-", "SPZA", "a-b-c|d|e"])
    func unknownSource(_ text: String) {
        let lead = read(Self.header + "Ada,a@b.example,\(text),\n").leads.first
        #expect(lead?.leadSource == LeadSource(wire: text))
    }

    @Test("A NUL in JSON's clothes is refused too")
    func escapedNUL() {
        let outcome = read(#"{"leadSource":"SPZA-PLT|a.b","actionCode":"P\u0000T"}"#)
        #expect(outcome.unreadable.first?.reason.hasPrefix("It holds a NUL byte") == true)
    }
}
