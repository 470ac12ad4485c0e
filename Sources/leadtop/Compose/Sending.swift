import LeadModel
import LeadStore

/// The store's part in sending: whether he may be contacted at this moment, and that he was.
struct Sending {
    let store: LeadStore

    /// Asks the store once more: somebody may have blocked him while the message was written.
    /// - Throws: `Failure` with the reason, its date and source.
    func check(_ customer: Int64, _ channel: Channel, _ now: Timestamp, _ customs: Customs) throws {
        let planned = Change.setFollowUp(due: now, channel: channel, note: "")
        if let block = try store.preview(planned, on: .customers([customer])).block {
            throw Failure(Sentence.refusal(block, customs: customs))
        }
    }

    /// Writes the touch down, as one entry of the log.
    func record(_ letter: Letter, next: Timestamp?, by who: String) throws -> (Change, ChangeReport) {
        func write(_ next: Timestamp?) throws -> (Change, ChangeReport) {
            let change = Change.complete(outcome: .mailSent, note: letter.note, next: next)
            return (change, try store.perform(change, on: .customers([letter.customer]), by: who))
        }
        let done = try write(next)
        // What was sent was sent, also where nothing more may be planned by the channel of the open follow-up.
        return done.1.changed > 0 || next == nil ? done : try write(nil)
    }
}

extension Customs {
    /// The next follow-up that an outcome proposes: at nine in the morning.
    func next(after outcome: FollowUp.Outcome, now: Timestamp) -> Timestamp? {
        let days: [FollowUp.Outcome: Int] = [.noAnswer: 1, .mailSent: 3, .reached: 7, .meeting: 7]
        guard let count = days[outcome] else { return nil }
        let date = zone.localTime(of: now).date.adding(days: count)
        return zone.timestamp(of: LocalTime(date: date, hour: 9, minute: 0))
    }
}
