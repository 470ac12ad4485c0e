/// Counts in order of time as a line the size of a word.
enum Sparkline {
    static func node(_ counts: [Int]) -> Node {
        let top = counts.max() ?? 0
        guard top > 0, counts.count > 1 else { return Node("span", ["class": "none"], "–") }
        return .ornament("spark", width: "88", height: 20) {
            Node.stretched(y: 2, height: 16) { Node.polyline(counts, top: top, class: "now") }
        }
    }
}
