import Canvas
import LeadModel
import TestSupport
import Testing

@testable import Dashboard

/// Lists are windows: whatever moves, the rows that are held are few, whole and in order.
struct WindowTests {
    private func list(_ session: Session) -> ListState? { session.dashboard.lists[.customers] }

    private func expectWindow(
        _ session: Session, on id: Int64? = nil, most: Int? = nil, sourceLocation: SourceLocation = #_sourceLocation
    ) {
        guard let list = list(session) else { return }
        let ids = list.rows.map(\.id)
        #expect(
            zip(ids, ids.dropFirst()).allSatisfy { $0 + 1 == $1 }, "gaps or repeats", sourceLocation: sourceLocation)
        #expect(list.rows.count <= most ?? (list.mostRows + list.pageSize), sourceLocation: sourceLocation)
        #expect(list.selectedIndex.map(list.visible.indices.contains) == true, sourceLocation: sourceLocation)
        if let id { #expect(list.selectedID == id, sourceLocation: sourceLocation) }
    }

    @Test("One can go through 10,000 rows to the end and back, one by one")
    func throughAll() {
        var session = Session(Numbers(10_000), width: 80, height: 24).pressing("3")
        for step in 0..<9_999 {
            session.send(.input(.key(.down)))
            if step % 50 == 0 { expectWindow(session, on: Int64(step + 1)) }
        }
        expectWindow(session, on: 9_999)
        session.press("jj<pgdn>")
        expectWindow(session, on: 9_999)
        for step in 0..<9_999 {
            session.send(.input(.key(.up)))
            if step % 50 == 0 { expectWindow(session, on: Int64(9_998 - step)) }
        }
        expectWindow(session, on: 0)
    }

    @Test(
        "Pages, jumps and the wheel keep the window whole",
        arguments: [
            ("<pgdn><pgdn><pgdn>", 54), ("G", 9_999), ("Gk", 9_998), ("G<pgup>", 9_981), ("Gg", 0), ("Ggj", 1),
            ("<end><home>", 0), ("Gkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk", 9_953), ("<c-f><c-b>", 0),
        ])
    func jumps(keys: String, selected: Int64) {
        let session = Session(Numbers(10_000), width: 80, height: 24).pressing("3" + keys)
        expectWindow(session, on: selected)
    }

    @Test("The wheel scrolls through thousands of rows and takes the selection along at the edge")
    func wheel() {
        var session = Session(Numbers(10_000), width: 80, height: 24).pressing("3")
        for step in 1...1_000 {
            session.send(.input(.mouse(Mouse(.wheelDown, at: Point(x: 5, y: 5)))))
            if step % 20 == 0 {
                expectWindow(session)
                #expect(session.dashboard.currentList?.visible.first?.id == Int64(step * 3))
            }
        }
        for _ in 1...1_000 { session.send(.input(.mouse(Mouse(.wheelUp, at: Point(x: 5, y: 5))))) }
        #expect(session.dashboard.currentList?.visible.first?.id == 0)
        expectWindow(session)
    }

    @Test("Moves that come before their rows are owed, not lost")
    func owed() {
        var session = Session(Numbers(10_000), width: 80, height: 24).pressing("3")
        session.holds = true
        for _ in 0..<20 { session.press("<pgdn>") }
        session.press("jjk")
        session.release()
        expectWindow(session, on: 20 * 18 + 1)
    }

    @Test("Moves after a jump count from where it lands", arguments: [("Gkk", 9_997), ("Gkkj", 9_998)])
    func movesAfterJump(keys: String, selected: Int64) {
        var session = Session(Numbers(10_000), width: 80, height: 24).pressing("3")
        session.holds = true
        session.press(keys)
        session.release()
        expectWindow(session, on: selected)
    }

    @Test("A stale answer changes nothing")
    func stale() {
        var session = Session(Numbers(10_000), width: 80, height: 24).pressing("3")
        session.holds = true
        session.press("G")
        let late = session.held
        session.press("5")
        session.press("3")
        session.release()
        let before = session.dashboard
        for effect in late {
            guard case .load(let request) = effect else { continue }
            session.send(.answered(request, session.store.answer(request.question, now: sampleNow)))
            session.send(.failed(request, reason: "too late"))
        }
        #expect(session.dashboard == before)
    }

    @Test("New rows at the head come into sight, and the selection stays on its record")
    func newAtHead() {
        var session = Session(Numbers(10_000), width: 80, height: 24).pressing("3jj")
        session.store = {
            var more = Numbers(10_000)
            more.ids = (-5..<10_000).map { Int64($0) }
            return more
        }()
        session.send(.storeChanged)
        expectWindow(session, on: 2)
        #expect(session.dashboard.currentList?.visible.first?.id == -5)
    }

    @Test("In the middle, the rows on screen stay where they are when others come before them")
    func newBefore() {
        var session = Session(Numbers(10_000), width: 80, height: 24).pressing("3<pgdn><pgdn><pgdn><pgdn><pgup>k")
        let before = session.text.split(separator: "\n").dropFirst(3)
        var more = Numbers(10_000)
        more.ids = (-5..<10_000).map { Int64($0) }
        session.store = more
        session.send(.storeChanged)
        #expect(session.text.split(separator: "\n").dropFirst(3) == before)
        expectWindow(session)
    }

    @Test("When the selected record is gone, its neighbour is selected")
    func gone() {
        var session = Session(Numbers(10_000), width: 80, height: 24).pressing("3<pgdn>j")
        var fewer = Numbers(10_000)
        fewer.ids.removeAll { (10...30).contains($0) }
        session.store = fewer
        session.send(.storeChanged)
        #expect(list(session)?.selectedID == 31)
    }

    @Test("A failing store is asked once for each input, not in a circle")
    func failing() {
        var session = Session(Numbers(10_000), width: 80, height: 24).pressing("3")
        session.holds = true
        session.press("<pgdn><pgdn>")
        var asked = 0
        for _ in 0..<5 {
            let effects = session.held
            session.held = []
            for case .load(let request) in effects {
                asked += 1
                session.send(.failed(request, reason: "The store cannot be read."))
            }
        }
        #expect(asked <= 3)
        #expect(session.text.contains("The store cannot be read."))
    }

    @Test("A range grows and shrinks with the selection, beyond the window too")
    func range() {
        var session = Session(Numbers(10_000), width: 80, height: 24).pressing("3jv")
        for _ in 0..<500 { session.press("j") }
        #expect(list(session)?.marks.count == 501)
        session.press("kkk")
        #expect(list(session)?.marks.count == 498)
        session.press("v<pgdn>")
        #expect(list(session)?.marks.count == 498)
    }

    @Test("Any height and any number of rows keep the window whole", arguments: [1, 2, 29, 30, 31, 90, 271, 1_000])
    func anySize(count: Int) {
        var random = Seeded(count)
        var session = Session(Numbers(count), width: 60, height: 12).pressing("3")
        let keys: [Key] = [.down, .up, .pageDown, .pageUp, .home, .end]
        for _ in 0..<400 {
            if Int.random(in: 0..<8, using: &random) == 0 {
                let size = Size(width: 60, height: .random(in: 10...70, using: &random))
                session.send(.input(.resize(size)))
            } else {
                session.send(.input(.key(keys.randomElement(using: &random) ?? .down)))
            }
            expectWindow(session, most: 12 * 70)
        }
    }
}
