import Canvas
import LeadModel
import Testing

@testable import Dashboard

@Suite("Many at once: counted first, each done as one, undone as one")
struct BulkTests {
    /// Ways to choose many, and how many customers they choose.
    private static let choices = [
        ("3<space><space><space>", 3), ("3v<down><down><down>", 4), ("3jj<s-down><s-down>", 3),
        ("3cPL<enter>*", 3), ("2/erikson<enter>*", 0), ("3/kowal<enter>*", 2),
    ]

    /// Deeds, and what the question says of them.
    private static let deeds = [
        ("sl", "status lost"), ("atom<enter>", "owner tom"), ("ftomorrow 9<enter>", "follow-up tomorrow 9:00"),
        ("nTogether<c-s>", "note added"), ("Dasked<enter>", "do not contact"),
        ("Lagreed<enter>", "may be contacted again"),
    ]

    private func store(_ session: Session) throws -> FakeStore { try #require(session.store as? FakeStore) }

    private func picture(_ store: FakeStore) -> [String] {
        store.content.customers.values.map { "\($0)" }.sorted()
    }

    @Test("Every deed on many says how many and who is skipped, is one entry in the log, and one undo takes it back")
    func deeds() throws {
        for (choice, count) in Self.choices where count > 0 {
            for (keys, said) in Self.deeds {
                var session = Session(FakeStore.sample).pressing(choice)
                let before = try store(session)
                session.press(keys)
                let fits = session.text.contains("chosen") || session.text.contains("skipped")
                #expect(fits, "\(choice) \(keys): \(session.text)")
                guard case .confirm? = session.layerKind else {
                    // Nobody of them is concerned, which is said at once.
                    #expect(try store(session).log.count == before.log.count)
                    continue
                }
                #expect(session.text.contains(said), "\(choice) \(keys)")
                #expect(try picture(store(session)) == picture(before))
                session.press("y")
                #expect(try store(session).log.count == before.log.count + 1)
                #expect(try picture(store(session)) != picture(before))
                session.press("u")
                #expect(try picture(store(session)) == picture(before))
            }
        }
    }

    @Test("Who may not be contacted is skipped and counted, and the rest is done")
    func skipped() {
        let session = Session(FakeStore.sample).pressing("3*ftomorrow 9<enter>")
        #expect(session.text.contains("chosen, 2 skipped: do not contact"))
    }

    @Test("An export of the marked is counted before it is written, or written without waiting")
    func export() throws {
        var session = Session(FakeStore.sample).pressing("3<space><space><space>")
        let marked = try #require(session.markedCustomers)
        session.press("evcard<enter><enter>")
        #expect(session.text.contains("Write 3 customers to") || session.text.contains("Write 2 customers to"))
        #expect(session.text.contains("Of 3 customers marked."))
        #expect(try store(session).exports.isEmpty)
        session.press("y")
        #expect(try store(session).exports.last?.customers == marked)
        session.press("<esc>")
        session.holds = true
        session.press("evcard<enter><enter>")
        #expect(session.text.contains("counting"))
        session.press("y")
        session.release()
        #expect(try store(session).exports.last?.customers == nil)
        #expect(try store(session).exports.count == 2)
    }

    @Test("Leaving an export that is being counted writes nothing, and stops the counting")
    func leavingExport() throws {
        var session = Session(FakeStore.sample).pressing("3")
        session.holds = true
        session.press("evcard<enter><enter><esc>")
        let last = session.held.last
        guard case .load(let request) = last else { return #expect(Bool(false)) }
        #expect(request.question == .nothing)
        session.release()
        #expect(try store(session).exports.isEmpty)
        #expect(!session.text.contains("counting"))
    }
}
