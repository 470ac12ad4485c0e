import NIOCore
import Synchronization

/// So many requests a second and address: a bucket of tokens for each, in bounded memory.
final class RateLimiter: Sendable {
    private struct Bucket {
        var tokens: Double
        var at: NIODeadline
    }

    private let perSecond: Double
    private let burst: Double
    private let buckets = Mutex<[ClientAddress: Bucket]>([:])
    static let most = 10_000

    /// - Parameter perSecond: 0 is without limit.
    init(perSecond: Int, burst: Int) {
        (self.perSecond, self.burst) = (Double(perSecond), Double(max(1, burst)))
    }

    /// Takes a token; where there is none, in how many seconds there will be one. O(1), but for a clearing now and then.
    func take(_ client: ClientAddress, at now: NIODeadline) -> Int? {
        guard perSecond > 0 else { return nil }
        return buckets.withLock { buckets in
            var bucket = buckets[client].map { filled($0, at: now) } ?? Bucket(tokens: burst, at: now)
            let isAllowed = bucket.tokens >= 1
            if isAllowed { bucket.tokens -= 1 }
            if buckets.count >= Self.most, buckets[client] == nil { clear(&buckets, at: now) }
            buckets[client] = bucket
            return isAllowed ? nil : max(1, Int(((1 - bucket.tokens) / perSecond).rounded(.up)))
        }
    }

    /// Whether a client has a token, without taking it.
    func allows(_ client: ClientAddress, at now: NIODeadline) -> Bool {
        guard perSecond > 0 else { return true }
        return buckets.withLock { buckets in buckets[client].map { filled($0, at: now).tokens >= 1 } ?? true }
    }

    var count: Int { buckets.withLock { $0.count } }

    private func filled(_ bucket: Bucket, at now: NIODeadline) -> Bucket {
        let seconds = Double(max(0, (now - bucket.at).nanoseconds)) / 1e9
        return Bucket(tokens: min(burst, bucket.tokens + seconds * perSecond), at: now)
    }

    /// Full buckets say nothing; where that is not enough, some have to start anew.
    private func clear(_ buckets: inout [ClientAddress: Bucket], at now: NIODeadline) {
        buckets = buckets.filter { filled($0.value, at: now).tokens < burst }
        if buckets.count > Self.most / 2 {
            for client in buckets.keys.prefix(buckets.count - Self.most / 2) { buckets[client] = nil }
        }
    }
}
