import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import NIOSSL

/// Posts test leads, as the marketplace would: it looks at the status only, and follows no redirect.
public struct TestSender: Sendable {
    /// Whose certificates are trusted.
    public enum Trust: Hashable, Sendable {
        /// As every program of this machine does.
        case system
        /// Those in a PEM file, beside none else.
        case file(String)
        /// Any: for a self-signed pair on one's own machine.
        case anybody
    }

    /// What came of a post.
    public enum Outcome: Hashable, Sendable {
        /// - `status`: of HTTP; `milliseconds`: from the first byte sent, with the handshake, to the answer's last.
        case answered(status: Int, milliseconds: Double)
        case failed(Failure)
    }

    /// Why there was no answer.
    public enum Failure: Error, Hashable, Sendable {
        case unknownHost, refused, unreachable, timedOut
        /// The certificate is self-signed, out of date, or its chain is incomplete.
        case untrusted
        /// The certificate is another host's.
        case otherHost
        /// The other side does not speak TLS, or hung up over it.
        case noTLS
        case closed
        case noCertificateFile
        case other(String)
    }

    private let url: LeadURL
    private let configuration: HTTPClient.Configuration

    /// - Throws: `Failure.noCertificateFile` where the file of a trust holds no certificate.
    public init(to url: LeadURL, trust: Trust = .system, timeoutSeconds: Int = 30) throws(Failure) {
        self.url = url
        var tls = TLSConfiguration.makeClientConfiguration()
        tls.minimumTLSVersion = .tlsv12
        switch trust {
        case .system: break
        case .anybody: tls.certificateVerification = .none
        case .file(let path):
            guard let certificates = try? NIOSSLCertificate.fromPEMFile(path), !certificates.isEmpty else {
                throw .noCertificateFile
            }
            tls.trustRoots = .certificates(certificates)
        }
        let seconds = TimeAmount.seconds(Int64(timeoutSeconds))
        configuration = HTTPClient.Configuration(
            tlsConfiguration: tls, redirectConfiguration: .disallow, timeout: .init(connect: seconds, read: seconds))
    }

    /// Posts one lead on a connection of its own, as the marketplace does, and waits for the answer.
    public func send(_ post: TestPost) -> Outcome {
        var configuration = configuration
        configuration.httpVersion = .http1Only
        configuration.connectionPool.retryConnectionEstablishment = false
        let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
        defer { try? client.syncShutdown() }
        do {
            return try answer(to: post, by: client)
        } catch let failure as Failure {
            return .failed(failure)
        } catch {
            return .failed(Failure(error, isEncrypted: url.isEncrypted))
        }
    }

    /// An answer is read to its end, but not kept.
    private static let answerBytes = 1 << 20

    private func answer(to post: TestPost, by client: HTTPClient) throws -> Outcome {
        let request = try HTTPClient.Request(
            url: url.text, method: .POST, headers: ["Content-Type": post.contentType, "User-Agent": "leadtop"],
            body: .bytes(post.body))
        let start = ContinuousClock.now
        let accumulator = ResponseAccumulator(request: request, maxBodySize: Self.answerBytes)
        let response = try client.execute(request: request, delegate: accumulator).wait()
        let (seconds, attoseconds) = (ContinuousClock.now - start).components
        let milliseconds = Double(seconds) * 1000 + Double(attoseconds) / 1e15
        return .answered(status: Int(response.status.code), milliseconds: milliseconds)
    }
}
