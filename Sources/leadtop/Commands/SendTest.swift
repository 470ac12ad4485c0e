import ArgumentParser
import Canvas
import Glibc
import LeadFormats
import LeadIntake
import LeadModel

struct SendTest: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "send-test", abstract: words(.cliHelpSendTest), discussion: words(.cliHelpSendTestMore))

    enum Case: String, ExpressibleByArgument, CaseIterable {
        case pascal, camel, form, all

        var shapes: [TestPost.Shape] { TestPost.Shape(rawValue: rawValue).map { [$0] } ?? TestPost.Shape.allCases }
    }

    enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
        case text, json
    }

    @Argument(help: help(.cliHelpSendTestURL, "URL")) var url: String?
    @Option(name: .customLong("case"), help: help(.cliHelpSendTestCase, "CASE")) var chosenCase = Case.all
    @Option(help: help(.cliHelpSendTestCount, "N")) var count = 1
    @Option(help: help(.cliHelpSendTestOffer, "ID")) var offer = "leadtop.send-test"
    @Option(name: .customLong("cafile"), help: help(.cliHelpSendTestRoots, "FILE"), completion: .file())
    var roots: String?
    @Flag(help: help(.cliHelpSendTestInsecure)) var insecure = false
    @Option(help: help(.cliHelpSendTestTimeout, "SECONDS")) var timeout = 30
    @Option(help: help(.cliHelpFormat, "FORMAT")) var format: OutputFormat = .text

    func validate() throws {
        guard (1...1000).contains(count) else { throw ValidationError(words(.sendTestBadCount)) }
        guard (1...600).contains(timeout) else { throw ValidationError(words(.sendTestBadTimeout)) }
        if insecure, roots != nil { throw ValidationError(words(.sendTestBothTrusts)) }
    }

    func run() throws {
        let target = try target()
        let report = SendTestReport(host: target.host)
        let sender = try sender(to: target)
        if format == .text { say(clean(words(.sendTestTo, target.masked))) }
        let now = try Clock.now().ticks
        var results: [SendTestReport.Result] = []
        for shape in (0..<count).flatMap({ _ in chosenCase.shapes }) {
            // The clock may stand still, and the same content again would be taken for a redelivery.
            let ticks = max(try Clock.now().ticks, now) + Int64(results.count)
            let outcome = sender.send(TestPost(shape, ticks: ticks, offer: offer))
            results.append(SendTestReport.Result(shape: shape, ticks: ticks, outcome: outcome))
        }
        try write(results, report)
        if results.contains(where: { !$0.isAccepted }) { throw ExitCode(ExitStatus.failed) }
    }

    private func write(_ results: [SendTestReport.Result], _ report: SendTestReport) throws {
        let output = Output.standard()
        switch format {
        case .text: for line in report.lines(results) { try output.line(clean(line)) }
        case .json:
            var json = JSONWriter()
            json.array { json in for result in results { json.object(result, report.fields) } }
            json.newLine()
            try output.write(json.bytes)
        }
        try output.flush()
    }

    // MARK: Where to

    private func target() throws -> LeadURL {
        let text = url == "-" ? readLine() : url ?? environment("LEADTOP_URL")
        guard let text, !text.isEmpty else { throw ValidationError(words(.sendTestNoURL)) }
        do {
            return try LeadURL(text)
        } catch {
            switch error {
            case .noAddress: throw ValidationError(words(.sendTestBadURL))
            case .unknownScheme: throw ValidationError(words(.sendTestBadScheme))
            case .plainText: throw ValidationError(words(.sendTestPlain))
            }
        }
    }

    private func sender(to url: LeadURL) throws -> TestSender {
        let trust: TestSender.Trust = insecure ? .anybody : roots.map { .file($0) } ?? .system
        do {
            return try TestSender(to: url, trust: trust, timeoutSeconds: timeout)
        } catch {
            throw Failure(words(.sendTestNoRoots, roots ?? ""))
        }
    }
}
