import Canvas
import LeadModel
import Testing

@testable import Dashboard

/// Follow-ups, notes, undo, splitting and merging.
struct WorkTests {
    private func customer(_ session: Session, _ firstName: String) -> FakeStore.Customer? {
        (session.store as? FakeStore).flatMap { $0.content.customers[$0.id(firstName)] }
    }

    @Test("Done takes two keys: the outcome and the next date")
    func done() {
        let session = Session().pressing("4dn1")
        #expect(customer(session, "Piotr")?.followUp?.dueAt == Timestamp(rfc3339: "2026-11-25T08:00:00Z"))
        #expect(customer(session, "Piotr")?.tries == 1)
        #expect(session.text.contains("Done: outcome no answer, next tomorrow 9:00. u undoes it."))
        #expect(customer(Session().pressing("4d<enter><enter>"), "Piotr")?.followUp != nil)
        #expect(customer(Session().pressing("4dr0"), "Piotr")?.followUp == nil)
        #expect(customer(Session().pressing("4di<enter>"), "Piotr")?.contactedAt != nil)
    }

    @Test("The next date can be typed")
    func typedDate() {
        let session = Session().pressing("4dn/15 dec 14:30<enter>")
        #expect(customer(session, "Piotr")?.followUp?.dueAt == Timestamp(rfc3339: "2026-12-15T13:30:00Z"))
    }

    @Test("Snooze puts a follow-up off, and gives one to who was never contacted")
    func snooze() {
        let friday = Timestamp(rfc3339: "2026-11-27T08:00:00Z")
        #expect(customer(Session().pressing("4z3"), "Piotr")?.followUp?.dueAt == friday)
        #expect(customer(Session().pressing("4z3"), "Piotr")?.followUp?.note == "call back about pricing")
        #expect(customer(Session().pressing("3z3"), "Jan")?.followUp == nil)
        #expect(customer(Session().pressing("3<enter>z3"), "Jan")?.followUp?.dueAt == friday)
    }

    @Test("A form shows what it understands of a date as one types")
    func understood() {
        var session = Session().pressing("4f")
        session.press("thu")
        #expect(session.text.contains("= thu 26 nov 2026 9:00, in 2 days"))
        session.press("<c-u>2026-12-15 14:30")
        #expect(session.text.contains("= tue 15 dec 2026 14:30, in 21 days"))
        session.press("<c-u>someday")
        #expect(session.text.contains("Not a date."))
        session.press("<enter>")
        #expect(session.dashboard.layers.count == 1)
        session.press("<c-u>3d<tab><right><tab><c-u>ask again<enter>")
        let followUp = customer(session, "Piotr")?.followUp
        #expect(followUp?.note == "ask again" && followUp?.channel == .meeting)
    }

    @Test("A note has lines, and the cursor moves among them")
    func note() {
        let session = Session().pressing("4nfirst<enter>third<up><end><enter>second<c-s>")
        guard case .note(_, let text)? = customer(session, "Piotr")?.history.last?.kind else {
            Issue.record("no note")
            return
        }
        #expect(text == "first\nsecond\nthird")
        #expect(Session().pressing("4n  <c-s>").text.contains("Write something first"))
    }

    @Test("A note from the editor is added to the one it was meant for")
    func editor() {
        var session = Session().pressing("4N")
        #expect(session.effects.last == .edit(""))
        session.press("jjj")
        session.send(.edited("long story\n"))
        #expect(customer(session, "Piotr")?.history.isEmpty == false)
        session.press("N")
        session.send(.edited(" \n"))
        #expect(session.text.contains("Nothing written"))
        session.press("N")
        session.send(.edited(nil))
        #expect(session.text.contains("EDITOR"))
        let before = session.dashboard
        session.send(.edited("nobody asked"))
        #expect(session.dashboard == before)
    }

    @Test("A paste goes into fields only, and never runs commands", arguments: Screen.allCases.indices)
    func paste(screen: Int) {
        var session = Session().pressing("\(screen + 1)")
        let before = session.dashboard
        session.press("<paste:q2Duy\\nX>")
        #expect(session.dashboard == before && !session.quits)
        session.press("<esc>3n<paste:a\\nb\\\\x>")
        guard case .form(let form)? = session.dashboard.layers.last else {
            Issue.record("no form")
            return
        }
        #expect(form.fields[0].field.text == "a\nb\\x")
        session.press("<esc>/<paste:kow\\nalski>")
        #expect(session.dashboard.currentList?.query.search == "kow alski")
        session.press("<esc>*sw<paste:y>")
        #expect(session.dashboard.layers.count == 1)
    }

    @Test("Undo says what it undid, and redo does it again")
    func undo() {
        var session = Session().pressing("4sw")
        #expect(customer(session, "Piotr")?.status == .won)
        session.press("u")
        #expect(session.text.contains("Undone: status: Piotr Zieliński · won (was new). ctrl-r does it again."))
        #expect(customer(session, "Piotr")?.status == .new)
        session.press("<c-r>")
        #expect(session.text.contains("Done again: status: Piotr Zieliński"))
        #expect(customer(session, "Piotr")?.status == .won)
        #expect(Session().pressing("1u").text.contains("Nothing of yours to undo."))
        #expect(Session().pressing("1<c-r>").text.contains("Nothing to do again."))
    }

    @Test("In Activity the selected entry is undone, an import only after a question")
    func undoInActivity() {
        let session = Session().pressing("4sw6")
        #expect(session.text.contains("status: Piotr Zieliński"))
        #expect(session.pressing("u").text.contains("Undone:"))
        let asked = session.pressing("Gu")
        #expect(asked.text.contains("Undo this import?"))
        #expect(asked.pressing("n").dashboard.layers.isEmpty)
    }

    @Test("A lead is split off, several when they are marked, but never all")
    func split() {
        var session = Session().pressing("3<enter>jx")
        #expect(session.text.contains("3 leads, one customer"))
        #expect(session.text.contains("Done: 1 lead split off"))
        session.press("u")
        #expect(session.text.contains("4 leads, one customer"))
        #expect(Session().pressing("3<enter>j<space><space>x").text.contains("2 leads split off"))
        #expect(Session().pressing("3<enter>j<space><space><space><space><space>x").text.contains("At least one lead"))
        #expect(Session().pressing("3<enter>x").text.contains("Select the lead to split off"))
    }

    @Test("Two customers are merged from the view or from the list, after a question")
    func merge() {
        let session = Session().pressing("3<enter>manna kow<enter>")
        #expect(session.text.contains("Merge 2 customers into Jan Kowalski?"))
        #expect(session.text.contains("Anna Kowalczyk"))
        let merged = session.pressing("y")
        #expect(merged.text.contains("5 leads, one customer: same e-mail, merged by hand"))
        #expect(merged.pressing("u").text.contains("4 leads, one customer"))
        #expect(Session().pressing("3m").text.contains("Mark two customers or more"))
        let list = Session().pressing("3<space><space>kmy")
        #expect(list.text.contains("27 customers"))
    }

    @Test("A customer who is gone closes his view and says so")
    func gone() {
        var session = Session().pressing("3<enter>")
        session.store = FakeStore()
        session.send(.storeChanged)
        #expect(session.dashboard.customer == nil)
        #expect(session.text.contains("no longer there"))
    }

    @Test("Left and right go to the customer before and the next")
    func neighbours() {
        var session = Session().pressing("3<enter>")
        session.press("<right>")
        #expect(session.text.contains("Anna Kowalczyk · Fabrikam"))
        session.press("<left>")
        #expect(session.text.contains("Jan Kowalski · Contoso"))
        session.press("<esc>")
        #expect(session.dashboard.currentList?.selectedIndex == 0)
    }

    @Test("A payload, a note and an entry of the log can be read whole")
    func readers() {
        #expect(Session().pressing("3<enter>j<enter>").text.contains("\"Email\": \"jan.kowalski@contoso.example\""))
        #expect(Session().pressing("3<enter><enter>").text.contains("in Polish"))
        #expect(Session().pressing("6G<enter>").text.contains("29 customers created, 3 updated"))
        #expect(Session().pressing("6Q<enter>").text.contains("Nowak;�[31m;48"))
        #expect(Session().pressing("3<enter>p").pressing("q").dashboard.layers.isEmpty)
    }

    @Test("A customer opened from a lead shows that lead in his timeline")
    func openedFromLead() {
        let session = Session().pressing("2/kow<enter>jj<enter>")
        #expect(session.dashboard.customer?.selectedLead?.offer.id == "northwind.erp")
        #expect(session.pressing("p").text.contains("\"id\": 101"))
    }

    @Test("What is in quarantine is retried, or dropped after a question")
    func quarantine() {
        #expect(Session().pressing("6Qr").text.contains("1 payload read."))
        var session = Session().pressing("6QX")
        #expect(session.text.contains("Drop the 214 bytes of line 17 for good?"))
        session.press("X<enter>")
        #expect(session.dashboard.layers.count == 1)
        session.press("y")
        #expect(session.text.contains("quarantine: 2 payloads"))
    }

    @Test("An export takes the filter and search on screen, for contact unless said otherwise")
    func export() {
        let session = Session().pressing("2cPL<enter>/kow<enter>evcard<enter><enter>y")
        let export = (session.store as? FakeStore)?.exports.last
        #expect(export?.form == .vcard && export?.isForContact == true)
        #expect(export?.filter.country == "PL" && export?.search == "kow")
        #expect(export?.path == "leadtop-2026-11-24.vcf")
        #expect(session.text.contains("4 left out: do not contact"))
        let archive = Session(isReadOnly: true).pressing("1endjson<enter><c-u>/tmp/x<tab><right><enter>y")
        #expect((archive.store as? FakeStore)?.exports.last?.isForContact == false)
        #expect(Session().pressing("2ecsv for s<enter><c-u><enter>").text.contains("Name a file."))
    }

    @Test("A long deed shows how far it is while one looks around, and can be stopped")
    func progress() {
        var session = Session().pressing("6")
        session.send(.performed(.undo(activity: 1), .progress(1_200, 5_000)))
        #expect(session.text.contains("1 200 of 5 000"))
        session.press("2j")
        #expect(session.dashboard.screen == .leads && session.text.contains("1 200 of 5 000"))
        session.press("?<esc>")
        #expect(session.dashboard.layers.isEmpty && !session.effects.contains(.stopDeed))
        session.press("<esc>")
        #expect(session.effects.last == .stopDeed)
        session.send(.performed(.undo(activity: 1), .refused("Stopped; nothing was changed.")))
        #expect(session.text.contains("Stopped; nothing was changed."))
    }

    @Test("A follow-up whose time comes moves up by itself")
    func tick() {
        var session = Session().pressing("4")
        #expect(session.frame.rows[5].contains("today 15:00") && !session.frame.rows[5].contains("!"))
        session.now = sampleNow + .hours(4)
        session.send(.tick(session.now))
        #expect(session.frame.rows[5].contains("! "))
    }

    @Test("The passing of a minute asks the store nothing, a new day everything that depends on it")
    func idle() {
        for keys in ["1p90<enter>", "2", "3<enter>", "4", "5", "6"] {
            var session = Session().pressing(keys)
            #expect(session.dashboard.update(.tick(sampleNow + .minutes(1))).isEmpty)
        }
        var session = Session().pressing("1p90<enter>")
        #expect(!session.dashboard.update(.tick(sampleNow + .days(1))).isEmpty)
    }
}
