import NIOCore

/// How the endpoint is to run.
public struct EndpointSettings: Sendable {
    /// The two PEM files of a TLS server.
    public struct CertificateFiles: Hashable, Sendable {
        /// The certificate, followed by those between it and the root.
        public var certificate: String
        public var key: String

        public init(certificate: String, key: String) {
            (self.certificate, self.key) = (certificate, key)
        }
    }

    public var listen: ListenAddress
    /// Without it, plain HTTP is spoken.
    public var certificate: CertificateFiles?
    /// Where `/health` and `/metrics` are answered; on a loopback address.
    public var health: ListenAddress?
    /// Whether plain HTTP may be spoken to other machines.
    public var allowsPlainHTTP = false
    /// Whether the address of a client is the last one in `X-Forwarded-For`, for requests that come by loopback.
    public var trustsForwardedFor = false
    public var limits = EndpointLimits()
    /// How many threads serve connections. The store has one of its own, which does about as much for each lead.
    public var eventLoops = max(1, min(4, System.coreCount / 2))
    /// Told of the leads after each commit that brought new ones that are no tests; on the committing thread, so it
    /// must not wait.
    public var onStored: @Sendable ([Int64]) -> Void = { _ in }

    public init(listen: ListenAddress) {
        self.listen = listen
    }
}

/// How much one client may take of the endpoint.
public struct EndpointLimits: Hashable, Sendable {
    /// The longest body, in bytes; a longer one is answered 413.
    public var bodyBytes = 1 << 20
    /// All header fields of a request together, in bytes; more is answered 431.
    public var headerBytes = 64 << 10
    /// From the first byte of a request, or the beginning of its connection, to its last, in seconds.
    public var requestSeconds = 10
    /// How long a connection may wait for its next request, in seconds.
    public var idleSeconds = 60
    /// Connections at once. When there are more, the one that has waited longest gives way.
    public var connections = 256
    /// Requests a second from one address in the long run; 0 is without limit.
    public var requestsPerSecond = 50
    /// How many requests may come from one address at once after a pause.
    public var burst = 200
    /// Deliveries that wait for the store; more are answered 503.
    public var queue = 1024
    /// How long the end waits for what is in flight, in seconds.
    public var stopSeconds = 20

    public init() {}
}
