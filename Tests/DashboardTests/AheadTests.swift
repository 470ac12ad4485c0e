import Canvas
import LeadModel
import TestSupport
import Testing

@testable import Dashboard

/// What the next keys need is asked for ahead, and what stays on screen is not drawn again.
struct AheadTests {
    /// In the list of many customers, with all that was asked for ahead.
    private func session(_ count: Int = 10_000, _ keys: String = "3") -> Session {
        Session(Numbers(count), width: 120, height: 30).pressing(keys)
    }

    private func questions(_ session: Session) -> [Request] {
        session.held.compactMap { effect in
            if case .load(let request) = effect { return request }
            return nil
        }
    }

    @Test("A move shows its customer at once", arguments: ["j", "k", "<pgdn>", "<pgup>", "G", "g"])
    func atOnce(key: String) {
        // Beyond the hundredth, so that no name on the next page is longer, and no column grows.
        var session = session(10_000, "3<pgdn><pgdn><pgdn><pgdn><pgdn>")
        session.holds = true
        session.press(key)
        let selected = session.dashboard.currentList?.selected?.customer
        #expect(session.dashboard.detail?.row.id == selected)
        #expect(questions(session).allSatisfy { $0.slot.isAhead } || key == "<pgdn>" || key == "<pgup>")
        #expect(!session.text.contains("loading"))
        let shown = session.text
        session.release()
        #expect(session.text == shown)
    }

    @Test("To the end and home again needs no question of the list")
    func ends() {
        var session = session()
        session.holds = true
        session.press("G")
        #expect(session.dashboard.currentList?.selectedID == 9_999)
        #expect(session.dashboard.currentList?.hasMoreAfter == false)
        session.press("g")
        #expect(session.dashboard.currentList?.selectedID == 0)
        #expect(questions(session).allSatisfy { $0.slot.isAhead })
    }

    @Test("On Today the neighbours of a card are asked for ahead")
    func cards() {
        var session = session(100, "0")
        session.holds = true
        session.press("<right>")
        #expect(session.dashboard.detail?.row.id == session.dashboard.currentList?.selected?.customer)
        #expect(questions(session).allSatisfy { $0.slot.isAhead })
    }

    @Test("Rows beyond the screen can wait for the picture, but not those that are owed")
    func canWait() throws {
        var session = session()
        session.holds = true
        var pages = 0
        while !questions(session).contains(where: { $0.slot == .rows }), pages < 100 {
            session.press("<pgdn>")
            pages += 1
        }
        let rows = try #require(questions(session).first { $0.slot == .rows })
        #expect(session.dashboard.currentList?.owed == 0)
        #expect(session.dashboard.canDoWithout(rows))
        for _ in 0..<6 { session.press("<pgdn>") }
        #expect((session.dashboard.currentList?.owed ?? 0) > 0)
        #expect(!session.dashboard.canDoWithout(rows))
    }

    @Test("What somebody wrote is read again before it is shown")
    func dropped() {
        var session = session()
        session.store = Numbers(10_500)
        session.holds = true
        session.send(.storeChanged)
        #expect(session.dashboard.ahead == Ahead())
        session.press("G")
        session.release()
        #expect(session.dashboard.currentList?.selectedID == 10_499)
    }

    @Test("An answer that was asked for ahead of a change is dropped")
    func late() {
        var session = session()
        session.holds = true
        session.press("j")
        let ahead = questions(session).filter { $0.slot.isAhead }
        #expect(!ahead.isEmpty)
        session.send(.storeChanged)
        for request in ahead {
            session.send(.answered(request, session.store.answer(request.question, now: sampleNow)))
        }
        #expect(session.dashboard.ahead == Ahead())
    }

    @Test("An older question's customer does not take the pane of one who was known")
    func olderAnswer() {
        var session = session()
        session.holds = true
        session.press("jjj")
        let asked = questions(session).filter { $0.slot == .detail }
        #expect(!asked.isEmpty)
        session.press("kkk")
        for request in asked {
            session.send(.answered(request, session.store.answer(request.question, now: sampleNow)))
        }
        #expect(session.dashboard.detail?.row.id == 0)
    }

    @Test("Few customers are kept, however far one goes")
    func few() {
        var session = session()
        for _ in 0..<200 { session.press("j<pgdn>") }
        #expect(session.dashboard.ahead.details.count <= 8)
    }

    @Test("A question ahead that fails says nothing, and is not asked in a circle")
    func failing() {
        var session = session()
        session.holds = true
        session.press("j")
        var failed = 0
        while let request = questions(session).first(where: { $0.slot.isAhead }), failed < 10 {
            session.held = []
            failed += 1
            session.send(.failed(request, reason: "The disk is gone."))
        }
        #expect((1...2).contains(failed))
        #expect(!session.text.contains("disk"))
    }

    @Test(
        "A picture that follows looks as one drawn anew",
        arguments: [Size(width: 40, height: 10), Size(width: 80, height: 24), Size(width: 120, height: 36)])
    func follows(size: Size) {
        var random = Seeded(size.width)
        for store in [FakeStore.sample, Numbers(3_000)] as [any Answering] {
            var session = Session(Remembering(store), width: size.width, height: size.height).pressing("2")
            var drawing = Drawing(of: session.dashboard)
            for _ in 0..<300 {
                let key = ["j", "k", "<pgdn>", "<pgup>", "G", "g", " ", "l", "h", "2", "3", "/a<enter>"].randomElement(
                    using: &random)
                session.holds = Bool.random(using: &random)
                session.press(key ?? "j")
                drawing.follow(session.dashboard)
                #expect(drawing.frame == session.frame)
                while Bool.random(using: &random), drawing.lookAhead() {}
                if !session.holds { session.release() }
                drawing.follow(session.dashboard)
                #expect(drawing.frame == session.frame)
            }
        }
    }
}
