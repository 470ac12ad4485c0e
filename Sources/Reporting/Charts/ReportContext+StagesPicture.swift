import LeadModel

/// Customers by stage as bars, each labelled where it stands.
extension ReportContext {
    private static let rowHeight = 66

    var stagesPicture: Node {
        let stages = bundle.stages
        let before = stages.before.map { StageCounts(furthest: $0) }
        let most = Stage.allCases.reduce(0) { max($0, stages.reached($1), before?.reached($1) ?? 0) }
        return .picture(
            "stages", title: words(.stagesTitle), description: stagesDescription,
            height: Self.rowHeight * Stage.allCases.count - 12
        ) {
            for (place, stage) in Stage.allCases.enumerated() {
                row(stage, y: place * Self.rowHeight, most: max(1, most), before: before?.reached(stage))
            }
        }
    }

    private var stagesDescription: String {
        Stage.allCases.map { stage in
            let reached = number(bundle.stages.reached(stage))
            guard let rate = bundle.stages.rate(stage) else { return words(.reportStagePart, stage.title, reached) }
            return words(.reportStagePartRate, stage.title, reached, customs.percent(rate))
        }.joined(separator: ". ")
    }

    @NodeBuilder
    private func row(_ stage: Stage, y: Int, most: Int, before: Int?) -> [Node] {
        let reached = bundle.stages.reached(stage)
        let share = Double(reached) / Double(most)
        Node("text", ["class": "name", "x": "0", "y": String(y + 13)], stage.title)
        if let rate = bundle.stages.rate(stage) {
            Node(
                "text", ["class": "rate", "x": "100%", "y": String(y + 13), "text-anchor": "end"],
                words(.reportStagesOf, customs.percent(rate)))
        }
        Node.bar(1, y: y + 20, height: 26, class: "track")
        Node.bar(share, y: y + 20, height: 26, class: "bar")
        if let before {
            // Above and below, where it crosses no number.
            tick(Double(before) / Double(most), y: y + 15, height: 5)
            tick(Double(before) / Double(most), y: y + 46, height: 5)
        }
        barLabel(number(reached), share, y: y + 38)
    }

    private func tick(_ share: Double, y: Int, height: Int) -> Node {
        let x = Node.percent(share)
        return Node(
            "line", ["class": "tick", "x1": x, "x2": x, "y1": String(y), "y2": String(y + height)])
    }

    /// Inside a long bar, beside a short one.
    private func barLabel(_ text: String, _ share: Double, y: Int) -> Node {
        let isInside = share > 0.25
        return Node(
            "text",
            [
                "class": isInside ? "inside" : "beside", "x": Node.percent(share), "dx": isInside ? "-8" : "8",
                "y": String(y), "text-anchor": isInside ? "end" : "start",
            ], text)
    }
}
