import Canvas
import Dashboard
import LeadModel
import Testing

@Suite("New leads are told of while somebody looks")
struct NewsTests {
    private let all = Dashboard.Notify(bell: true, desktop: true)

    private func session(_ notify: Dashboard.Notify = Dashboard.Notify(), _ keys: String = "2") -> Session {
        Session(width: 100, notify: notify).pressing(keys)
    }

    /// Another process stores leads, and the dashboard notices.
    private func receive(_ names: [String], in session: inout Session, isTest: Bool = false) {
        guard var store = session.store as? FakeStore else { return }
        for name in names { store.receive(name, "Nowak", isTest: isTest) }
        session.store = store
        session.send(.storeChanged)
    }

    @Test("The last line counts them until a key is pressed")
    func lastLine() {
        var session = session()
        receive(["Ewa"], in: &session)
        #expect(session.lastLine.contains("1 new lead"))
        receive(["Ala", "Ola"], in: &session)
        #expect(session.lastLine.contains("3 new leads"))
        session.press("j")
        #expect(!session.lastLine.contains("new lead"))
    }

    @Test("The list, its count and the funnel have them at once, and the cursor stays on its record")
    func lists() {
        var session = session(Dashboard.Notify(), "2jjj")
        let before = session.frame.cursor.map { session.frame.rows[$0.y] }
        receive(["Ewa"], in: &session)
        let after = session.frame.cursor.map { session.frame.rows[$0.y] }
        #expect(before == after)
        #expect(session.text.contains("Ewa Nowak"))
        session.press("1")
        let count = session.text
        receive(["Ala"], in: &session)
        #expect(session.text != count)
    }

    @Test("It rings and asks for a notification once until a key, or the next minute")
    func calls() {
        var session = session(all)
        receive(["Ewa"], in: &session)
        receive(["Ala"], in: &session)
        #expect(session.effects.count { $0 == .bell } == 1)
        #expect(session.notifications == ["1 new lead: 1 Contact Me"])
        session.press("j")
        receive(["Ola"], in: &session)
        session.send(.tick(sampleNow + .minutes(1)))
        receive(["Ula", "Iza"], in: &session)
        #expect(session.effects.count { $0 == .bell } == 3)
        #expect(session.notifications.last == "2 new leads: 2 Contact Me")
    }

    @Test("Neither without being asked to, nor for test leads, nor for what was there at the start")
    func silence() {
        var quiet = session()
        receive(["Ewa"], in: &quiet)
        #expect(!quiet.effects.contains(.bell))
        #expect(quiet.notifications.isEmpty)
        var test = session(all)
        receive(["MSFT_TEST_636573304831318844"], in: &test, isTest: true)
        #expect(!test.effects.contains(.bell))
        #expect(!test.lastLine.contains("new lead"))
        test.send(.storeChanged)
        #expect(!test.effects.contains(.bell))
    }

    @Test("A name is told only to who asked for it, and cleaned", arguments: [true, false])
    func names(isPersonal: Bool) {
        var session = session(Dashboard.Notify(desktop: true, isPersonal: isPersonal))
        receive(["Evil\u{1B}]0;x\u{7}\u{202E}"], in: &session)
        let text = session.notifications.last ?? ""
        #expect(text.contains("Evil") == isPersonal)
        #expect(text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x202E && $0.value != 0x7F })
    }

    @Test("A sentence that stands in the last line is not lost by them")
    func beside() {
        var session = session(Dashboard.Notify(), "4sw")
        let sentence = session.lastLine
        receive(["Ewa"], in: &session)
        #expect(session.text.contains("1 new lead"))
        #expect(session.text.contains(sentence.split(separator: ":")[0]))
    }
}

extension Session {
    fileprivate var notifications: [String] {
        effects.compactMap { effect in
            if case .notify(_, let text) = effect { return text }
            return nil
        }
    }
}
