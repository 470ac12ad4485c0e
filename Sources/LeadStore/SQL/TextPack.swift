import LeadModel

/// Texts one after the other in one piece of memory: who binds them counts one owner up and down, not one of each, and
/// fetches little from the thread that has made them.
struct TextPack: Sendable {
    private var bytes: [UInt8] = []

    private static let none = UInt32.max
    private static let countSize = MemoryLayout<UInt32>.size

    /// - Parameter byteCount: About how long they are together.
    init(byteCount: Int) {
        bytes.reserveCapacity(byteCount)
    }

    mutating func add(_ text: borrowing String) {
        text.withBytes {
            add(count: UInt32($0.count))
            bytes.append(contentsOf: $0)
        }
    }

    mutating func add(_ text: String?) {
        if let text { add(text) } else { add(count: Self.none) }
    }

    private mutating func add(count: UInt32) {
        withUnsafeBytes(of: count) { bytes.append(contentsOf: $0) }
    }

    func withBytes(_ body: (UnsafeRawBufferPointer) -> Void) {
        bytes.withUnsafeBytes(body)
    }

    /// Gives each text's place in a pack's bytes to `body`; `nil` for one that is missing.
    @inline(__always)
    static func forEach(in bytes: UnsafeRawBufferPointer, _ body: (Range<Int>?) -> Void) {
        var place = 0
        while place < bytes.count {
            let count = bytes.loadUnaligned(fromByteOffset: place, as: UInt32.self)
            place += countSize
            guard count != none else {
                body(nil)
                continue
            }
            body(place..<place + Int(count))
            place += Int(count)
        }
    }
}
