import Canvas
import LeadModel
import TestSupport
import Testing

@testable import Dashboard

/// Keys that come before the answers they need are neither lost nor taken for a row of an older question.
struct TypeAheadTests {
    /// A session whose answers are late.
    private func late(_ keys: String, then typed: String, _ store: any Answering = FakeStore.sample) -> Session {
        var session = Session(store).pressing(keys)
        session.holds = true
        session.press(typed)
        return session
    }

    private func opened(_ session: Session) -> String? { session.dashboard.customer?.detail?.row.person.firstName }

    @Test(
        "Keys typed after a search are for what it finds",
        arguments: [
            ("/kowalczyk<enter><enter>", "Anna"), ("/kow<down><enter><enter>", "Anna"),
            ("/kow<enter>j<enter>", "Anna"), ("/kow<enter>G<enter>", "Anna"), ("/kow<enter>jk<enter>", "Jan"),
            ("/kow<enter><enter>l", "Anna"),
        ])
    func search(keys: String, name: String) {
        var session = late("3", then: keys)
        #expect(session.dashboard.customer == nil)
        session.release()
        #expect(opened(session) == name)
        #expect(session.dashboard.typedAhead.isEmpty)
    }

    @Test("What is typed ahead into the form of a customer who is still to be found stands in it")
    func form() {
        var session = late("3", then: "/kowalczyk<enter><enter>ntext")
        session.release()
        guard case .form(let form)? = session.dashboard.layers.last else {
            Issue.record("no form")
            return
        }
        #expect(form.fields[0].value == "text" && form.title.contains("Anna Kowalczyk"))
    }

    @Test("Keys that wait are shown until they are taken")
    func shown() {
        var session = late("3", then: "/kow<enter><enter>f")
        #expect(session.lastLine.hasSuffix("enter f …"))
        session.release()
        #expect(!session.lastLine.hasSuffix("f …"))
    }

    @Test("Where nothing is found, they do nothing")
    func empty() {
        var session = late("3", then: "/xyzzy<enter><enter>fsa ")
        session.release()
        #expect(session.dashboard.customer == nil && session.dashboard.layers.isEmpty)
        #expect(session.dashboard.typedAhead.isEmpty)
    }

    @Test("Where the answer fails, they are dropped, and no row of the older question is left to act on")
    func failing() {
        var session = late("3", then: "/kow<enter><enter>f")
        for case .load(let request) in session.held {
            session.send(.failed(request, reason: "The store cannot be read."))
        }
        #expect(session.text.contains("The store cannot be read."))
        session.holds = false
        session.press("<enter>f")
        #expect(session.dashboard.customer == nil && session.dashboard.layers.isEmpty)
        session.press("/<c-u>zielinski<enter><enter>")
        #expect(opened(session) == "Piotr")
    }

    @Test("Esc drops them, and no more than them; ctrl-c quits all the same")
    func dropping() {
        var session = late("3", then: "/kow<enter><enter>f<esc>")
        #expect(session.dashboard.typedAhead.isEmpty)
        session.release()
        #expect(session.dashboard.customer == nil && session.dashboard.currentList?.query.search == "kow")
        #expect(late("3", then: "/kow<enter><enter>f<c-c>").quits)
    }

    @Test("No more is kept than anybody types ahead")
    func bounded() {
        let session = late("3", then: "/kow<enter><enter>" + String(repeating: "f", count: 1_000))
        #expect(session.dashboard.typedAhead.inputs.count == 64)
    }

    @Test(
        "The end of a list is opened, not the row before the jump",
        arguments: ["G<enter>", "<end><enter>", "Ggj<enter>"])
    func jump(keys: String) {
        var session = late("3", then: keys, Numbers(10_000))
        session.release()
        #expect(session.dashboard.customer?.id == (keys.hasPrefix("Gg") ? 1 : 9_999))
    }

    @Test("A row beyond the window is opened when it is there")
    func beyond() {
        var session = late("3", then: String(repeating: "<pgdn>", count: 20) + "<enter>", Numbers(10_000))
        #expect(session.dashboard.customer == nil)
        session.release()
        #expect(session.dashboard.customer?.id == Int64(20 * session.dashboard.pageHeight))
    }

    @Test("Going from customer to customer loses no step at the edge of the window")
    func neighbours() {
        var session = late("3<enter>", then: String(repeating: "l", count: 120), Numbers(10_000))
        session.release()
        #expect(session.dashboard.customer?.id == 120)
    }

    @Test("A follow-up waits until it is known whether he may be contacted, and is for nobody else")
    func rule() {
        var session = late("3", then: "jjjf")
        #expect(session.dashboard.layers.isEmpty && !session.dashboard.typedAhead.isEmpty)
        var gone = session
        session.release()
        guard case .form? = session.dashboard.layers.last else {
            Issue.record("no form")
            return
        }
        let selected = gone.dashboard.currentList?.selected?.customer
        var fewer = FakeStore.sample
        fewer.content.leads.removeAll { $0.customer == selected }
        fewer.content.customers[selected ?? 0] = nil
        gone.store = fewer
        gone.held = []
        gone.send(.storeChanged)
        gone.release()
        #expect(gone.dashboard.currentList?.selected?.customer != selected)
        #expect(gone.dashboard.layers.isEmpty && gone.dashboard.typedAhead.isEmpty)
    }

    @Test("In the work queue, what is done at once after another is done to the next")
    func queue() {
        let slow = Session().pressing("4d1d1d1")
        var fast = late("4", then: "d1d1d1")
        fast.release()
        #expect(fast.dashboard.currentList?.selectedID == slow.dashboard.currentList?.selectedID)
        #expect(fast.dashboard.currentList?.rows.map(\.id) == slow.dashboard.currentList?.rows.map(\.id))
    }

    @Test("A key for a text that is still to be read closes it, and not the program", arguments: ["<enter>q", "pq"])
    func payload(keys: String) {
        var session = late("2<enter>", then: keys)
        session.release()
        #expect(!session.quits && session.dashboard.layers.isEmpty && session.dashboard.customer != nil)
    }

    @Test("What is picked must be there first")
    func picker() {
        var session = late("1", then: "oedx<enter>")
        session.release()
        #expect(session.frame.rows[0].contains("bitnami.openedxcypress"))
        var owner = late("3", then: "aTom<enter>")
        owner.release()
        #expect(owner.dashboard.layers.isEmpty)
        guard case .customer(let customer)? = owner.dashboard.currentList?.selected?.record else { return }
        #expect(customer.owner == "tom")
    }

    @Test("A click is for what is seen, and drops what waits")
    func click() {
        var session = late("3", then: "/kow<enter><enter>f")
        session.send(.input(.mouse(Mouse(.click, at: Point(x: 5, y: 4)))))
        #expect(session.dashboard.typedAhead.isEmpty)
    }

    // MARK: Any order

    /// What asks for other rows is followed by a key that is for them: a record that nobody saw selected need not stay so.
    /// Each is for a record that is known by then, `y` for the one that a search starts from: what is selected while one
    /// types a word is what was found for as much of it as was answered.
    private static let fragments = [
        "3", "2", "4", "1", "y/<c-u>kow<enter>k", "y/<c-u>zi<enter>k", "y/<c-u>a<enter>j", "y/<c-u><enter>k",
        "<enter>3", "<enter>sw2", "<enter>ncalled<c-s>4", "<enter>l3", "j", "j", "k", "G<space>", "g<space>", "<pgdn>",
        "f3d<enter>", "f3d<enter>", "sw", "sd", "ncalled<c-s>", "<space>", "Sname<enter>k", "cPL<enter>j", "Cj",
        "am<enter>", "d1", "z3",
    ]

    @Test("Typed ahead, with answers in any order, keys do what they do one by one", arguments: 0..<30)
    func anyOrder(seed: Int) {
        var random = Seeded(seed)
        let script = (0..<12).map { _ in Self.fragments.randomElement(using: &random) ?? "" }
            .joined()
        let slow = Session().pressing(script)
        var fast = Session()
        fast.holds = true
        for input in (try? Key.parse(script: script)) ?? [] {
            fast.send(.input(input))
            while !fast.held.isEmpty, Int.random(in: 0..<4, using: &random) == 0 { fast.answerOne(&random) }
        }
        while !fast.held.isEmpty { fast.answerOne(&random) }
        #expect(summary(fast) == summary(slow), "\(script)")
    }

    private static func name(of layer: Layer) -> String {
        switch layer {
        case .picker(let picker): "\(picker.purpose) \(picker.field.text)"
        case .menu(let menu): "\(menu.purpose)"
        case .form(let form): "\(form.purpose) \(form.fields.map(\.value))"
        case .confirm(let confirmation): confirmation.title
        case .reader: "reader"
        case .search(let bar): bar.field.text
        }
    }

    private func summary(_ session: Session) -> [String] {
        let (dashboard, store) = (session.dashboard, session.store as? FakeStore)
        let list = dashboard.currentList
        return [
            "\(dashboard.screen) \(dashboard.customer?.id ?? 0) \(dashboard.scope)",
            "\(dashboard.layers.map(Self.name(of:)))",
            "\(list?.selectedID ?? 0) \(list?.marks.keys.sorted() ?? [])", "\(list?.query.search ?? "")",
            "\(list?.rows.map(\.id) ?? [])", "\(store?.log.map { "\($0.verb) \($0.customer ?? 0)" } ?? [])",
            "\(dashboard.typedAhead.inputs)",
        ]
    }
}

extension Session {
    /// Answers one of the held questions; deeds are done in their order.
    fileprivate mutating func answerOne(_ random: inout Seeded) {
        let deed = held.firstIndex { effect in
            if case .perform = effect { return true }
            return false
        }
        let choices = held.indices.filter { index in
            if case .perform = held[index] { return index == deed }
            return true
        }
        guard let index = choices.randomElement(using: &random) else { return }
        switch held.remove(at: index) {
        case .load(let request): send(.answered(request, store.answer(request.question, now: now)))
        case .perform(let deed):
            let result = store.perform(deed, now: now)
            send(.performed(deed, result))
        default: break
        }
    }
}
