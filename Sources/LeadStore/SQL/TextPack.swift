import LeadModel

/// Texts one after the other in one piece of memory: who binds them counts one owner up and down, not one of each, and
/// fetches little from the thread that has made them.
struct TextPack: Sendable {
    private let bytes: [UInt8]

    private static let none = UInt32.max
    private static let countSize = MemoryLayout<UInt32>.size

    /// - Parameter list: Adds the texts; called twice, to measure them and to copy them.
    init(_ list: (inout Filling) -> Void) {
        var measured = Filling(room: nil)
        list(&measured)
        bytes = [UInt8](unsafeUninitializedCapacity: measured.count) { room, count in
            var filling = Filling(room: UnsafeMutableRawBufferPointer(room))
            list(&filling)
            count = filling.count
        }
    }

    /// A pack that texts are added to.
    struct Filling {
        fileprivate let room: UnsafeMutableRawBufferPointer?
        fileprivate private(set) var count = 0

        fileprivate init(room: UnsafeMutableRawBufferPointer?) { self.room = room }

        @inline(__always)
        mutating func add(_ text: borrowing String) {
            text.withBytes { bytes in
                room?.storeBytes(of: UInt32(bytes.count), toByteOffset: count, as: UInt32.self)
                count += countSize
                if let room { UnsafeMutableRawBufferPointer(rebasing: room[count...]).copyMemory(from: bytes) }
                count += bytes.count
            }
        }

        mutating func add(_ text: String?) {
            if let text { return add(text) }
            room?.storeBytes(of: none, toByteOffset: count, as: UInt32.self)
            count += countSize
        }
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
