import LeadModel
import LeadStore
import Logging
import NIOCore
import NIOHTTP1
import NIOPosix

/// The last handler of a connection: requests in, answers out.
///
/// Nothing in it waits: bodies are read here, or on another thread where they are long, and stored on the committing
/// thread. Of a request that will be refused nothing is kept.
final class LeadHandler: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private enum Stage {
        /// For the head of a request.
        case waiting
        /// The body is wanted.
        case collecting
        /// The body is not wanted, and this is what will be said of it.
        case discarding(Answer)
        /// The store has it.
        case answering
        /// Whatever comes is dropped; the connection is about to be closed.
        case finished
    }

    private let core: EndpointCore
    private let gate: Gate
    private var stage = Stage.waiting
    private var exchange: Exchange?
    private var body = ByteBuffer()
    private var requests = 0
    private var client = ClientAddress(nil)
    private var context: ChannelHandlerContext?
    private var isInputClosed = false

    /// A longer body is read on another thread.
    static let longBodyBytes = 64 << 10
    static let lingering = TimeAmount.seconds(2)
    /// So many more bytes of a refused body are read, so that the client gets to see the answer.
    static let lingeringBytes = 1 << 20

    init(_ core: EndpointCore, gate: Gate) {
        (self.core, self.gate) = (core, gate)
    }

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        client = ClientAddress(context.remoteAddress)
        gate.onTooSlow = { [weak self] in self?.tooSlow() }
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        self.context = nil
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head): begin(head)
        case .body(let bytes): take(bytes)
        case .end: end()
        }
    }

    // MARK: A request comes in

    private func begin(_ head: HTTPRequestHead) {
        guard case .waiting = stage else { return }
        let now = NIODeadline.now()
        requests += 1
        let exchange = Exchange(head, Route(head, core.secrets), at: now)
        self.exchange = exchange
        let verdict = core.verdict(on: head, exchange.route, from: client, at: now)
        stage = verdict.map(Stage.discarding) ?? .collecting
        let announced = head.headers.first(name: "content-length").flatMap { Int($0) } ?? 0
        let isExpecting = head.headers.first(name: "expect")?.lowercased() == "100-continue"
        if announced > core.settings.limits.bodyBytes {
            answer(verdict ?? Answer(.payloadTooLarge))
        } else if isExpecting, let verdict {
            answer(verdict)
        } else if isExpecting {
            write(.head(HTTPResponseHead(version: .http1_1, status: .continue)))
            context?.flush()
        }
    }

    private func take(_ bytes: ByteBuffer) {
        guard var exchange else { return }
        exchange.bytes += bytes.readableBytes
        self.exchange = exchange
        let isTooLong = exchange.bytes > core.settings.limits.bodyBytes
        switch stage {
        case .collecting where isTooLong: answer(Answer(.payloadTooLarge))
        case .discarding(let verdict) where isTooLong: answer(verdict)
        case .collecting:
            // Most bodies come in one piece, which is then kept as it is.
            if body.readableBytes == 0 { body = bytes } else { body.writeImmutableBuffer(bytes) }
        case .finished where exchange.bytes > core.settings.limits.bodyBytes + Self.lingeringBytes:
            context?.close(promise: nil)
        case .discarding, .waiting, .answering, .finished: break
        }
    }

    private func end() {
        exchange?.isWhole = true
        switch stage {
        case .collecting: submit()
        case .discarding(let verdict): answer(verdict)
        case .waiting, .answering, .finished: break
        }
    }

    // MARK: Into the store

    private func submit() {
        stage = .answering
        gate.beginAnswering()
        guard let context else { return }
        let bytes = Array(body.readableBytesView)
        body = ByteBuffer()
        let handler = NIOLoopBound(self, eventLoop: context.eventLoop)
        if bytes.count <= Self.longBodyBytes {
            put(LeadBody.items(of: bytes), handler)
        } else {
            NIOThreadPool.singleton.runIfActive(eventLoop: context.eventLoop) { LeadBody.items(of: bytes) }
                .whenComplete { items in
                    guard let items = try? items.get() else { return handler.value.answer(.queueFull) }
                    handler.value.put(items, handler)
                }
        }
    }

    private func put(_ items: [LeadBody.Item], _ handler: NIOLoopBound<LeadHandler>) {
        guard case .leads(let secret)? = exchange?.route else { return }
        let delivery = EndpointIntake.Delivery(items: items, receivedAt: core.backend.clock(), secret: secret)
        let isReadable = items.allSatisfy(\.isLead)
        let pending = Pending(delivery: delivery, loop: handler.eventLoop) { outcome in
            handler.value.answer(Answer(outcome, isReadable: isReadable))
        }
        if !core.queue.put(pending) {
            core.trouble.refuse(at: delivery.receivedAt)
            answer(.queueFull)
        }
    }

    // MARK: Answers

    /// Says how it ended. A request that is not there as a whole ends its connection, too.
    private func answer(_ answer: Answer) {
        guard let exchange else { return }
        let now = NIODeadline.now()
        let closes = !exchange.keepsAlive || !exchange.isWhole || isInputClosed
        core.log.info("\(exchange.line(answer, at: now))")
        core.count(answer, exchange.route)
        // Who has gone away meanwhile has delivered all the same.
        guard let context else { return }
        body = ByteBuffer()
        stage = closes ? .finished : .waiting
        if closes {
            gate.beginLingering(at: now, Self.lingering)
        } else {
            self.exchange = nil
            gate.beginWaiting(at: now)
        }
        write(.head(answer.head(closes: closes)))
        // From within this call the next request may come.
        let isLast = closes && exchange.isWhole
        let ended = isLast ? context.eventLoop.makePromise(of: Void.self) : nil
        if let ended {
            let channel = context.channel
            ended.futureResult.whenComplete { _ in channel.close(promise: nil) }
        }
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: ended)
    }

    private func write(_ part: HTTPServerResponsePart) {
        context?.write(wrapOutboundOut(part), promise: nil)
    }

    /// The request has taken longer than it may.
    private func tooSlow() {
        switch stage {
        case .collecting, .discarding: answer(Answer(.requestTimeout))
        case .waiting:
            report(Answer(.requestTimeout))
            context?.channel.pipeline.fireUserInboundEventTriggered(CutOff())
        case .answering, .finished: context?.channel.pipeline.fireUserInboundEventTriggered(CutOff())
        }
    }

    /// What ended before it was a request.
    private func report(_ answer: Answer) {
        let now = NIODeadline.now()
        if requests == 0 { _ = core.limiter.take(client, at: now) }
        requests += 1
        core.log.info("\(Exchange(malformedAt: now).line(answer, at: now))")
        core.count(answer, nil)
    }

    // MARK: What goes wrong

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        guard let error = error as? HTTPParserError else {
            // A handshake that failed, or a connection that broke.
            core.log.debug("connection closed: \(type(of: error))")
            return context.close(promise: nil)
        }
        let verdict = Answer(error == .headerOverflow ? .requestHeaderFieldsTooLarge : .badRequest)
        switch stage {
        case .waiting:
            let now = NIODeadline.now()
            _ = core.limiter.take(client, at: now)
            requests += 1
            exchange = Exchange(malformedAt: now)
            answer(verdict)
        case .collecting, .discarding: answer(verdict)
        case .answering, .finished: context.close(promise: nil)
        }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case .inputClosed? = event as? ChannelEvent {
            isInputClosed = true
            switch stage {
            // The answer ends the connection.
            case .answering: break
            case .waiting, .collecting, .discarding, .finished: context.close(promise: nil)
            }
        }
        context.fireUserInboundEventTriggered(event)
    }

    func channelInactive(context: ChannelHandlerContext) {
        switch stage {
        case .waiting where requests == 0: _ = core.limiter.take(client, at: .now())
        case .collecting, .discarding:
            if let exchange { core.log.info("\(exchange.line(Answer(.init(statusCode: 499)), at: .now()))") }
        case .waiting, .answering, .finished: break
        }
        context.fireChannelInactive()
    }
}
