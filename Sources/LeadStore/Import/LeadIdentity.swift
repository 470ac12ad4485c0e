import Crypto
import LeadModel

/// The 16 bytes that make two readings of a lead the same lead.
enum LeadIdentity {
    /// The identity of a lead, or of the first such row where it is only by the content.
    static func first(of draft: borrowing LeadDraft) -> [UInt8] {
        guard let key = draft.key else { return digest(of: draft) }
        return self.key(of: key)
    }

    /// The identity by the door's own key.
    static func key(of key: LeadKey) -> [UInt8] {
        // leadtop's own export carries the identity itself.
        if key.door == .leadtop, let bytes = Image.bytes(hex: key.value.utf8), bytes.count == 16 { return bytes }
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
    static func digest(of draft: borrowing LeadDraft, key: [UInt8] = []) -> [UInt8] {
        var bytes = key
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
    static func key(digest: [UInt8], ordinal: Int) -> [UInt8] {
        ordinal == 0 ? digest : Self.digest(digest + Array("#\(ordinal)".utf8))
    }

    /// The identity of a piece that could not be read.
    static func digest(unreadable raw: [UInt8], kind: [UInt8]) -> [UInt8] {
        digest(kind + [0] + raw)
    }

    private static func digest(_ bytes: [UInt8]) -> [UInt8] {
        var hasher = SHA256()
        bytes.withUnsafeBytes { hasher.update(bufferPointer: $0) }
        return hasher.finalize().withUnsafeBytes { [UInt8](UnsafeRawBufferPointer(rebasing: $0[..<16])) }
    }
}
