import AsyncHTTPClient
import LeadModel
import NIOCore
import NIOHTTPCompression
import NIOPosix
import NIOSSL

extension PullError {
    /// What an error on the way there or back means to a publisher.
    init(transport error: any Error, host: String, limits: Wire.Limits) {
        switch error {
        case let error as PullError: self = error
        case is NIOTooManyBytesError, is NIOHTTPDecompression.DecompressionError:
            self.init(.person, words(.connectorTooLarge, host, limits.bodyBytes >> 20))
        case let error as NIOConnectionError where error.connectionErrors.isEmpty:
            self.init(.retry, words(.connectorNoHost, host))
        case is NIOConnectionError, is IOError: self.init(.retry, words(.connectorNoConnection, host))
        case is NIOSSLExtraError: self.init(.person, words(.connectorUntrusted, host))
        case let error as NIOSSLError: self.init(tls: error, host: host)
        case let error as HTTPClientError: self.init(client: error, host: host, limits: limits)
        default: self.init(unknown: error, host: host)
        }
    }

    private init(tls error: NIOSSLError, host: String) {
        let isUntrusted = "\(error)".contains("CERTIFICATE_VERIFY_FAILED")
        self = PullError(
            isUntrusted ? .person : .retry, words(isUntrusted ? .connectorUntrusted : .connectorNoTLS, host))
    }

    private init(client error: HTTPClientError, host: String, limits: Wire.Limits) {
        switch error {
        case .connectTimeout, .getConnectionFromPoolTimeout, .tlsHandshakeTimeout:
            self.init(.retry, words(.connectorNoConnection, host))
        case .readTimeout, .writeTimeout, .deadlineExceeded:
            self.init(.retry, words(.connectorSilent, host, limits.silenceSeconds))
        case .remoteConnectionClosed, .uncleanShutdown: self.init(.retry, words(.connectorCut, host))
        default: self.init(unknown: error, host: host)
        }
    }

    /// Only the error's own kind is told: what it holds may be of the request.
    private init(unknown error: any Error, host: String) {
        self.init(.retry, words(.connectorFailed, host, "\(type(of: error))"))
    }
}
