import LeadModel
import Testing

@testable import LeadStore

@Suite("What could not be read is in quarantine once")
struct QuarantineTests {
    private func take(
        _ pieces: [[UInt8]], _ bench: Bench, format: String = "csv", header: [UInt8] = [1]
    ) throws -> ImportReport {
        let job = try bench.store.beginImport(by: "anna")
        try job.beginFile(name: "x.csv", format: format, header: header)
        for (line, raw) in pieces.enumerated() {
            try job.quarantine(Unreadable(reason: "no lead source", raw: raw, line: line + 2))
        }
        return try job.finish()
    }

    private func open(_ bench: Bench) throws -> [[UInt8]] {
        try bench.store.makeReader().quarantined().map(\.raw)
    }

    @Test("The same file again brings no piece again, and says that it had them")
    func again() throws {
        let bench = try Bench()
        let first = try take([[7], [8], [7]], bench)
        #expect((first.read, first.quarantined, first.duplicates) == (3, 3, 0))
        let second = try take([[7], [8], [7]], bench)
        #expect((second.read, second.quarantined, second.duplicates) == (3, 0, 3))
        #expect(second.files.first?.duplicates == 3)
        let third = try take([[7], [8], [7], [7], [9]], bench)
        #expect((third.quarantined, third.duplicates) == (2, 3))
        #expect(try open(bench) == [[7], [8], [7], [7], [9]])
    }

    @Test("The same bytes under another header or format are another piece")
    func kinds() throws {
        let bench = try Bench()
        #expect(try take([[7]], bench).quarantined == 1)
        #expect(try take([[7]], bench, header: [2]).quarantined == 1)
        #expect(try take([[7]], bench, format: "json").quarantined == 1)
        #expect(try take([[7]], bench, format: "json").duplicates == 1)
    }

    @Test("What was dropped stays dropped when its file is read again")
    func dropped() throws {
        let bench = try Bench()
        _ = try take([[7]], bench)
        let id = try #require(try bench.store.makeReader().quarantined().first?.id)
        _ = try bench.store.dropQuarantine([id], by: "anna")
        #expect(try take([[7]], bench).duplicates == 1)
        #expect(try open(bench).isEmpty)
    }

    @Test("What went with an undone import comes again with the file")
    func undone() throws {
        let bench = try Bench()
        _ = try take([[7]], bench)
        _ = try bench.store.undo(by: "anna")
        #expect(try open(bench).isEmpty)
        #expect(try take([[7]], bench).quarantined == 1)
        #expect(try open(bench) == [[7]])
    }
}
