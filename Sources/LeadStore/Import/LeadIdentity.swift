import Crypto
import LeadModel

/// The 16 bytes that make two readings of a lead the same lead.
///
/// Two numbers, because bytes in memory of their own would have to be fetched by the thread that compares them.
struct LeadIdentity: Hashable {
    private let first: UInt64
    private let second: UInt64

    static let byteCount = 16

    /// `nil` where these are not as many bytes as one has.
    init?(_ bytes: UnsafeRawBufferPointer) {
        guard bytes.count == Self.byteCount else { return nil }
        self.init(digest: bytes)
    }

    /// - Parameter digest: Of which the first bytes are taken.
    private init(digest: UnsafeRawBufferPointer) {
        first = digest.loadUnaligned(as: UInt64.self)
        second = digest.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
    }

    var bytes: [UInt8] { withBytes(Array.init) }

    func withBytes<Answer>(_ body: (UnsafeRawBufferPointer) throws -> Answer) rethrows -> Answer {
        try withUnsafeBytes(of: (first, second), body)
    }

    /// The identity of a lead, or of the first such row where it is only by the content.
    static func first(of draft: borrowing LeadDraft) -> LeadIdentity {
        guard let key = draft.key else { return digest(of: draft) }
        return self.key(of: key)
    }

    /// The identity by the door's own key.
    static func key(of key: LeadKey) -> LeadIdentity {
        // leadtop's own export carries the identity itself.
        if key.door == .leadtop, let bytes = Image.bytes(hex: key.value.utf8),
            let identity = bytes.withUnsafeBytes(LeadIdentity.init)
        {
            return identity
        }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(key.door.rawValue.utf8.count + 1 + key.value.utf8.count)
        bytes += key.door.rawValue.utf8
        bytes.append(0)
        bytes += key.value.utf8
        return digest(bytes)
    }

    /// The identity by the content, of the first row that says so. What changes with time (status, opt-outs) is left
    /// out, so that a later export of the lead is the same lead.
    /// - Parameter key: What else tells it apart.
    static func digest(of draft: borrowing LeadDraft, key: LeadIdentity? = nil) -> LeadIdentity {
        var bytes = key?.bytes ?? []
        bytes.reserveCapacity(512)
        func add(_ text: String) {
            bytes += text.utf8
            bytes.append(0)
        }
        add(draft.createdAt.map { String($0.milliseconds) } ?? "")
        add(draft.leadSource.wire)
        add(draft.offerTitle)
        for field in Person.Field.allCases { add(draft.person[field]) }
        add(draft.description)
        return digest(bytes)
    }

    /// The identity of the `ordinal`th row with the same content in one file, counted from 0.
    static func key(digest: LeadIdentity, ordinal: Int) -> LeadIdentity {
        ordinal == 0 ? digest : Self.digest(digest.bytes + Array("#\(ordinal)".utf8))
    }

    /// The identity of a piece that could not be read.
    static func digest(unreadable raw: [UInt8], kind: [UInt8]) -> LeadIdentity {
        digest(kind + [0] + raw)
    }

    private static func digest(_ bytes: [UInt8]) -> LeadIdentity {
        var hasher = SHA256()
        bytes.withUnsafeBytes { hasher.update(bufferPointer: $0) }
        return hasher.finalize().withUnsafeBytes { LeadIdentity(digest: $0) }
    }
}
