import NIOCore

/// Who a request comes from, as far as its share is concerned: an IPv4 address, or the /64 of an IPv6 address.
struct ClientAddress: Hashable, Sendable {
    private var bits: UInt64
    let isLoopback: Bool

    init(_ address: SocketAddress?) {
        self =
            address?.withSockAddr { pointer, size in
                let bytes = UnsafeRawBufferPointer(start: pointer, count: size)
                return switch address?.protocol {
                // `sockaddr_in` and `sockaddr_in6` have it after the family and the port, and the flow.
                case .inet?: Self(host: bytes[4..<8].reduce(0) { $0 << 8 | UInt32($1) })
                case .inet6?: Self(ipv6: UnsafeRawBufferPointer(rebasing: bytes[8..<24]))
                default: Self(bits: 0, isLoopback: true)
                }
            } ?? Self(bits: 0, isLoopback: true)
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
