import Canvas
import LeadModel
import TestSupport
import Testing

@testable import Dashboard

/// Whatever comes, in whatever order and at whatever size, the dashboard stays whole.
struct RandomTests {
    private static let steps = 1_000

    @Test("Twenty thousand random inputs, answers and sizes break nothing", arguments: 0..<20)
    func random(seed: Int) {
        var random = Seeded(seed)
        let store: any Answering = seed % 3 == 0 ? Numbers(3_000) : FakeStore.sample
        var session = Session(
            Remembering(store), width: 80, height: 24, glyphs: seed % 2 == 0 ? .unicode : .ascii,
            isReadOnly: seed % 7 == 0)
        var drawing = Drawing(of: session.dashboard)
        for step in 0..<Self.steps {
            session.holds = Int.random(in: 0..<4, using: &random) == 0
            session.send(message(&session, &random))
            if !session.holds { answerLate(&session, &random) }
            expectWhole(session, draws: step % 4 == 0)
            guard step % 3 == 0 else { continue }
            drawing.follow(session.dashboard)
            #expect(drawing.frame == session.frame, "step \(step)")
            while step % 2 == 0, drawing.lookAhead() {}
            #expect(drawing.frame == session.frame, "step \(step), ahead")
        }
        session.release()
        session.send(.input(.resize(Size(width: 80, height: 24))))
        expectWhole(session, draws: true)
    }

    /// Late answers, in another order, some failed and some lost.
    private func answerLate(_ session: inout Session, _ random: inout Seeded) {
        let held = session.held.shuffled(using: &random)
        session.held = []
        for effect in held {
            switch (effect, Int.random(in: 0..<4, using: &random)) {
            case (.load(let request), 0): session.send(.failed(request, reason: "The disk is gone."))
            case (.load(let request), 1...2):
                session.send(.answered(request, session.store.answer(request.question, now: sampleNow)))
            case (.perform(let deed), 0): session.send(.performed(deed, .refused("No.")))
            case (.perform(let deed), 1): session.send(.performed(deed, .progress(3, 7)))
            case (.perform(let deed), 2):
                let result = session.store.perform(deed, now: sampleNow)
                session.send(.performed(deed, result))
            default: break
            }
        }
    }

    private static let keys: [Key] =
        KeyTable.standard.bindings.flatMap(\.keys) + [
            .backspace, .insert, .shiftLeft, .shiftRight, .function(9), .alt("x"), .control("s"), .control("u"),
            .control("w"), .enter, .enter, .escape, .escape, .character("y"), .character("é"), .character("龙"),
            .character("3"), .character("w"), .tab, .down, .down, .up,
        ]

    private func message(_ session: inout Session, _ random: inout Seeded) -> Message {
        switch Int.random(in: 0..<40, using: &random) {
        case 0:
            return .input(.paste(["kow", "tue", "a\nb", "\u{1B}[2J", "👩‍👩‍👧\u{301}"].randomElement(using: &random) ?? ""))
        case 1...3:
            let kinds: [Mouse.Kind] = [.click, .doubleClick, .wheelUp, .wheelDown]
            let point = Point(x: .random(in: -1...90, using: &random), y: .random(in: -1...30, using: &random))
            return .input(.mouse(Mouse(kinds.randomElement(using: &random) ?? .click, at: point)))
        case 4...5: return .input(.resize(size(&random)))
        case 6: return .storeChanged
        case 7:
            session.now = session.now + .minutes(.random(in: 0...2_000, using: &random))
            return .tick(session.now)
        case 8: return .edited([nil, "", "a note"].randomElement(using: &random) ?? nil)
        case 9: return .input(.focus(true))
        default: return .input(.key(Self.keys.randomElement(using: &random) ?? .down))
        }
    }

    private func size(_ random: inout Seeded) -> Size {
        switch Int.random(in: 0..<6, using: &random) {
        case 0: Size(width: .random(in: 1...250, using: &random), height: .random(in: 1...80, using: &random))
        case 1: Size(width: 40, height: 10)
        case 2: Size(width: 250, height: 80)
        default: Size(width: .random(in: 38...130, using: &random), height: .random(in: 8...30, using: &random))
        }
    }

    private func expectWhole(_ session: Session, draws: Bool, sourceLocation: SourceLocation = #_sourceLocation) {
        for list in session.dashboard.lists.values {
            // What was selected before a search is selected again once its rows are back.
            let selects = list.rows.isEmpty || list.selectedIndex != nil || list.pending == .replace
            #expect(selects, sourceLocation: sourceLocation)
            #expect((0...max(list.rows.count - 1, 0)).contains(list.top), sourceLocation: sourceLocation)
            #expect(Set(list.rows.map(\.id)).count == list.rows.count, sourceLocation: sourceLocation)
        }
        if let customer = session.dashboard.customer, !customer.entries.isEmpty {
            #expect(customer.entries.indices.contains(customer.selected), sourceLocation: sourceLocation)
        }
        for case .picker(let picker) in session.dashboard.layers where !picker.shown.isEmpty {
            #expect(picker.shown.indices.contains(picker.selected), sourceLocation: sourceLocation)
        }
        guard draws else { return }
        let frame = session.frame
        #expect(frame.size == session.dashboard.size, sourceLocation: sourceLocation)
        if let cursor = frame.cursor { #expect(frame.bounds.contains(cursor), sourceLocation: sourceLocation) }
        if session.dashboard.settings.glyphs == .ascii {
            #expect(frame.text.utf8.allSatisfy { $0 < 0x80 }, sourceLocation: sourceLocation)
        }
    }
}
