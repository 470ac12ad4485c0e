import Canvas
import Dashboard
import Foundation
import LeadModel
import Testing

@Suite("The doors stand beside the log, and one that needs somebody in the first line")
struct DoorTests {
    private func session(_ width: Int, _ height: Int = 24, _ store: FakeStore = .withSilence) -> Session {
        Session(store, width: width, height: height)
    }

    private func firstLine(_ session: Session) -> String { session.frame.rows.first ?? "" }

    @Test(
        "A silent door is in the first line of every screen, in fewer words where it is narrow",
        arguments: [40, 41, 52, 59, 60, 79, 80, 100, 110, 120, 200])
    func firstLine(width: Int) {
        for key in ["1", "2", "3", "4", "5", "6", "6Q", "6D", "2<enter>"] {
            let line = firstLine(session(width).pressing(key))
            #expect(line.contains("!"), "\(width) \(key): \(line)")
            if width >= 80 { #expect(line.contains("! endpoint silent 9 d"), "\(width) \(key): \(line)") }
            #expect(line.contains("[") && TextWidth.of(line) <= width)
        }
    }

    @Test("What is narrowed is still said beside it", arguments: [40, 60, 80, 120])
    func narrowed(width: Int) {
        let session = session(width).pressing("2cPL<enter>p30<enter>")
        let line = firstLine(session)
        #expect(line.contains("!"))
        #expect(line.contains("30 days") || line.contains("last 30 days") || width == 40, "\(line)")
    }

    @Test("No door, or doors that do well, leave the first line alone")
    func quiet() {
        #expect(!firstLine(Session(FakeStore.sample)).contains("!"))
    }

    @Test("It is told anew when somebody writes to the store, and as time goes by")
    func refresh() {
        var session = Session(FakeStore.sample, width: 100, height: 24)
        session.store = FakeStore.withSilence
        session.send(.storeChanged)
        #expect(firstLine(session).contains("silent 9 d"))
        session.send(.tick(sampleNow + .days(1)))
        #expect(firstLine(session).contains("silent 10 d"))
        session.store = FakeStore.sample
        session.send(.storeChanged)
        #expect(!firstLine(session).contains("!"))
    }

    @Test("A click on it leads to the doors")
    func click() throws {
        var session = session(100)
        let line = firstLine(session)
        let start = try #require(line.range(of: "! endpoint"))
        let x = TextWidth.of(String(line[..<start.lowerBound]))
        session.send(.input(.mouse(Mouse(.click, at: Point(x: x + 2, y: 0)))))
        #expect(session.text.contains("1 door"))
    }

    @Test("Moving selects a door, and the selection follows it; enter opens its page, esc leads back")
    func moving() {
        var session = session(80, 24, .withDoors).pressing("6Dj")
        #expect(session.selectedRow.contains("crm"))
        session.press("G")
        #expect(session.selectedRow.contains("table"))
        var store = FakeStore.withDoors
        store.doors.removeFirst()
        session.store = store
        session.send(.storeChanged)
        #expect(session.selectedRow.contains("table"))
        session.press("gj<up><enter>")
        #expect(session.text.contains("invalid_client"))
        session.press("<esc>")
        #expect(session.text.contains("2 doors"))
        session.press("<esc>")
        #expect(!session.text.contains("2 doors"))
        #expect(session.pressing("QD").text.contains("2 doors"))
        #expect(session.pressing("D").pressing("D").text.contains("import"))
    }

    @Test("An open page says what is so now")
    func page() {
        var session = session(100).pressing("6D<enter>")
        #expect(session.text.contains("no lead for 9 days"))
        session.store = FakeStore.withDoors
        var store = FakeStore.withSilence
        store.doors[0].lastLeadAt = sampleNow
        session.store = store
        session.send(.storeChanged)
        #expect(!session.text.contains("no lead for 9 days"))
        #expect(session.text.contains("Door endpoint"))
    }

    @Test("The palette leads to the doors from every screen", arguments: ["1", "2", "3", "4", "5", "6", "2<enter>"])
    func palette(key: String) {
        #expect(session(80).pressing(key + ":doors<enter>").text.contains("1 door"))
    }

    @Test("A door's name from the configuration shows harmless")
    func hostile() {
        var store = FakeStore.withSilence
        store.doors[0].door.name = "a\u{1B}[31m\u{202E}b" + String(repeating: "x", count: 300)
        for width in [40, 80, 120] {
            let text = session(width, 24, store).pressing("6D").text
            #expect(!text.unicodeScalars.contains { $0.value == 0x1B || $0.value == 0x202E })
        }
    }
}

extension Session {
    fileprivate var selectedRow: String { frame.cursor.map { frame.rows[$0.y] } ?? "" }
}
