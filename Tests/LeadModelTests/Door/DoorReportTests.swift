import LeadModel
import Testing

@Suite("A door says how it is doing, in words a publisher understands")
struct DoorReportTests {
    private static let now = Timestamp(rfc3339: "2026-11-24T11:00:00Z") ?? Timestamp(milliseconds: 0)

    private func state(_ kind: Door.Kind = .endpoint, _ change: (inout DoorState) -> Void = { _ in }) -> DoorState {
        let door = kind == .endpoint ? Door.endpoint : Door(name: "crm", kind: kind)
        var state = DoorState(door: door, since: Self.now - .days(90))
        state.lastContactAt = Self.now - .minutes(5)
        state.lastLeadAt = Self.now - .hours(2)
        (state.leads, state.leadsToday, state.usualLeadsPerDay) = (240, 2, 3)
        change(&state)
        return state
    }

    private func report(_ state: DoorState, isConfigured: Bool? = nil) -> DoorReport {
        DoorReport(state, now: Self.now, customs: Customs(), isConfigured: isConfigured)
    }

    @Test("A door that does well has no finding and no alert")
    func fine() {
        let report = report(state())
        #expect(report.findings.isEmpty)
        #expect(report.alert == nil)
        #expect(report.severity == nil)
    }

    @Test("A silent endpoint says for how long, what is usual, and where to send a test lead from")
    func silent() {
        let report = report(state { $0.lastLeadAt = Self.now - .days(9) })
        #expect(
            report.findings.map(\.sentence) == [
                "no lead for 9 days; usual is 3 a day: send a test lead from Partner Center, Offer setup, "
                    + "Customer leads, Validate"
            ])
        #expect(report.alert?.text == "endpoint silent 9 d")
        #expect(report.alert?.short == "silent 9 d")
        #expect(report.severity == .notice)
    }

    @Test(
        "What is usual is said by the day, the week or the month",
        arguments: [(3.0, "3 a day"), (2.94, "2.9 a day"), (12.3, "12 a day"), (0.3, "2.1 a week"), (0.1, "3 a month")])
    func usual(perDay: Double, words: String) {
        let report = report(
            state {
                $0.lastLeadAt = Self.now - .days(90)
                $0.usualLeadsPerDay = perDay
            })
        #expect(report.findings.first?.text.hasSuffix(words) == true, "\(report.findings)")
    }

    @Test("A certificate warns a month ahead, fails when it is past, and is fine before")
    func certificate() {
        func findings(_ days: Int64) -> [DoorFinding] {
            report(state { $0.certificateExpiresAt = Self.now + .days(days) }).findings
        }
        #expect(findings(31).isEmpty)
        #expect(findings(29).map(\.kind) == [.certificateEnds])
        #expect(findings(29).map(\.severity) == [.notice])
        #expect(findings(29).first?.text.contains("in 29 days") == true)
        #expect(findings(-1).map(\.severity) == [.failed])
        #expect(report(state { $0.certificateExpiresAt = Self.now }).alert?.short == "certificate ended")
    }

    @Test("What waits for a person fails and comes first; what is tried again is a notice until it lasts a day")
    func problems() {
        func with(_ kind: DoorProblem.Kind, hours: Int64) -> DoorReport {
            report(
                state(.salesforce) {
                    $0.problem = DoorProblem(kind: kind, text: "Wrong secret.", at: Self.now - .hours(hours))
                    $0.quarantined = 2
                })
        }
        let person = with(.person, hours: 3)
        #expect(person.findings.map(\.kind) == [.waitsForPerson, .quarantine])
        #expect(person.findings.first?.text == "waits for a person (3 h ago): Wrong secret.")
        #expect(person.alert?.text == "crm needs you")
        #expect(with(.retry, hours: 2).severity == .notice)
        #expect(with(.retry, hours: 25).severity == .failed)
        #expect(with(.retry, hours: 2).alert == nil)
        #expect(with(.partial, hours: 2).severity == .notice)
    }

    @Test("A pull that nobody runs is told from an endpoint that nobody calls")
    func contact() {
        let old = report(state(.azureTable) { $0.lastContactAt = Self.now - .days(3) })
        #expect(old.findings.map(\.kind) == [.notPulled])
        #expect(old.findings.first?.advice.contains("leadtop sync crm") == true)
        #expect(report(state { $0.lastContactAt = Self.now - .days(3) }).findings.isEmpty)
        let unused = report(state { $0.lastContactAt = nil })
        #expect(unused.findings.first?.advice.contains("Partner Center") == true)
    }

    @Test("A secret is old after a year; a test lead through the endpoint is slow after a minute")
    func secretAndTest() {
        #expect(report(state { $0.secretSince = Self.now - .days(364) }).findings.isEmpty)
        let old = report(state { $0.secretSince = Self.now - .days(400) })
        #expect(old.findings.map(\.kind) == [.secretIsOld])
        #expect(old.findings.first?.text == "its secret is 13 months old")
        func test(_ milliseconds: Int64) -> [DoorFinding.Kind] {
            report(
                state {
                    $0.lastTestAt = Self.now
                    $0.lastTestLatencyMilliseconds = milliseconds
                }
            ).findings.map(\.kind)
        }
        #expect(test(1200).isEmpty)
        #expect(test(61_000) == [.slowTest])
        #expect(test(-5000) == [.clockIsBehind])
    }

    @Test("A door that the configuration no longer has is told, the endpoint never")
    func configuration() {
        #expect(report(state(.marketo), isConfigured: false).findings.map(\.kind) == [.notConfigured])
        #expect(report(state(.marketo), isConfigured: true).findings.isEmpty)
        #expect(report(state(), isConfigured: false).findings.isEmpty)
    }

    @Test("The facts say all that is known, and leave out what there is not")
    func facts() {
        let full = report(
            state(.azureTable) {
                $0.lastTestAt = Self.now - .hours(1)
                $0.lastTestLatencyMilliseconds = 1234
                $0.readUpTo = Self.now - .minutes(6)
                $0.certificateExpiresAt = Self.now + .days(40)
                $0.secretSince = Self.now - .days(100)
            }
        ).facts
        #expect(full.count == 11)
        #expect(full.contains { $0.value == "1 h ago (24 nov 2026 10:00), took 1.2 s" })
        #expect(full.contains { $0.value == "2 today, usual is 3 a day" })
        let bare = report(DoorState(door: .endpoint, since: Self.now)).facts
        #expect(bare.count == 8)
        #expect(bare.contains { $0.value == "never" })
    }

    @Test(
        "Spans are said in the largest unit that fits",
        arguments: [
            (0, "0 ms"), (850, "850 ms"), (1500, "1.5 s"), (59_000, "59 s"), (200_000, "3 min"), (7_200_000, "2 h"),
            (432_000_000, "5 days"), (-3, "0 ms"),
        ])
    func spans(milliseconds: Int64, text: String) {
        #expect(Customs().span(milliseconds: milliseconds) == text)
    }
}
