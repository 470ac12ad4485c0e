import Foundation
import FoundationXML
import Testing

/// An element of a page or picture as a reader of XML sees it.
final class Element {
    let name: String
    let attributes: [String: String]
    private(set) var children: [Element] = []
    /// Its own text and that of all it holds, in order.
    private(set) var text = ""

    init(name: String, attributes: [String: String]) {
        (self.name, self.attributes) = (name, attributes)
    }

    fileprivate func add(_ child: Element) { children.append(child) }
    fileprivate func add(_ more: String) { text += more }

    /// Itself and everything in it.
    var all: [Element] { [self] + children.flatMap(\.all) }

    func all(_ name: String) -> [Element] { all.filter { $0.name == name } }

    func first(class name: String) -> Element? { all.first { $0.attributes["class"] == name } }

    /// The document's root; nothing where it is not well-formed.
    static func parse(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> Element {
        let reader = Reader()
        let parser = XMLParser(data: Data(text.utf8))
        parser.delegate = reader
        #expect(parser.parse(), "\(String(describing: parser.parserError))", sourceLocation: sourceLocation)
        return try #require(reader.root, sourceLocation: sourceLocation)
    }

    private final class Reader: NSObject, XMLParserDelegate {
        var root: Element?
        private var open: [Element] = []

        func parser(
            _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
            attributes: [String: String]
        ) {
            let element = Element(name: name, attributes: attributes)
            open.last?.add(element)
            if root == nil { root = element }
            open.append(element)
        }

        func parser(_ parser: XMLParser, foundCharacters text: String) {
            for element in open { element.add(text) }
        }

        func parser(
            _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
        ) {
            open.removeLast()
        }
    }
}

extension Element {
    /// The cells of the table with a caption, row by row, the heading first; what only shows is not heard.
    func table(_ caption: String) -> [[String]]? {
        let table = all("table").first { $0.all("caption").first?.text == caption }
        return table?.all("tr").map { row in
            row.children.map { $0.text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
        }
    }
}
