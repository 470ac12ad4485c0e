import NIOCore
import NIOHTTP1

/// One connection to a fake: gathers a request, and writes its answer.
final class FakeHandler: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private weak var service: FakeService?
    private var request: FakeService.Request?

    init(service: FakeService?) {
        self.service = service
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            let parts = head.uri.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
            request = FakeService.Request(
                method: head.method.rawValue, path: String(parts[0]),
                rawQuery: parts.count > 1 ? String(parts[1]) : "",
                headers: head.headers.map { (name: $0.name, value: $0.value) }, body: [])
        case .body(let buffer): request?.body += buffer.readableBytesView
        case .end:
            guard let request, let answer = service?.answer(request) else { return context.close(promise: nil) }
            write(answer, context)
        }
    }

    private func write(_ answer: FakeService.Answer, _ context: ChannelHandlerContext) {
        var headers = HTTPHeaders(answer.headers.map { ($0.name, $0.value) })
        headers.replaceOrAdd(name: "Content-Length", value: String(answer.body.count))
        let status = HTTPResponseStatus(statusCode: answer.status)
        context.write(
            wrapOutboundOut(.head(HTTPResponseHead(version: .http1_1, status: status, headers: headers))), promise: nil)
        let sent = answer.body.prefix(answer.cutAfterBytes ?? answer.body.count)
        context.writeAndFlush(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(bytes: sent)))), promise: nil)
        guard answer.cutAfterBytes == nil else { return context.close(promise: nil) }
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    }
}
