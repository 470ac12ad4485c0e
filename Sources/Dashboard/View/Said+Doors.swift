import Canvas
import LeadModel

extension Said {
    /// The page of a door: what is wrong and what to do first, then all that is known.
    static func page(of report: DoorReport) -> [String] {
        let findings = report.findings.flatMap { finding in
            [words(.alert, finding.text)] + (finding.advice.isEmpty ? [] : [words(.doorToDo, finding.advice)]) + [""]
        }
        let width = report.facts.map { TextWidth.of($0.name) }.max() ?? 0
        let facts = report.facts.map { TextWidth.pad($0.name, to: width, align: .left) + "  " + $0.value }
        return (findings.isEmpty ? [words(.doorIsFineLong), ""] : findings) + facts
    }
}
