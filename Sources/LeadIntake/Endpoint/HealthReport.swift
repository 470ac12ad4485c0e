import Foundation
import LeadFormats
import LeadModel

/// How the endpoint is doing, for machines that watch it. Holds nobody's data.
struct HealthReport: Sendable {
    var now: Timestamp
    var startedAt: Timestamp
    var door: DoorState?
    var queue = 0
    var connections = 0
    var connectionsRefused = 0
    var answers: [UInt: Int] = [:]
    var refused = 0
    var problem: DoorProblem?
    var storeBytes: Int64 = 0
    var freeBytes: Int64 = 0
    var certificateExpiresAt: Timestamp?
    var secrets = 0
    var secretSince: Timestamp?

    /// Whether what comes now can be taken.
    var isWell: Bool { problem == nil && secrets > 0 }

    /// Reads the disk.
    init(_ core: EndpointCore, certificateExpiresAt: Timestamp?) {
        now = core.backend.clock()
        startedAt = core.startedAt
        door = try? core.backend.state()
        queue = core.queue.count
        connections = core.connections.count
        connectionsRefused = core.connections.refusals
        answers = core.counts.answers
        refused = core.trouble.current.refusedInAll
        problem = core.trouble.current.problem
        self.certificateExpiresAt = certificateExpiresAt
        secrets = core.secrets.count
        secretSince = core.secrets.oldest.map(Timestamp.init(milliseconds:))
        guard let path = core.backend.path else { return }
        storeBytes = ["", "-wal"].reduce(0) { $0 + Self.size(of: path + $1) }
        freeBytes = Self.free(at: path)
    }

    private static func size(of path: String) -> Int64 {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        return (attributes?[.size] as? NSNumber)?.int64Value ?? 0
    }

    private static func free(at path: String) -> Int64 {
        let attributes = try? FileManager.default.attributesOfFileSystem(forPath: path)
        return (attributes?[.systemFreeSize] as? NSNumber)?.int64Value ?? 0
    }

    // MARK: JSON

    var json: [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.member("well", isWell)
            json.member("upSeconds", (now - startedAt).milliseconds / 1000)
            json.member("lastLeadAt", door?.lastLeadAt?.rfc3339)
            json.member("lastTestAt", door?.lastTestAt?.rfc3339)
            json.key("lastTestLatencyMilliseconds")
            if let latency = door?.lastTestLatencyMilliseconds { json.number(latency) } else { json.null() }
            json.member("lastContactAt", door?.lastContactAt?.rfc3339)
            json.member("leads", door?.leads ?? 0)
            json.member("leadsToday", door?.leadsToday ?? 0)
            json.member("quarantined", door?.quarantined ?? 0)
            json.member("queue", queue)
            json.member("connections", connections)
            json.member("connectionsRefused", connectionsRefused)
            json.key("answers")
            json.object { json in
                for (status, count) in answers.sorted(by: { $0.key < $1.key }) { json.member(String(status), count) }
            }
            json.member("refused", refused)
            json.key("store")
            json.object { json in
                json.member("writable", problem == nil)
                json.member("problem", problem?.text)
                json.member("bytes", storeBytes)
                json.member("freeBytes", freeBytes)
            }
            json.member("certificateExpiresAt", certificateExpiresAt?.rfc3339)
            json.member("secrets", secrets)
            json.member("secretSince", secretSince?.rfc3339)
        }
        json.newLine()
        return json.bytes
    }

    // MARK: Prometheus

    /// The text format 0.0.4 of Prometheus' exposition formats.
    var prometheus: String {
        var text = ""
        func metric(_ name: String, _ kind: String, _ help: String, _ value: (some CustomStringConvertible)?) {
            guard let value else { return }
            text += "# HELP leadtop_\(name) \(help)\n# TYPE leadtop_\(name) \(kind)\nleadtop_\(name) \(value)\n"
        }
        func moment(_ name: String, _ help: String, _ at: Timestamp?) {
            metric(name + "_timestamp_seconds", "gauge", help, at.map { $0.milliseconds / 1000 })
        }
        metric("well", "gauge", "1 if a lead that comes now can be taken.", isWell ? 1 : 0)
        moment("start", "When the endpoint was started.", startedAt)
        moment("last_lead", "When the last lead came, tests left out.", door?.lastLeadAt)
        moment("last_test", "When the last test lead came.", door?.lastTestAt)
        metric(
            "last_test_latency_seconds", "gauge", "From the ticks of the last test lead to its arrival.",
            door?.lastTestLatencyMilliseconds.map { Double($0) / 1000 })
        metric("leads_total", "counter", "Leads stored, tests left out.", door?.leads ?? 0)
        metric("quarantined", "gauge", "What could not be read and waits for a person.", door?.quarantined ?? 0)
        metric("queue", "gauge", "Deliveries that wait for the store.", queue)
        metric("connections", "gauge", "Connections that are open.", connections)
        metric("connections_refused_total", "counter", "Connections that had to give way.", connectionsRefused)
        text += "# HELP leadtop_answers_total Requests by the status of the answer.\n"
        text += "# TYPE leadtop_answers_total counter\n"
        for (status, count) in answers.sorted(by: { $0.key < $1.key }) {
            text += "leadtop_answers_total{status=\"\(status)\"} \(count)\n"
        }
        metric("refused_total", "counter", "Deliveries that the store could not take.", refused)
        metric("store_writable", "gauge", "0 while the store can't be written.", problem == nil ? 1 : 0)
        metric("store_bytes", "gauge", "The size of the store.", storeBytes)
        metric("store_free_bytes", "gauge", "What is free on the store's disk.", freeBytes)
        moment("certificate_expiry", "When the certificate in use expires.", certificateExpiresAt)
        metric("secrets", "gauge", "Secrets that are valid.", secrets)
        moment("secret", "When the oldest valid secret was made.", secretSince)
        return text
    }
}
