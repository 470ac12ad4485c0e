import LeadIntake
import LeadModel

/// What came of posted test leads, in words that say what to do.
struct SendTestReport {
    struct Result: Sendable {
        var shape: TestPost.Shape
        var ticks: Int64
        var outcome: TestSender.Outcome

        /// Of the answer, where there was one.
        let status: Int?
        let milliseconds: Double?

        init(shape: TestPost.Shape, ticks: Int64, outcome: TestSender.Outcome) {
            (self.shape, self.ticks, self.outcome) = (shape, ticks, outcome)
            switch outcome {
            case .answered(let status, let milliseconds): (self.status, self.milliseconds) = (status, milliseconds)
            case .failed: (status, milliseconds) = (nil, nil)
            }
        }

        /// The marketplace looks at nothing else.
        var isAccepted: Bool { status.map { (200..<300).contains($0) } ?? false }
    }

    var host: String

    var fields: [Field<Result>] {
        [
            Field("case") { .text($0.shape.rawValue) },
            Field("test") { .text(TestLead.mark(ticks: $0.ticks)) },
            Field("accepted") { .flag($0.isAccepted) },
            Field("status") { $0.status.map { .number($0) } ?? .none },
            Field("milliseconds") { $0.milliseconds.map { .number(Int($0.rounded())) } ?? .none },
            Field("text") { .text(meaning(of: $0.outcome)) },
        ]
    }

    func lines(_ results: [Result]) -> [String] {
        let columns = [
            TextTable.Column(.sendTestColumnPost, priority: 9, minimum: 16),
            TextTable.Column(.sendTestColumnStatus, isNumber: true, priority: 8),
            TextTable.Column(.sendTestColumnLatency, isNumber: true, priority: 7),
            TextTable.Column(.sendTestColumnMeaning, priority: 6, minimum: 40, maximum: 300),
        ]
        let rows = results.map(row)
        let accepted = results.count { $0.isAccepted }
        let sum =
            accepted == results.count
            ? words(.sendTestAllAccepted, accepted) : words(.sendTestSomeAccepted, accepted, results.count)
        // A sentence is read whole, whatever the width of the terminal.
        return TextTable.lines(columns, rows, width: 400) + [sum]
    }

    private func row(_ result: Result) -> [String] {
        let took = result.milliseconds.map { words(.sendTestMilliseconds, Int($0.rounded())) }
        return [result.shape.title, result.status.map { String($0) } ?? "–", took ?? "–", meaning(of: result.outcome)]
    }

    func meaning(of outcome: TestSender.Outcome) -> String {
        switch outcome {
        case .answered(let status, _): words(Self.phrase(status))
        case .failed(let failure): text(of: failure)
        }
    }

    private static func phrase(_ status: Int) -> Phrase {
        switch status {
        case 202: .sendTestQuarantined
        case 200..<300: .sendTestAccepted
        case 300..<400: .sendTestRedirect
        case 401, 403, 407: .sendTestUnauthorized
        case 404, 410: .sendTestNotFound
        case 413: .sendTestTooLarge
        case 429: .sendTestTooMany
        case 502, 504: .sendTestGateway
        case 503, 507: .sendTestBusy
        case 500..<600: .sendTestServerError
        default: .sendTestRefusedStatus
        }
    }

    private func text(of failure: TestSender.Failure) -> String {
        switch failure {
        case .unknownHost: words(.sendTestUnknownHost, host)
        case .refused: words(.sendTestRefused)
        case .unreachable: words(.sendTestUnreachable)
        case .timedOut: words(.sendTestTimedOut)
        case .untrusted: words(.sendTestUntrusted)
        case .otherHost: words(.sendTestOtherHost, host)
        case .noTLS: words(.sendTestNoTLS)
        case .closed: words(.sendTestClosed)
        case .noCertificateFile: words(.sendTestNoRoots, "")
        case .other(let reason): words(.sendTestOther, reason)
        }
    }
}

extension TestPost.Shape {
    var title: String {
        switch self {
        case .pascal: words(.sendTestShapePascal)
        case .camel: words(.sendTestShapeCamel)
        case .form: words(.sendTestShapeForm)
        }
    }
}
