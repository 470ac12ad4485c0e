import LeadModel

/// Leads by week as a line, above the line of the weeks before.
extension ReportContext {
    private static let (plotTop, plotHeight, lineHeight) = (12, 200, 17)

    /// The axis, the lines, and what they end with stand side by side: only the lines are as wide as there is room.
    var trendPicture: Node {
        let trend = bundle.trend
        let scale = Scale(covering: max(trend.weeks.max() ?? 0, trend.before.max() ?? 0))
        let height = Self.plotTop + Self.plotHeight + 30
        return Node("div", ["class": "plot"]) {
            Node.ornament("picture axis", width: "100%", height: height) {
                for value in scale.marks { mark(value, scale) }
            }
            Node.picture(
                "trend", title: words(.reportTrendTitle), description: trendSection(describing: trend), height: height
            ) {
                for value in scale.marks { gridline(value, scale) }
                Node.stretched(y: Self.plotTop, height: Self.plotHeight) {
                    Node.area(trend.weeks, top: scale.top, class: "area")
                    Node.polyline(trend.before, top: scale.top, class: "before")
                    Node.polyline(trend.weeks, top: scale.top, class: "now")
                }
                if let now = trend.weeks.last {
                    Node("circle", ["class": "dot", "cx": "100%", "cy": String(y(now, scale)), "r": "4"])
                }
                weekLabels(trend)
            }
            Node.ornament("picture ends", width: "100%", height: height) { endLabels(trend, scale) }
        }
    }

    private func trendSection(describing trend: WeekTrend) -> String {
        let parts = trend.weeks.indices.map { words(.reportFilterPart, week($0), number(trend.weeks[$0])) }
        return parts.joined(separator: "; ")
    }

    private func y(_ value: Int, _ scale: Scale) -> Int {
        Self.plotTop + Self.plotHeight - value * Self.plotHeight / max(1, scale.top)
    }

    private func gridline(_ value: Int, _ scale: Scale) -> Node {
        let height = String(y(value, scale))
        return Node(
            "line", ["class": value == 0 ? "base" : "grid", "x1": "0", "x2": "100%", "y1": height, "y2": height])
    }

    private func mark(_ value: Int, _ scale: Scale) -> Node {
        Node(
            "text", ["class": "mark", "x": "100%", "y": String(y(value, scale) + 4), "text-anchor": "end"],
            number(value))
    }

    /// The last value of each line, beside its end; apart where the ends are not.
    @NodeBuilder
    private func endLabels(_ trend: WeekTrend, _ scale: Scale) -> [Node] {
        if let now = trend.weeks.last, let before = trend.before.last {
            let gap = abs(y(now, scale) - y(before, scale))
            let apart = gap < Self.lineHeight ? (Self.lineHeight - gap + 1) / 2 : 0
            let shift = now >= before ? apart : -apart
            endLabel(number(before), y(before, scale) + shift, class: "beforeEnd")
            endLabel(number(now), y(now, scale) - shift, class: "nowEnd")
        }
    }

    private func endLabel(_ text: String, _ y: Int, class name: String) -> Node {
        Node("text", ["class": name, "x": "0", "y": String(y + 5)], text)
    }

    /// The first week, the last, and two between.
    @NodeBuilder
    private func weekLabels(_ trend: WeekTrend) -> [Node] {
        let last = trend.weeks.count - 1
        if last > 0 {
            for part in 0...3 {
                let place = last * part / 3
                Node(
                    "text",
                    [
                        "class": part == 1 ? "mark between" : "mark", "x": Node.percent(Double(place) / Double(last)),
                        "y": String(Self.plotTop + Self.plotHeight + 20),
                        "text-anchor": part == 0 ? "start" : part == 3 ? "end" : "middle",
                    ], customs.day(trend.start(of: place), now: basis.asOf))
            }
        }
    }
}

/// An axis from 0 to a round number, with two to five marks.
struct Scale {
    let top: Int
    let step: Int

    init(covering most: Int) {
        var step = 1
        var factors = [2, 5, 10].makeIterator()
        var power = 1
        while step * 4 < most {
            if let factor = factors.next() {
                step = factor * power
            } else {
                power *= 10
                factors = [2, 5, 10].makeIterator()
            }
        }
        self.step = step
        top = max(step, (most + step - 1) / step * step)
    }

    var marks: [Int] { Array(stride(from: 0, through: top, by: step)) }
}
