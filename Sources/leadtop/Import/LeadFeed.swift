import Foundation
import LeadFormats
import LeadModel
import LeadStore

/// Where leads are read from.
enum LeadInput: Sendable {
    /// A path; `-` is standard input.
    case file(String)
    case demo(DemoFile)

    var name: String {
        switch self {
        case .file("-"): words(.cliStandardInput)
        case .file(let path): path
        case .demo: words(.cliDemoOrigin)
        }
    }

    /// In bytes; `nil` for what has no size, or can't be opened.
    var size: Int? {
        guard case .file(let path) = self, let file = try? InputFile(path) else { return nil }
        return file.size
    }
}

/// Reads inputs one after the other on a thread of its own, and hands over what they hold.
struct LeadFeed: Sendable {
    enum Event: Sendable {
        /// - `header`: of a CSV file, without which its rows would mean nothing.
        case items([ReadyItem], input: Int, format: Format?, header: [UInt8], bytes: Int)
        case ended(input: Int, format: Format?, header: [UInt8], warnings: [String])
        case failed(input: Int, reason: String)
    }

    var inputs: [LeadInput]
    var format: Format?
    var map: HeaderMap

    private static let capacity = 3

    func start() -> BoundedQueue<Event> {
        let queue = BoundedQueue<Event>(capacity: Self.capacity)
        let thread = Thread {
            for index in inputs.indices where !read(index, into: queue) { break }
            queue.close()
        }
        thread.stackSize = 8 << 20
        thread.start()
        return queue
    }

    /// False when nobody takes what is read any more.
    private func read(_ index: Int, into queue: BoundedQueue<Event>) -> Bool {
        var part = Part(index: index, reader: LeadReader(format: format, map: map), queue: queue)
        do {
            switch inputs[index] {
            case .file(let path): try part.read(path)
            case .demo(let file): try file.write { try part.read($0) }
            }
            try part.finish()
            return true
        } catch let failure as Failure {
            return queue.put(.failed(input: index, reason: failure.text))
        } catch {
            return false
        }
    }

    /// Nobody takes what is read any more.
    private struct Abandoned: Error {}

    /// One input on its way through the reader.
    private struct Part {
        let index: Int
        var reader: LeadReader
        let queue: BoundedQueue<Event>
        private var isOpened = false

        init(index: Int, reader: LeadReader, queue: BoundedQueue<Event>) {
            (self.index, self.reader, self.queue) = (index, reader, queue)
        }

        mutating func read(_ path: String) throws {
            let file = try InputFile(path)
            while let piece = try file.read(), !piece.isEmpty { try read(piece) }
        }

        mutating func read(_ bytes: [UInt8]) throws {
            var items: [ReadyItem] = []
            bytes.withUnsafeBytes { reader.read($0) { items.append(ReadyItem($0)) } }
            try hand(items, bytes: bytes.count)
        }

        mutating func finish() throws {
            var items: [ReadyItem] = []
            reader.finish { items.append(ReadyItem($0)) }
            try hand(items, bytes: 0)
            try put(.ended(input: index, format: reader.format, header: reader.header, warnings: reader.warnings))
        }

        private func hand(_ items: [ReadyItem], bytes: Int) throws {
            try put(.items(items, input: index, format: reader.format, header: reader.header, bytes: bytes))
        }

        private func put(_ event: Event) throws {
            guard queue.put(event) else { throw Abandoned() }
        }
    }
}
