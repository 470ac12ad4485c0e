import NIOCore
import Synchronization

/// The connections there are, and which of them has to go when there are too many.
final class Connections: Sendable {
    private struct Entry {
        var channel: any Channel
        /// Since when it has been waiting for a whole request; `nil` while one is being answered.
        var waitingSince: NIODeadline?
    }

    private let most: Int
    private let entries = Mutex<[ObjectIdentifier: Entry]>([:])
    private let refused = Atomic<Int>(0)

    init(most: Int) {
        self.most = most
    }

    var count: Int { entries.withLock { $0.count } }

    /// How many had to go, or were not let in.
    var refusals: Int { refused.load(ordering: .relaxed) }

    /// Lets a connection in; where there are too many, the one that has waited longest gives way. A slow or idle client
    /// can't keep others out so, however many connections it opens. False when all are busy.
    func admit(_ channel: any Channel, at now: NIODeadline) -> Bool {
        var loser: (any Channel)?
        let isAdmitted = entries.withLock { entries in
            if entries.count >= most {
                let waiting = entries.filter { $0.value.waitingSince != nil }
                guard let oldest = waiting.min(by: { ($0.value.waitingSince ?? now) < ($1.value.waitingSince ?? now) })
                else { return false }
                loser = oldest.value.channel
                entries[oldest.key] = nil
            }
            entries[ObjectIdentifier(channel)] = Entry(channel: channel, waitingSince: now)
            return true
        }
        if loser != nil || !isAdmitted { refused.add(1, ordering: .relaxed) }
        loser?.pipeline.fireUserInboundEventTriggered(CutOff())
        return isAdmitted
    }

    func remove(_ channel: any Channel) {
        entries.withLock { $0[ObjectIdentifier(channel)] = nil }
    }

    func set(_ channel: any Channel, waitingSince moment: NIODeadline?) {
        entries.withLock { $0[ObjectIdentifier(channel)]?.waitingSince = moment }
    }

    /// Cuts off all that are left.
    func cutOffAll() {
        let channels = entries.withLock { $0.values.map(\.channel) }
        for channel in channels { channel.pipeline.fireUserInboundEventTriggered(CutOff()) }
    }
}

/// Tells a connection's gate to close it at once.
struct CutOff: Sendable {}
