import Canvas
import Dashboard
import LeadModel
import Testing

@Suite("One person, once: pairs are merged or set aside one after the other")
struct DuplicateTests {
    private func session(_ width: Int = 120, _ height: Int = 36) -> Session {
        Session(FakeStore.withDuplicates, width: width, height: height)
    }

    private func store(_ session: Session) throws -> FakeStore { try #require(session.store as? FakeStore) }

    @Test("A pair stands side by side, and what differs is marked", arguments: [(80, 24), (120, 36), (200, 50)])
    func sideBySide(size: (Int, Int)) {
        let text = session(size.0, size.1).pressing("3=j").text
        for part in ["3 pairs", "2 of 3", "STAYS", "GOES INTO IT", "≠", "jan.kowalski@cotnoso.example"] {
            #expect(text.contains(part), "\(part)")
        }
        #expect(text.contains("nearly sure"))
    }

    @Test("m merges the one with fewer leads into the other, u takes it back, and the next pair is there at once")
    func merging() throws {
        var session = session()
        session.press("3=")
        let before = try store(session).content.customers.count
        session.press("m")
        #expect(try store(session).content.customers.count == before - 1)
        #expect(session.lastLine.contains("merged"))
        #expect(session.text.contains("1 of 2"))
        session.press("u")
        #expect(try store(session).content.customers.count == before)
        #expect(session.text.contains("of 3"))
    }

    @Test("left and right choose who stays")
    func swapping() throws {
        let ids = try [false, true].map { swaps in
            let session = session().pressing(swaps ? "3=<right>m" : "3=m")
            return try #require(try store(session).log.last?.customer)
        }
        #expect(ids[0] != ids[1])
    }

    @Test("x sets a pair aside for good, and undo brings it back")
    func settingAside() throws {
        var session = session()
        session.press("3=x")
        #expect(try store(session).content.setAside.count == 1)
        #expect(session.text.contains("2 pairs"))
        session.press("<esc>=")
        #expect(session.text.contains("2 pairs"))
        session.press("xxx")
        #expect(session.text.contains("Nobody here looks like somebody else"))
        session.press("u")
        #expect(session.text.contains("1 pair "))
    }

    @Test("A lock on either side is seen before the merge, with what it means after it")
    func locked() throws {
        var session = session()
        session.press("3=")
        while !session.text.contains("wingtip") { session.press("j") }
        #expect(session.text.contains("Do not contact: flagged by tom"))
        #expect(session.text.contains("After the merge: Do not contact: flagged by tom"))
    }

    @Test("Keys typed before the answer are for the pair after")
    func typedAhead() throws {
        var session = session()
        session.press("3=")
        session.holds = true
        session.press("xx")
        session.release()
        #expect(try store(session).content.setAside.count == 2)
    }

    @Test("Leaving gives up what is still looked for")
    func leaving() throws {
        for keys in ["<esc>", "2", "<tab>", "/x"] {
            var session = session()
            session.press("3")
            session.holds = true
            session.press("=")
            #expect(session.text.contains("looking for customers who are one person"))
            session.press(keys)
            let last = session.held.last { effect in
                if case .load(let request) = effect { return request.slot == .duplicates }
                return false
            }
            guard case .load(let request) = last else { return #expect(Bool(false)) }
            #expect(request.question == .nothing)
        }
    }

    @Test("A customer says who he may be, and = compares only those")
    func ofOne() throws {
        var session = session()
        session.press("3/janusz<enter><enter>")
        #expect(session.text.contains("Maybe the same as Jan Kowalski"))
        session.press("=")
        #expect(session.text.contains("1 pair "))
        session.press("<esc>")
        #expect(session.text.contains("Maybe the same as"))
        session.press("=x<esc>")
        #expect(!session.text.contains("Maybe the same as"))
    }

    @Test("A read-only dashboard decides nothing")
    func readOnly() throws {
        let session = Session(FakeStore.withDuplicates, isReadOnly: true).pressing("3=mx")
        #expect(session.text.contains("3 pairs"))
        #expect(try store(session).log.count == FakeStore.withDuplicates.log.count)
    }

    @Test("Only customers of the scope and search are compared, each with everybody")
    func scoped() {
        #expect(session().pressing("3/persn<enter>=").text.contains("1 pair "))
        #expect(session().pressing("3=").text.contains("3 pairs"))
    }

    @Test("A click selects a pair, and a second opens who stays")
    func click() throws {
        var session = session()
        session.press("3=")
        let row = try #require(session.frame.rows.firstIndex { $0.contains("Janusz") })
        session.send(.input(.mouse(Mouse(.click, at: Point(x: 10, y: row)))))
        #expect(session.text.contains("of 3"))
        session.send(.input(.mouse(Mouse(.click, at: Point(x: 10, y: row)))))
        #expect(session.text.contains("Timeline"))
        session.press("<esc>")
        #expect(session.text.contains("STAYS"))
    }
}
