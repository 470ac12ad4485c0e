import NIOCore

/// The first handler of a connection, next to the socket: it closes what is too slow, whatever the handlers behind it
/// still wait for.
///
/// One timer a connection is looked at again when it goes off, so that a request costs no timer.
final class Gate: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private enum State {
        /// For the first byte of a next request.
        case idle(since: NIODeadline)
        /// For the rest of a request, or for the first one.
        case receiving(since: NIODeadline)
        /// The client waits for us.
        case answering
    }

    private let limits: EndpointLimits
    private let connections: Connections
    private var state: State
    private var timer: Scheduled<Void>?
    private var context: ChannelHandlerContext?
    /// Called instead of closing, once, when a request takes too long; it may still answer.
    var onTooSlow: (() -> Void)?
    /// Set where the connection is not let in.
    var refusal: Refusal?

    enum Refusal {
        /// Nothing can be said before a handshake.
        case silence
        case unavailable
    }

    init(limits: EndpointLimits, connections: Connections, now: NIODeadline) {
        (self.limits, self.connections) = (limits, connections)
        state = .receiving(since: now)
    }

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        if let deadline { schedule(deadline) }
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        timer?.cancel()
        connections.remove(context.channel)
        self.context = nil
        onTooSlow = nil
    }

    func channelActive(context: ChannelHandlerContext) {
        guard let refusal else { return context.fireChannelActive() }
        if refusal == .unavailable {
            context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: Self.unavailable)), promise: nil)
        }
        context.close(promise: nil)
    }

    private static let unavailable =
        "HTTP/1.1 503 Service Unavailable\r\nretry-after: 10\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"

    func channelInactive(context: ChannelHandlerContext) {
        timer?.cancel()
        connections.remove(context.channel)
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if case .idle = state {
            let now = NIODeadline.now()
            state = .receiving(since: now)
            connections.set(context.channel, waitingSince: now)
        }
        context.fireChannelRead(data)
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if event is CutOff { return context.close(promise: nil) }
        context.fireUserInboundEventTriggered(event)
    }

    /// A request is there as a whole.
    func beginAnswering() {
        state = .answering
        if let context { connections.set(context.channel, waitingSince: nil) }
    }

    /// A request is answered, and the next one may come.
    func beginWaiting(at now: NIODeadline) {
        state = .idle(since: now)
        if let context { connections.set(context.channel, waitingSince: now) }
        if timer == nil, let deadline { schedule(deadline) }
    }

    /// Nothing more is wanted from this connection; it is closed soon, if the client does not do so.
    func beginLingering(at now: NIODeadline, _ time: TimeAmount) {
        state = .receiving(since: now + time - .seconds(Int64(limits.requestSeconds)))
        onTooSlow = nil
        timer?.cancel()
        if let deadline { schedule(deadline) }
    }

    private var deadline: NIODeadline? {
        switch state {
        case .idle(let since): since + .seconds(Int64(limits.idleSeconds))
        case .receiving(let since): since + .seconds(Int64(limits.requestSeconds))
        case .answering: nil
        }
    }

    private func schedule(_ deadline: NIODeadline) {
        guard let context else { return }
        // While it waits, a first byte can shorten the time that is left.
        let soonest = min(deadline, .now() + .seconds(Int64(limits.requestSeconds)))
        timer = context.eventLoop.assumeIsolated().scheduleTask(deadline: soonest) { [weak self] in self?.look() }
    }

    private func look() {
        timer = nil
        guard let deadline else { return }
        guard deadline <= .now() else { return schedule(deadline) }
        if case .receiving = state, let onTooSlow {
            self.onTooSlow = nil
            return onTooSlow()
        }
        context?.close(promise: nil)
    }
}
