import Canvas

/// A piece of a page or picture. Text and attributes are made harmless and escaped when it is written, so that nothing
/// from outside becomes markup; what is written is well-formed XML and HTML at once.
struct Node {
    private enum Content {
        case text(String)
        /// Static text of this house, written as it is: only for a stylesheet.
        case verbatim(String)
        case element(String, [(name: String, value: String)], [Node])
    }

    private let content: Content

    init(text: String) { content = .text(text) }

    init(_ name: String, _ attributes: KeyValuePairs<String, String> = [:], @NodeBuilder _ children: () -> [Node]) {
        content = .element(name, attributes.map { ($0.key, $0.value) }, children())
    }

    init(_ name: String, _ attributes: KeyValuePairs<String, String> = [:]) {
        self.init(name, attributes) {}
    }

    init(_ name: String, _ attributes: KeyValuePairs<String, String> = [:], _ text: String) {
        self.init(name, attributes) { Node(text: text) }
    }

    init(_ name: String, _ text: String) {
        self.init(name, [:]) { Node(text: text) }
    }

    private init(_ content: Content) { self.content = content }

    static func stylesheet(_ css: String) -> Node {
        Node(.element("style", [], [Node(.verbatim(css))]))
    }

    /// Text from outside, in an isolation of its own so that its direction of writing ends with it.
    static func outside(_ text: String) -> Node { Node("bdi", text) }

    // MARK: Writing

    /// More is never shown of one text.
    private static let longest = 300
    /// Elements without an end tag in HTML.
    private static let voids: Set<String> = ["meta", "br", "hr", "col"]
    private static let blocks: Set<String> = [
        "html", "head", "body", "meta", "title", "style", "header", "main", "footer", "section", "div", "h1", "h2",
        "h3",
        "p", "figure", "dl", "table", "thead", "tbody", "tfoot", "tr", "svg", "details", "summary", "caption", "g",
        "rect", "polyline", "line",
    ]

    func write(to text: inout String) {
        switch content {
        case .text(let plain): Self.escape(clean(plain, limit: Self.longest), to: &text)
        case .verbatim(let css): text += css
        case .element(let name, let attributes, let children):
            text += "<" + name
            for attribute in attributes {
                text += " " + attribute.name + "=\""
                Self.escape(clean(attribute.value, limit: 2000), to: &text)
                text += "\""
            }
            if Self.voids.contains(name) {
                text += " />"
            } else {
                text += ">"
                for child in children { child.write(to: &text) }
                text += "</" + name + ">"
            }
            if Self.blocks.contains(name) { text += "\n" }
        }
    }

    private static func escape(_ plain: String, to text: inout String) {
        for scalar in plain.unicodeScalars {
            switch scalar {
            case "&": text += "&amp;"
            case "<": text += "&lt;"
            case ">": text += "&gt;"
            case "\"": text += "&quot;"
            case "'": text += "&#39;"
            default: text.unicodeScalars.append(scalar)
            }
        }
    }
}

/// Lets an element's children be written one below the other.
@resultBuilder
enum NodeBuilder {
    static func buildExpression(_ node: Node) -> [Node] { [node] }
    static func buildExpression(_ node: Node?) -> [Node] { node.map { [$0] } ?? [] }
    static func buildExpression(_ nodes: [Node]) -> [Node] { nodes }
    static func buildExpression(_ text: String) -> [Node] { [Node(text: text)] }
    static func buildBlock(_ parts: [Node]...) -> [Node] { parts.flatMap { $0 } }
    static func buildOptional(_ part: [Node]?) -> [Node] { part ?? [] }
    static func buildEither(first: [Node]) -> [Node] { first }
    static func buildEither(second: [Node]) -> [Node] { second }
    static func buildArray(_ parts: [[Node]]) -> [Node] { parts.flatMap { $0 } }
}
