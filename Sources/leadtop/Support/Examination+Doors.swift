import LeadFormats
import LeadIntake
import LeadModel
import LeadStore

/// How the doors are doing.
extension Examination {
    /// The facts that stand in one line each.
    private static let lines: [[DoorReport.Fact.Kind]] = [
        [.contact, .lastLead], [.rate, .lastTest, .quarantine], [.readUpTo, .certificate, .secret],
    ]

    func doors(_ desk: Desk) throws -> [Finding] {
        let reports = try desk.doorReports()
        return reports.flatMap(findings) + neverPulled(desk.configuration, besides: reports.map(\.door.name))
    }

    /// The destinations of a configuration that the store does not know.
    func neverPulled(_ configuration: Configuration, besides known: [String]) -> [Finding] {
        configuration.destinations.map(\.door).filter { !known.contains($0.name) }
            .map { Self.finding(DoorReport.neverPulled($0), words(.cliDoctorDoor, $0.name)) }
    }

    private func findings(of report: DoorReport) -> [Finding] {
        let subject = words(.cliDoctorDoor, report.door.name)
        let texts = Self.lines.map(report.line).filter { !$0.isEmpty }
        var facts = texts.map { Finding(subject: subject, text: $0) }
        if !facts.isEmpty { facts[0].door = report.state }
        return facts + report.findings.map { Self.finding($0, subject) }
    }

    static func finding(_ finding: DoorFinding, _ subject: String) -> Finding {
        Finding(
            subject: subject, text: finding.text, severity: finding.severity == .failed ? .failed : .notice,
            advice: finding.advice.isEmpty ? nil : finding.advice, isAboutDoor: true)
    }
}

extension Desk {
    /// How each door of the store is doing now.
    func doorReports() throws -> [DoorReport] {
        let configured = configuration.destinations.map(\.door.name)
        return try reader.doors().map { state in
            // A configuration without any may be another one than the service's.
            let isConfigured = configured.isEmpty ? nil : configured.contains(state.door.name)
            return DoorReport(state, now: now, customs: customs, isConfigured: isConfigured)
        }
    }
}

extension JSONWriter {
    /// A finding; the one that begins a door has all that is known of it.
    mutating func object(_ finding: Finding) {
        object { json in
            json.members(of: finding, Finding.fields)
            guard let door = finding.door else { return }
            json.key("door")
            json.object(door, DoorState.fields)
        }
    }
}

extension DoorState {
    static let fields: [Field<DoorState>] = [
        Field("name") { .text($0.door.name) },
        Field("kind") { .text($0.door.kind.rawValue) },
        Field("since") { .moment($0.since) },
        Field("lastContactAt") { .moment($0.lastContactAt) },
        Field("lastLeadAt") { .moment($0.lastLeadAt) },
        Field("lastTestAt") { .moment($0.lastTestAt) },
        Field("lastTestLatencyMilliseconds") { $0.lastTestLatencyMilliseconds.map { .number(Int($0)) } ?? .none },
        Field("leads") { .number($0.leads) },
        Field("leadsToday") { .number($0.leadsToday) },
        Field("usualLeadsPerDay") { $0.usualLeadsPerDay.map { .decimal($0) } ?? .none },
        Field("quarantined") { .number($0.quarantined) },
        Field("readUpTo") { .moment($0.readUpTo) },
        Field("certificateExpiresAt") { .moment($0.certificateExpiresAt) },
        Field("secretSince") { .moment($0.secretSince) },
        Field("problem") { $0.problem.map { .text($0.text) } ?? .none },
        Field("problemKind") { $0.problem.map { .text($0.kind.rawValue) } ?? .none },
        Field("problemAt") { .moment($0.problem?.at) },
    ]
}
