import Canvas
import LeadModel
import TestSupport
import Testing

@testable import Dashboard

@Suite("A key that asks for something else ends what is being counted")
struct SupersedingTests {
    /// A question that runs, and the key that makes it needless.
    struct Case: Sendable, CustomTestStringConvertible {
        var screen: String
        var slot: Slot
        var key: String

        init(_ screen: String, _ slot: Slot, _ key: String) { (self.screen, self.slot, self.key) = (screen, slot, key) }

        var testDescription: String { "\(slot) after \(screen), then \(key)" }
    }

    private static let cases = [
        Case("0", .count, "m"), Case("0", .rows, "m"), Case("0", .count, "3"),
        Case("1", .funnel, "#"), Case("1", .funnel, "t"), Case("1", .stages, "t"), Case("1", .stages, "p<down><enter>"),
        Case("2", .count, "t"), Case("2", .count, "M"), Case("2", .count, "3"), Case("2/k", .count, "o"),
        Case("2/k", .rows, "o"), Case("2", .count, "/k"), Case("2", .count, "p<down><enter>"),
        Case("3", .count, "t"), Case("3", .count, "M"), Case("3", .count, "2"), Case("3/k", .count, "o"),
        Case("4", .count, "m"), Case("4", .rows, "m"), Case("4", .count, "2"),
        Case("5", .count, "t"), Case("5", .count, "2"),
        Case("6", .count, "2"), Case("6", .count, "Q"), Case("6Q", .count, "<esc>"),
        Case("7", .report, "v"), Case("7", .report, "b"), Case("7", .report, "2"), Case("7v", .report, "v"),
        Case("3=", .duplicates, "<esc>"), Case("3=", .duplicates, "2"),
    ]

    private func newest(_ slot: Slot, _ session: Session) -> Request? {
        session.held.compactMap { effect in
            if case .load(let request) = effect, request.slot == slot { return request }
            return nil
        }
        .max { $0.generation < $1.generation }
    }

    /// Everything else is there, as where a count takes long.
    private func answerOthers(than slot: Slot, _ session: inout Session) {
        while let index = session.held.firstIndex(where: { effect in
            if case .load(let request) = effect { return request.slot != slot }
            return false
        }) {
            guard case .load(let request) = session.held.remove(at: index) else { return }
            session.send(.answered(request, session.store.answer(request.question, now: sampleNow)))
        }
    }

    @Test("The newer question goes out with the key, and an answer to the older one changes nothing", arguments: cases)
    func supersedes(_ example: Case) throws {
        var session = Session()
        session.holds = true
        session.press(example.screen)
        answerOthers(than: example.slot, &session)
        let older = try #require(newest(example.slot, session))
        session.press(example.key)
        let newer = try #require(newest(example.slot, session))
        #expect(newer.generation > older.generation)
        #expect(newer.question != older.question)
        let before = session.dashboard
        for message in [
            Message.answered(older, session.store.answer(older.question, now: sampleNow)),
            .failed(older, reason: "Interrupted."),
        ] {
            session.send(message)
            let isAsBefore = session.dashboard == before
            #expect(isAsBefore)
        }
        #expect(session.dashboard.unanswered[example.slot] == newer.question)
        session.send(.answered(newer, session.store.answer(newer.question, now: sampleNow)))
        #expect(session.dashboard.unanswered[example.slot] != newer.question)
    }
}
