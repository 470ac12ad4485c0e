import Canvas
import LeadModel
import Testing

@testable import Dashboard

/// Writing to a customer and calling him.
struct LetterTests {
    private func store(_ session: Session) -> FakeStore? { session.store as? FakeStore }

    private func draft(_ session: Session) -> String? {
        guard case .edit(let text)? = session.effects.last else { return nil }
        return text
    }

    private func touches(_ session: Session, _ name: String) -> [FollowUp] {
        let history = store(session).flatMap { $0.content.customers[$0.id(name)]?.history } ?? []
        return history.compactMap { entry in
            if case .followUpDone(let followUp) = entry.kind { return followUp }
            return nil
        }
    }

    @Test(
        "w opens the message that fits in the editor, from every list of people",
        arguments: ["2", "3/jan<enter>", "2<enter>", "4m/jan<enter>"])
    func opens(keys: String) {
        let session = Session().pressing(keys + "w")
        #expect(draft(session)?.hasPrefix("Subject: Subject of contact-me\n\nHello Jan,") == true)
        #expect(session.dashboard.layers.isEmpty)
    }

    @Test("What comes back is sent and stands in the timeline as one change, which u takes out")
    func sends() {
        var session = Session().pressing("2<enter>w")
        let before = store(session)?.log.count ?? 0
        session.send(.edited("Subject: Other\n\nMy own text"))
        #expect(store(session)?.sent.map(\.body) == ["My own text"] && store(session)?.sent.first?.subject == "Other")
        #expect(store(session)?.log.count == before + 1)
        #expect(touches(session, "Jan").map(\.outcome) == [.mailSent])
        #expect(session.lastLine.contains("Handed to sendmail. Done: outcome mail sent, next"))
        session.press("u")
        #expect(touches(session, "Jan").isEmpty)
    }

    @Test("An emptied message sends nothing and writes nothing down; so does an editor that fails")
    func emptied() {
        for text in ["", "Subject: x\n\n \n", nil] {
            var session = Session().pressing("2w")
            let before = store(session)?.log
            session.send(.edited(text))
            #expect(store(session)?.sent.isEmpty == true && store(session)?.log == before)
            #expect(session.text.contains(text == nil ? "EDITOR" : "The message is empty: nothing sent"))
        }
    }

    @Test("A message that could not be handed over opens again as it was written")
    func keepsUnsent() {
        var fake = FakeStore.sample
        fake.refusesLetters = "The command of [compose] ended with status 75."
        var session = Session(fake).pressing("2w")
        session.send(.edited("Subject: Mine\n\nLong work"))
        #expect(session.text.contains("status 75") && touches(session, "Jan").isEmpty)
        session.press("w")
        #expect(draft(session)?.hasPrefix("Subject: Mine\n\nLong work") == true)
        session.send(.edited(""))
        session.press("w")
        #expect(draft(session)?.contains("Hello Jan,") == true)
    }

    @Test("Who may not be contacted is neither written to nor called, and is told why", arguments: ["w", "W", "P"])
    func blocked(key: String) {
        for start in ["3/flag<enter>", "3/flag<enter><enter>"] {
            let session = Session().pressing(start + key)
            #expect(session.text.contains("Do not contact: flagged by tom on 22 nov 2026: asked not to be called."))
            #expect(session.dashboard.layers.isEmpty && draft(session) == nil)
        }
    }

    @Test("Another template is chosen by name")
    func chooses() {
        var session = Session().pressing("2W")
        #expect(session.text.contains("Write to Jan Kowalski with") && session.text.contains("Subject of general"))
        session.press("general<enter>")
        #expect(draft(session)?.contains("Subject of general") == true)
    }

    @Test("After a call its outcome is asked for, and is written down for him who was called")
    func calls() {
        var session = Session().pressing("2P")
        #expect(session.text.contains("The number is handed to xdg-open.") && !session.dashboard.layers.isEmpty)
        session.press("n")
        session.press("<enter>")
        #expect(touches(session, "Jan").map(\.outcome) == [.noAnswer])
    }

    @Test(
        "Who was contacted by somebody else within days is named with when and what; only y goes on",
        arguments: ["w", "P"])
    func others(key: String) {
        var fake = FakeStore.sample
        let done = FollowUp(
            id: 90, uid: "x", dueAt: sampleNow, channel: .email, note: "test-drive: Your test", owner: "tom",
            createdAt: sampleNow, doneAt: sampleNow - .days(2), outcome: .mailSent)
        fake.change("Jan") {
            $0.history.append(TimelineEntry(at: sampleNow - .days(2), who: "tom", kind: .followUpDone(done)))
        }
        var session = Session(fake).pressing("2" + key)
        #expect(session.text.contains("Somebody else contacted Jan Kowalski. Go on?"))
        #expect(session.text.contains("tom: mail sent, 22 nov") && session.text.contains("test-drive: Your test"))
        #expect(session.text.contains("y yes"))
        #expect(session.pressing("n").dashboard.layers.isEmpty && draft(session.pressing("n")) == nil)
        session.press(key + "<enter>")
        #expect(draft(session) == nil)
        session.press("y")
        #expect(key == "w" ? draft(session) != nil : !session.dashboard.layers.isEmpty)
        // One's own contact needs no warning, nor one of long ago.
        fake.user = "tom"
        #expect(draft(Session(fake).pressing("2w")) != nil)
    }

    @Test("Somebody without an address is told so")
    func noAddress() {
        var fake = FakeStore.sample
        fake.change("Jan") { $0.person.email = "" }
        #expect(Session(fake).pressing("2w").text.contains("No e-mail address is known."))
    }

    @Test("Read-only writes to nobody", arguments: ["w", "W", "P"])
    func readOnly(key: String) {
        let session = Session(isReadOnly: true).pressing("3" + key)
        #expect(session.text.contains("Read-only") && session.dashboard.layers.isEmpty && draft(session) == nil)
    }
}
