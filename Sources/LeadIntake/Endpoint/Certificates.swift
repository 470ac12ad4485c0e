import HummingbirdCore
import HummingbirdTLS
import LeadModel
import NIOCore
import NIOSSL
import Synchronization

/// The certificate and key in use. New connections get what was loaded last; those there are keep theirs.
final class Certificates: Sendable {
    struct Pair: Sendable {
        var channel: TLSChannel<LeadChannel>
        var expiresAt: Timestamp
        /// What is not right with the files though they can be used.
        var warning: String?
    }

    private let files: EndpointSettings.CertificateFiles
    private let base: LeadChannel
    private let pair: Mutex<Pair>

    /// Throws `EndpointError`.
    init(_ files: EndpointSettings.CertificateFiles, base: LeadChannel) throws {
        (self.files, self.base) = (files, base)
        pair = Mutex(try Self.load(files, base: base))
    }

    var current: Pair { pair.withLock { $0 } }

    /// Reads the files again; on an error the pair in use stays. Reads the disk.
    func reload() throws {
        let new = try Self.load(files, base: base)
        pair.withLock { $0 = new }
    }

    private static func load(_ files: EndpointSettings.CertificateFiles, base: LeadChannel) throws -> Pair {
        let warning = try judgePermissions(of: files.key)
        let chain: [NIOSSLCertificate]
        let key: NIOSSLPrivateKey
        do {
            chain = try NIOSSLCertificate.fromPEMFile(files.certificate)
        } catch {
            throw EndpointError(words(.endpointBadCertificate, files.certificate))
        }
        guard let first = chain.first else { throw EndpointError(words(.endpointBadCertificate, files.certificate)) }
        do {
            key = try NIOSSLPrivateKey(file: files.key, format: .pem)
        } catch {
            throw EndpointError(words(.endpointBadKey, files.key))
        }
        do {
            return Pair(
                channel: try TLSChannel(base, tlsConfiguration: configuration(chain, key)),
                expiresAt: Timestamp(seconds: Int64(first.notValidAfter)), warning: warning)
        } catch {
            throw EndpointError(words(.endpointKeyMismatch, files.key, files.certificate))
        }
    }

    private static func configuration(_ chain: [NIOSSLCertificate], _ key: NIOSSLPrivateKey) -> TLSConfiguration {
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(key))
        configuration.minimumTLSVersion = .tlsv12
        configuration.applicationProtocols = ["http/1.1"]
        return configuration
    }

    /// Refuses a key that everybody may read; that a group may is a warning.
    private static func judgePermissions(of path: String) throws -> String? {
        guard let facts = FileFacts(path: path) else { throw EndpointError(words(.endpointBadKey, path)) }
        if facts.permissions & 0o007 != 0 { throw EndpointError(words(.endpointOpenKey, path)) }
        return facts.permissions & 0o070 != 0 ? words(.endpointGroupKey, path) : nil
    }
}
