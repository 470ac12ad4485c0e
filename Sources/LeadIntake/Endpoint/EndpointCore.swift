import LeadModel
import LeadStore
import Logging
import NIOCore
import NIOHTTP1
import NIOPosix
import Synchronization

/// What all connections of the endpoint share.
final class EndpointCore: Sendable {
    /// What has been answered since the start.
    struct Tally: Sendable {
        var answers: [UInt: Int] = [:]
        /// When somebody who knows a secret called last without leads.
        var lookedAt: Timestamp?
    }

    let settings: EndpointSettings
    let backend: Backend
    let log: Logger
    let connections: Connections
    let limiter: RateLimiter
    let queue: CommitQueue
    let trouble = Trouble()
    let startedAt: Timestamp
    private let validSecrets: Mutex<(version: Int64?, secrets: Secrets)>
    private let tally = Mutex(Tally())

    init(_ settings: EndpointSettings, backend: Backend, log: Logger) {
        (self.settings, self.backend, self.log) = (settings, backend, log)
        connections = Connections(most: settings.limits.connections)
        limiter = RateLimiter(perSecond: settings.limits.requestsPerSecond, burst: settings.limits.burst)
        queue = CommitQueue(capacity: settings.limits.queue)
        startedAt = backend.clock()
        validSecrets = Mutex((nil, Secrets()))
    }

    var secrets: Secrets { validSecrets.withLock { $0.secrets } }

    /// Reads the secrets again if somebody wrote to the store. Reads the disk.
    func refreshSecrets() throws {
        let version = try backend.dataVersion()
        guard validSecrets.withLock({ $0.version != version }) else { return }
        let secrets = Secrets(try backend.secrets())
        validSecrets.withLock { $0 = (version, secrets) }
    }

    var counts: Tally { tally.withLock { $0 } }

    func count(_ answer: Answer, _ route: Route?) {
        let lookedAt: Timestamp? = if case .look? = route { backend.clock() } else { nil }
        tally.withLock { tally in
            tally.answers[answer.status.code, default: 0] += 1
            tally.lookedAt = lookedAt ?? tally.lookedAt
        }
    }
}
