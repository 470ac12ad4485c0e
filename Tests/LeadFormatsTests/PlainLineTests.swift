import TestSupport
import Testing

@testable import LeadFormats

@Suite struct PlainLineTests {
    private static let pieces: [[UInt8]] = [
        [0x20], [0x20], [0x09], [0x2C], [0x2C], [0x3B], [0x61], [0x62, 0x63], [0], [0x0B], [0x0C], [0x22],
        [0xC3, 0xA9],
        [0xC2, 0xA0], [0xE9], [0xFF], Array("龙".utf8), Array("e\u{301}".utf8), Array("\u{FEFF}".utf8),
    ]
    private static let ends: [[UInt8]] = [[], [0x0A], [0x0D], [0x0D, 0x0A]]

    @Test(
        "A line without a quote is cut as libcsv cuts it",
        arguments: [0x2C, 0x3B, 0x09, 0x20, 0x7C, 0xE9, 0, 0x22, 0x0A, 0x0D, 0x61] as [UInt8])
    func cutsAsTheLibrary(delimiter: UInt8) {
        var random = Seeded(Int(delimiter))
        let parser = CSVParser(delimiter: delimiter)
        for _ in 0..<4000 {
            let count = Int.random(in: 0...12, using: &random)
            var line = (0..<count).flatMap { _ in Self.pieces.randomElement(using: &random) ?? [] }
            line += Self.ends.randomElement(using: &random) ?? []
            let plain = Self.fields(of: line, parser) { parser.takePlain($0) }
            guard let plain else {
                #expect(line.contains(0x22) || [0x22, 0x0A, 0x0D].contains(delimiter))
                continue
            }
            let endsLine = line.last == 0x0A || line.last == 0x0D
            let library = Self.fields(of: line, parser) { parser.take($0, endsLine: endsLine, isStrict: true) }
            #expect(plain == library, "\(line)")
        }
    }

    /// No fields for a blank line, `nil` where it can't be read so.
    private static func fields(
        of line: [UInt8], _ parser: CSVParser, _ take: (UnsafeRawBufferPointer) -> CSVParser.Outcome?
    ) -> [[UInt8]]? {
        defer { parser.reset() }
        return line.withUnsafeBytes { line -> [[UInt8]]? in
            guard let outcome = take(line) else { return nil }
            guard outcome == .row else { return [] }
            var fields: [[UInt8]] = []
            parser.withFields(line) { row in fields = (0..<row.count).map { Array(row[$0]) } }
            return fields
        }
    }
}
