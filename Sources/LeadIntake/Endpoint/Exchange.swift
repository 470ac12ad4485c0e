import LeadStore
import NIOCore
import NIOHTTP1

/// One request, as far as it has come.
struct Exchange {
    /// `nil` for what is no HTTP.
    var route: Route?
    /// By its name, where it is one that everybody knows.
    var method: String
    var beganAt: NIODeadline
    var bytes = 0
    var keepsAlive: Bool
    /// Whether its last byte is there.
    var isWhole = false

    init(_ head: HTTPRequestHead, _ route: Route, at now: NIODeadline) {
        self.route = route
        method = Self.known.contains(head.method) ? head.method.rawValue : "OTHER"
        beganAt = now
        // After an upgrade that we do not speak, the rest would not be read.
        keepsAlive = head.isKeepAlive && head.method != .CONNECT && !head.headers.contains(name: "upgrade")
    }

    /// Something that could not be read as a request.
    init(malformedAt now: NIODeadline) {
        (route, method, beganAt, keepsAlive) = (nil, "-", now, false)
    }

    private static let known: [HTTPMethod] = [.POST, .GET, .HEAD, .OPTIONS, .PUT, .DELETE, .PATCH, .CONNECT, .TRACE]

    /// The line of the log: nothing in it comes from outside but numbers.
    func line(_ answer: Answer, at now: NIODeadline) -> String {
        let place =
            switch route {
            case .leads?, .look?: "/leads"
            case .unknown?, nil: "-"
            }
        let milliseconds = (now - beganAt).nanoseconds / 1_000_000
        var line = "\(method) \(place) \(answer.status.code) \(bytes) B \(milliseconds) ms"
        guard let receipt = answer.receipt else { return line }
        if !receipt.leads.isEmpty { line += " leads " + Self.list(receipt.leads) }
        if !receipt.testLeads.isEmpty { line += " tests " + Self.list(receipt.testLeads) }
        if receipt.known > 0 { line += " known \(receipt.known)" }
        if receipt.quarantined > 0 { line += " quarantined \(receipt.quarantined)" }
        return line
    }

    private static func list(_ leads: [Int64]) -> String {
        leads.prefix(100).map(String.init).joined(separator: " ")
    }
}
