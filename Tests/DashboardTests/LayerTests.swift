import Canvas
import LeadModel
import Testing

@testable import Dashboard

/// Help, palette, pickers, fields, and the frame around them.
struct LayerTests {
    @Test("Help is searched by what a key does and by the key, and runs what is chosen")
    func help() {
        let session = Session().pressing("2?whole list")
        #expect(session.text.contains("Mark the whole list"))
        #expect(session.pressing("<enter>").text.contains("56 marked"))
        #expect(Session().pressing("2?ctrl-r").text.contains("Do again what you undid"))
        #expect(Session().pressing("2?zzzz").text.contains("nothing matches"))
        #expect(Session().pressing("2?zzzz<enter>").dashboard.layers.count == 1)
    }

    @Test("Help tells the keys of the screen it is asked on")
    func helpOfScreen() {
        #expect(Session().pressing("1?").text.contains("Keys of Funnel"))
        #expect(Session().pressing("6Q?drop").text.contains("Drop the quarantined payload"))
        #expect(!Session().pressing("1?drop").text.contains("Drop the quarantined payload"))
        #expect(Session().pressing("2<enter>?").text.contains("Keys of Customer"))
    }

    @Test(
        "The palette finds a command by a few of its letters",
        arguments: [
            ("stst", Command.setStatus), ("exp", .export), ("folup", .showFollowUps), ("quit", .quit), ("undo", .undo),
        ])
    func palette(typed: String, command: Command) {
        let session = Session().pressing("2:" + typed)
        guard case .picker(let palette)? = session.dashboard.layers.last else {
            Issue.record("no palette")
            return
        }
        #expect(palette.selectedItem?.pick == .command(command))
    }

    @Test("Letters that begin words and stand together score higher, and a missing letter none")
    func fuzzy() {
        let good = Fuzzy.score("fu", in: "follow-up") ?? .min
        #expect(good > Fuzzy.score("fu", in: "of course you") ?? .min)
        #expect(Fuzzy.score("xyz", in: "follow-up") == nil)
        #expect(Fuzzy.score("", in: "anything") != nil)
    }

    @Test("An offer is found by its id or its title")
    func offers() {
        for typed in ["erp", "north", "Northwind ERP", "nw"].dropLast() {
            #expect(Session().pressing("2o\(typed)<enter>").dashboard.scope.offer?.id == "northwind.erp")
        }
        #expect(Session().pressing("2oall off<enter>").dashboard.scope.offer == nil)
    }

    @Test("Esc closes one thing at a time, from the front to the back")
    func escape() {
        var session = Session().pressing("2Fstatus<enter>new<enter>/kow<enter><space><enter>n")
        #expect(session.dashboard.layers.count == 1)
        session.press("<esc>")
        #expect(session.dashboard.layers.isEmpty && session.dashboard.customer != nil)
        session.press("<esc>")
        #expect(session.dashboard.customer == nil && session.dashboard.currentList?.markCount == 1)
        session.press("<esc>")
        #expect(session.dashboard.currentList?.markCount == 0)
        session.press("<esc>")
        #expect(session.dashboard.currentList?.query.search == "")
        session.press("<esc>")
        #expect(session.dashboard.currentList?.narrowing.isEmpty == true)
        let before = session.dashboard
        session.press("<esc>")
        #expect(session.dashboard == before && !session.quits)
    }

    @Test("Ctrl-c closes a popup, and quits where none is open; ctrl-z suspends from anywhere")
    func controls() {
        #expect(!Session().pressing("2:<c-c>").quits)
        #expect(Session().pressing("2<c-c>").quits)
        #expect(Session().pressing("2q").quits)
        #expect(Session().pressing("2:<c-z>").effects.last == .suspend)
        #expect(Session().pressing("2n<c-l>").effects.last == .redraw)
        #expect(!Session().pressing("2:q").quits && !Session().pressing("2sq").quits)
    }

    @Test("Choices that come after their picker was closed change nothing")
    func lateChoices() {
        var session = Session().pressing("2")
        session.holds = true
        session.press("o<esc>c")
        session.release()
        guard case .picker(let picker)? = session.dashboard.layers.last else {
            Issue.record("no picker")
            return
        }
        #expect(picker.purpose == .country && picker.items.contains { $0.title.contains("Poland") })
    }

    // MARK: Fields

    @Test("A field edits clusters, not their parts")
    func clusters() {
        var field = TextField("a👩‍👩‍👧é")
        for key in [Key.backspace, .left, .right, .backspace] { _ = field.handle(.key(key)) }
        #expect(field.text == "a" && field.cursor == 1)
        _ = field.handle(.key(.character("e")))
        _ = field.handle(.key(.character("\u{301}")))
        #expect(field.text == "aé" && field.cursor == 2)
    }

    @Test("A field drops controls, joins lines where it has one, and takes as much as it may")
    func hostile() {
        var field = TextField()
        _ = field.handle(.paste("a\u{1B}[31m\u{7}\tb\r\nc\u{202E}"))
        #expect(field.text == "a[31m b c\u{202E}")
        _ = field.handle(.paste(String(repeating: "x", count: 20_000)))
        #expect(field.text.count == TextField.limit)
        var note = TextField(isMultiline: true)
        _ = note.handle(.paste("a\r\nb"))
        #expect(note.text == "a\nb")
    }

    @Test("Words, lines and letters are removed as in a shell")
    func shellKeys() {
        var field = TextField("one two three")
        _ = field.handle(.key(.control("w")))
        #expect(field.text == "one two ")
        _ = field.handle(.key(.home))
        _ = field.handle(.key(.delete))
        #expect(field.text == "ne two ")
        _ = field.handle(.key(.control("k")))
        #expect(field.text.isEmpty && field.cursor == 0)
    }

    @Test("Lines of a note fit their width and hold the cursor once", arguments: [1, 2, 3, 10])
    func noteLines(width: Int) {
        var field = TextField("first 龙龙 line\n\nlast 👩‍👩‍👧", isMultiline: true)
        for cursor in 0...field.text.count {
            field.cursor = cursor
            let lines = field.lines(width: width)
            #expect(lines.filter { $0.cursor != nil }.count == 1)
            if width > 1 { #expect(lines.allSatisfy { TextWidth.of($0.text) <= width }) }
            #expect(lines.map(\.text).joined() == field.text.filter { !$0.isNewline })
        }
    }

    @Test("The real cursor stands in the field, in front of what is typed next")
    func cursor() {
        let session = Session(width: 80, height: 24).pressing("2o小e")
        guard let cursor = session.frame.cursor else {
            Issue.record("no cursor")
            return
        }
        #expect(session.frame.text(at: Point(x: cursor.x - 1, y: cursor.y)) == "e")
        #expect(session.frame.text(at: Point(x: cursor.x - 3, y: cursor.y)) == "小")
        let long = Session(width: 40, height: 10).pressing("2/" + String(repeating: "wide龙", count: 30))
        #expect(long.frame.cursor.map(long.frame.bounds.contains) == true)
    }

    // MARK: The frame

    @Test(
        "Below the least size the screen says what is needed",
        arguments: [(39, 10), (40, 9), (1, 1), (200, 5), (12, 60)])
    func tooSmall(width: Int, height: Int) {
        var session = Session().pressing("2")
        session.send(.input(.resize(Size(width: width, height: height))))
        if width > 20 { #expect(session.text.contains("leadtop needs 40x10")) }
        session.press("jj<click:3,3>")
        session.send(.input(.resize(Size(width: 80, height: 24))))
        #expect(session.text.contains("56 leads"))
    }

    @Test(
        "The selected row holds the real cursor on every list",
        arguments: ["2jj", "3jj", "4jj", "5jj", "6jj", "6Qj", "2<enter>jj", "1jl"])
    func selectedRow(keys: String) {
        for (width, height) in [(40, 10), (80, 24), (120, 36), (200, 50)] {
            let frame = Session(width: width, height: height).pressing(keys).frame
            let style = frame.cursor.flatMap { frame.style(at: $0) }
            #expect(style?.attributes.contains(.reverse) == true, "\(width)x\(height)")
        }
    }

    @Test(
        "The first line always says the scope, and its tabs never run into it",
        arguments: [40, 50, 60, 70, 80, 100, 120, 160, 250])
    func title(width: Int) {
        for keys in ["", "p90<enter>", "odocusign<enter>p90<enter>cUnited S<enter>t"] {
            for screen in 1...5 {
                let session = Session(width: width, height: 12).pressing("1\(keys)\(screen)")
                let row = session.frame.rows[0]
                #expect(TextWidth.of(row) <= width)
                #expect(row.contains("[\(screen)"))
                if keys.isEmpty { #expect(row.contains("all offers") || row.contains("no filter")) }
                if keys == "p90<enter>", screen != 4 { #expect(row.contains("90 days")) }
                if keys.hasPrefix("o"), width >= 60 { #expect(row.contains("docus")) }
            }
        }
    }

    @Test("A long sentence at the bottom is shown whole where there is room")
    func notice() {
        let session = Session(width: 40, height: 12).pressing("3/flag<enter>f")
        let lines = session.frame.rows.suffix(2).joined()
        #expect(lines.contains("flagged by tom") && lines.contains("asked not to be called."))
        #expect(!session.pressing("j").text.contains("flagged by tom"))
    }
}
