import Glibc
import NIOCore
import Synchronization

/// Who a request comes from, as far as its share is concerned: an IPv4 address, or the /64 of an IPv6 address.
struct ClientAddress: Hashable, Sendable {
    private var bits: UInt64
    let isLoopback: Bool

    init(_ address: SocketAddress?) {
        switch address {
        case .v4(let address)?:
            let host = UInt32(bigEndian: address.address.sin_addr.s_addr)
            self.init(host: host)
        case .v6(let address)?:
            var host = address.address.sin6_addr
            self = withUnsafeBytes(of: &host) { Self(ipv6: $0) }
        default: self.init(bits: 0, isLoopback: true)
        }
    }

    /// An address in digits; `nil` for anything else.
    init?(_ text: some StringProtocol) {
        guard let address = try? SocketAddress(ipAddress: String(text), port: 0) else { return nil }
        self.init(address)
    }

    private init(bits: UInt64, isLoopback: Bool) {
        (self.bits, self.isLoopback) = (bits, isLoopback)
    }

    private init(host: UInt32) {
        self.init(bits: UInt64(host), isLoopback: host >> 24 == 127)
    }

    private init(ipv6 bytes: UnsafeRawBufferPointer) {
        let isMapped = bytes[..<10].allSatisfy { $0 == 0 } && bytes[10] == 0xFF && bytes[11] == 0xFF
        if isMapped {
            self.init(host: bytes[12..<16].reduce(0) { $0 << 8 | UInt32($1) })
        } else {
            self.init(
                bits: bytes[..<8].reduce(0) { $0 << 8 | UInt64($1) } | 1 << 63,
                isLoopback: bytes[..<15].allSatisfy { $0 == 0 } && bytes[15] == 1)
        }
    }
}

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
