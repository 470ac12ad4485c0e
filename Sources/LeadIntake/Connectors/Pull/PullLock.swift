import Crypto
import Foundation
import Glibc
public import LeadModel

/// Only one pull of a destination at a time, in all processes that share a store; the system lets go of it when a
/// process dies.
public final class PullLock: Sendable {
    private let descriptor: Int32

    /// `nil` when another one pulls it now.
    /// - Throws: `PullError` where the file beside the store can't be made.
    public init?(_ door: Door, storePath: String) throws(PullError) {
        // A name may hold what a file's name may not.
        let digest = SHA256.hash(data: Data(door.name.utf8)).prefix(8).map {
            String($0 >> 4, radix: 16) + String($0 & 15, radix: 16)
        }
        let path = storePath + "-sync-" + digest.joined()
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else {
            throw PullError(.person, words(.pullNoLock, path, String(cString: strerror(errno))))
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            return nil
        }
    }

    deinit {
        close(descriptor)
    }
}
