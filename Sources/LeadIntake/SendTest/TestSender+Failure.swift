import AsyncHTTPClient
import Glibc
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL

extension TestSender.Failure {
    /// What an error of the HTTP client means to somebody who sets up a connection.
    init(_ error: any Error, isEncrypted: Bool) {
        switch error {
        case let error as HTTPClientError: self = Self.client(error)
        case let error as NIOConnectionError: self = Self.connection(error)
        case let error as IOError: self = Self.system(error.errnoCode)
        case let error as NIOSSLError: self = Self.handshake("\(error)")
        case let error as NIOSSLExtraError where error == .failedToValidateHostname: self = .otherHost
        case is NIOSSLExtraError, is BoringSSLError: self = Self.handshake("\(error)")
        case is HTTPParserError: self = isEncrypted ? .closed : .noTLS
        case is ChannelError: self = .timedOut
        default: self = .other("\(type(of: error))")
        }
    }

    private static func client(_ error: HTTPClientError) -> Self {
        switch error {
        case .connectTimeout, .readTimeout, .writeTimeout, .deadlineExceeded, .tlsHandshakeTimeout,
            .getConnectionFromPoolTimeout:
            .timedOut
        case .remoteConnectionClosed: .closed
        default: .other(error.shortDescription)
        }
    }

    private static func connection(_ error: NIOConnectionError) -> Self {
        guard let first = error.connectionErrors.first?.error else { return .unknownHost }
        if let first = first as? IOError { return system(first.errnoCode) }
        return first is ChannelError ? .timedOut : .unreachable
    }

    private static func system(_ code: CInt) -> Self {
        switch code {
        case ECONNREFUSED: .refused
        case ENETUNREACH, EHOSTUNREACH, EHOSTDOWN: .unreachable
        case ETIMEDOUT: .timedOut
        case ECONNRESET, EPIPE: .closed
        default: .other(String(cString: strerror(code)))
        }
    }

    private static func handshake(_ text: String) -> Self {
        if text.contains("CERTIFICATE_VERIFY_FAILED") { return .untrusted }
        if text.contains("unableToValidateCertificate") { return .untrusted }
        return .noTLS
    }
}
