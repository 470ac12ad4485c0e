/// Pictures in a page. They are as wide as there is room: places are shares of the width, sizes of text are not.
extension Node {
    static let svgNamespace = "http://www.w3.org/2000/svg"

    /// A picture that says what it is and what it shows.
    static func picture(
        _ id: String, title: String, description: String, height: Int, @NodeBuilder _ children: () -> [Node]
    ) -> Node {
        let shapes = children()
        return Node(
            "svg",
            [
                "xmlns": svgNamespace, "class": "picture", "role": "img", "width": "100%", "height": String(height),
                "aria-labelledby": id + "-title " + id + "-desc",
            ]
        ) {
            Node("title", ["id": id + "-title"], title)
            Node("desc", ["id": id + "-desc"], description)
            shapes
        }
    }

    /// A picture beside a number that says the same: nothing for a screen reader.
    static func ornament(_ name: String, width: String, height: Int, @NodeBuilder _ children: () -> [Node]) -> Node {
        let shapes = children()
        return Node(
            "svg",
            [
                "xmlns": svgNamespace, "class": name, "aria-hidden": "true", "focusable": "false", "width": width,
                "height": String(height),
            ]
        ) { shapes }
    }

    /// A bar that fills a share of the width.
    static func bar(_ share: Double, y: Int, height: Int, class name: String) -> Node {
        Node("rect", ["class": name, "x": "0", "y": String(y), "width": percent(share), "height": String(height)])
    }

    /// A line through values, drawn in a box whose coordinates go from 0 to 1000 both ways.
    static func polyline(_ values: [Int], top: Int, class name: String) -> Node {
        Node(
            "polyline",
            ["class": name, "fill": "none", "vector-effect": "non-scaling-stroke", "points": points(values, top)])
    }

    /// The area below such a line.
    static func area(_ values: [Int], top: Int, class name: String) -> Node {
        Node("polygon", ["class": name, "points": points(values, top) + " 1000,1000 0,1000"])
    }

    /// A box as wide as there is room, in which 1000 by 1000 are stretched.
    static func stretched(y: Int, height: Int, @NodeBuilder _ children: () -> [Node]) -> Node {
        let shapes = children()
        return Node(
            "svg",
            [
                "x": "0", "y": String(y), "width": "100%", "height": String(height), "viewBox": "0 0 1000 1000",
                "preserveAspectRatio": "none", "class": "stretched",
            ]
        ) { shapes }
    }

    private static func points(_ values: [Int], _ top: Int) -> String {
        let last = Double(max(1, values.count - 1))
        return values.enumerated().map { place, value in
            let y = 1000 * (1 - Double(value) / Double(max(1, top)))
            return decimal(1000 * Double(place) / last) + "," + decimal(y)
        }.joined(separator: " ")
    }

    /// A share as `12.34%`, as CSS and SVG read it.
    static func percent(_ share: Double) -> String { decimal(min(max(share, 0), 1) * 100) + "%" }

    /// A number with at most two decimals, in no locale.
    static func decimal(_ value: Double) -> String {
        guard value.isFinite else { return "0" }
        let hundredths = Int((value * 100).rounded(.toNearestOrAwayFromZero))
        let sign = hundredths < 0 ? "-" : ""
        let (whole, rest) = (abs(hundredths) / 100, abs(hundredths) % 100)
        guard rest > 0 else { return sign + String(whole) }
        let digits = rest % 10 == 0 ? String(rest / 10) : (rest < 10 ? "0" : "") + String(rest)
        return sign + String(whole) + "." + digits
    }
}
