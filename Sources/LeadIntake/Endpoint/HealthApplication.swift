import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import NIOPosix

/// The watchers' own door, on a loopback port apart from the marketplace's.
struct HealthApplication {
    let address: ListenAddress
    let report: @Sendable () -> HealthReport
    let group: any EventLoopGroup
    let log: Logger

    /// - Parameter onRunning: Gets the port.
    func make(onRunning: @escaping @Sendable (Int) -> Void) -> some ApplicationProtocol {
        let router = Router()
        router.get("health") { request, _ in
            let wantsText = request.headers[.accept].map { $0.contains("text/plain") || $0.contains("openmetrics") }
            return try await answer(asText: wantsText ?? false)
        }
        router.get("metrics") { _, _ in try await answer(asText: true) }
        var log = log
        log.logLevel = .critical
        return Application(
            router: router, server: .http1(configuration: .init(idleTimeout: .seconds(30))),
            configuration: .init(address: .hostname(address.host, port: address.port)),
            onServerRunning: { onRunning($0.localAddress?.port ?? address.port) },
            eventLoopGroupProvider: .shared(group), logger: log)
    }

    /// 503 when a lead that came now could not be taken.
    private func answer(asText: Bool) async throws -> Response {
        // The report reads the disk.
        let report = try await NIOThreadPool.singleton.runIfActive { self.report() }
        let bytes = asText ? Array(report.prometheus.utf8) : report.json
        let type = asText ? "text/plain; version=0.0.4; charset=utf-8" : "application/json"
        return Response(
            status: report.isWell ? .ok : .serviceUnavailable,
            headers: [.contentType: type], body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}
