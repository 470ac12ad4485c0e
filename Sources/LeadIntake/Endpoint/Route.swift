import LeadModel
import LeadStore
import NIOHTTP1

/// What a request is about, without saying anything of its secret.
enum Route: Equatable {
    static let prefix = "/leads/"

    /// Leads, from who knows this secret.
    case leads(secret: Int64)
    /// A look at the right path: nothing is stored.
    case look(secret: Int64)
    case unknown

    /// Takes as long for a wrong secret as for a right one, and for another path.
    init(_ head: HTTPRequestHead, _ secrets: Secrets) {
        let path = head.uri.utf8.prefix { $0 != UInt8(ascii: "?") }
        let isLeads = path.starts(with: Self.prefix.utf8)
        let secret = secrets.id(of: path.dropFirst(Self.prefix.utf8.count))
        switch (head.method, isLeads ? secret : nil) {
        case (.POST, let secret?): self = .leads(secret: secret)
        case (.GET, let secret?), (.HEAD, let secret?), (.OPTIONS, let secret?): self = .look(secret: secret)
        default: self = .unknown
        }
    }
}

/// The secrets that are valid.
struct Secrets: Sendable {
    private var known: [(id: Int64, hash: [UInt8])] = []
    /// When the oldest of them was made, in milliseconds since 1970.
    private(set) var oldest: Int64?

    /// A secret has 32 letters; of longer ones only so many bytes are looked at.
    private static let longest = 256

    init(_ secrets: [EndpointSecret] = []) {
        let valid = secrets.filter { $0.revokedAt == nil }
        known = valid.map { ($0.id, $0.hash) }
        oldest = valid.map(\.createdAt.milliseconds).min()
    }

    var count: Int { known.count }

    /// The secret that has a text. Compares with all of them, and each to its last byte.
    func id(of text: some Sequence<UInt8>) -> Int64? {
        let hash = NewSecret.hash(text.prefix(Self.longest + 1))
        var found: Int64?
        for secret in known where Self.areEqual(secret.hash, hash) { found = secret.id }
        return found
    }

    private static func areEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        guard left.count == right.count else { return false }
        var difference: UInt8 = 0
        for index in left.indices { difference |= left[index] ^ right[index] }
        return difference == 0
    }
}
