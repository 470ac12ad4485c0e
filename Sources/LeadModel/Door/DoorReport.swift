/// How a door is doing, in words: what is known of it, what is wrong, and what to do. Made from its state and the time
/// alone, for `leadtop doctor`, the Activity screen and the first line alike.
public struct DoorReport: Hashable, Sendable {
    /// One line of what is known.
    public struct Fact: Hashable, Sendable {
        public enum Kind: String, Hashable, Sendable, CaseIterable {
            case door, contact, lastLead, rate, leads, lastTest, readUpTo, quarantine, certificate, secret, since
        }

        public var kind: Kind
        public var value: String

        /// What it is about, as users read it.
        public var name: String { words(kind.phrase) }
    }

    public var state: DoorState
    /// The worst first.
    public var findings: [DoorFinding]
    public var facts: [Fact]
    /// What the first line of the dashboard says; `nil` for a door that needs nobody.
    public var alert: Alert?

    /// A door that nobody should have to look for.
    public struct Alert: Hashable, Sendable {
        /// `endpoint silent 9 d`.
        public var text: String
        /// The same without the door: `silent 9 d`.
        public var short: String
    }

    public var door: Door { state.door }

    /// Some of the facts in one line, those there are.
    public func line(_ kinds: [Fact.Kind]) -> String {
        kinds.compactMap { kind in facts.first { $0.kind == kind } }
            .map { words(.doorFact, $0.name, $0.value) }.joined(separator: " · ")
    }

    public var severity: DoorFinding.Severity? { findings.first?.severity }

    /// - Parameter isConfigured: Whether the configuration still has it; `nil` where that is not known.
    public init(_ state: DoorState, now: Timestamp, customs: Customs, isConfigured: Bool? = nil) {
        let teller = Teller(state: state, now: now, customs: customs)
        self.state = state
        let orphan = isConfigured == false && state.door.kind != .endpoint ? [teller.notConfigured] : []
        findings = Self.ordered(teller.findings + orphan)
        facts = teller.facts
        alert = teller.alert
    }

    /// Worst first, else in the order in which they were found.
    private static func ordered(_ findings: [DoorFinding]) -> [DoorFinding] {
        DoorFinding.Severity.allCases.reversed().flatMap { severity in findings.filter { $0.severity == severity } }
    }

    /// A destination that stands in the configuration and was never pulled.
    public static func neverPulled(_ door: Door) -> DoorFinding {
        DoorFinding(
            .neverPulled, .notice, words(.doorNeverPulled), advice: words(.doorNeverPulledAdvice, door.name))
    }
}

extension DoorReport.Fact.Kind {
    fileprivate var phrase: Phrase {
        switch self {
        case .door: .doorFactKind
        case .contact: .doorFactContact
        case .lastLead: .doorFactLead
        case .rate: .doorFactRate
        case .leads: .doorFactLeads
        case .lastTest: .doorFactTest
        case .readUpTo: .doorFactReadUpTo
        case .quarantine: .doorFactQuarantine
        case .certificate: .doorFactCertificate
        case .secret: .doorFactSecret
        case .since: .doorFactSince
        }
    }
}
