import HummingbirdCore
import HummingbirdTLS
import Logging
import NIOCore
import NIOHTTP1

/// A connection while it is open.
struct LeadConnection: ServerChildChannelValue {
    let channel: any Channel
}

/// How each connection is set up: who may come in, TLS, HTTP/1.1, leads.
struct Entrance: ServerChildChannel {
    let core: EndpointCore
    let plain: LeadChannel
    let certificates: Certificates?

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<LeadConnection> {
        let now = NIODeadline.now()
        let isAllowed =
            mayTry(ClientAddress(channel.remoteAddress), at: now) && core.connections.admit(channel, at: now)
        return channel.eventLoop.makeCompletedFuture {
            let gate = Gate(limits: core.settings.limits, connections: core.connections, now: now)
            gate.refusal = isAllowed ? nil : certificates == nil ? .unavailable : .silence
            try channel.pipeline.syncOperations.addHandler(gate)
        }.flatMap {
            guard isAllowed else { return channel.eventLoop.makeSucceededFuture(LeadConnection(channel: channel)) }
            guard let certificates else { return plain.setup(channel: channel, logger: logger) }
            return certificates.current.channel.setup(channel: channel, logger: logger)
        }
    }

    func handle(value: LeadConnection, logger: Logger) async {
        try? await value.channel.closeFuture.get()
    }

    /// Whoever has used up his requests is not worth a handshake.
    private func mayTry(_ client: ClientAddress, at now: NIODeadline) -> Bool {
        (core.settings.trustsForwardedFor && client.isLoopback) || core.limiter.allows(client, at: now)
    }
}

/// HTTP/1.1 on a connection, with or without TLS below it.
///
/// Not Hummingbird's own HTTP channel and router: those answer 400 for what should be 408, 413 or 431, read refused
/// bodies to their end, and hand each request to a task (4 µs more for a 404 that this one also hashes and logs).
struct LeadChannel: ServerChildChannel {
    let core: EndpointCore

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<LeadConnection> {
        channel.eventLoop.makeCompletedFuture {
            var limits = NIOHTTPDecoderLimitConfiguration()
            limits.maxHeaderFieldSize = core.settings.limits.headerBytes
            limits.maxHeaderListSize = core.settings.limits.headerBytes
            let pipeline = channel.pipeline.syncOperations
            let gate = try pipeline.handler(type: Gate.self)
            try pipeline.configureHTTPServerPipeline(
                withPipeliningAssistance: true, withErrorHandling: false, withOutboundHeaderValidation: false,
                withEncoderConfiguration: .init(), withDecoderLimitConfiguration: limits)
            try pipeline.addHandlers([BackPressureHandler(), LeadHandler(core, gate: gate)])
            return LeadConnection(channel: channel)
        }
    }

    func handle(value: LeadConnection, logger: Logger) async {
        try? await value.channel.closeFuture.get()
    }
}
