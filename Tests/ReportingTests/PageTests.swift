import Crypto
import Foundation
import LeadModel
import TestSupport
import Testing

@testable import Reporting

@Suite("A report as a page")
struct PageTests {
    private static func page(_ seed: Int) throws -> Element {
        try .parse(Samples.report(Samples.bundle(seed: seed)).html)
    }

    private static let elements: Set<String> = [
        "html", "head", "meta", "title", "style", "body", "div", "header", "main", "footer", "section", "p", "h1", "h2",
        "span", "bdi", "ul", "li", "dl", "dt", "dd", "figure", "details", "summary", "table", "caption", "thead",
        "tbody",
        "tfoot", "tr", "th", "td", "svg", "desc", "rect", "line", "text", "polyline", "polygon", "circle",
    ]

    @Test("Whatever others wrote, it is well-formed and holds only what a report is made of", arguments: 1...12)
    func hostile(seed: Int) throws {
        for element in try Self.page(seed).all {
            #expect(Self.elements.contains(element.name), "\(element.name)")
            for name in element.attributes.keys {
                #expect(!name.hasPrefix("on") && !["href", "src", "style", "xlink:href"].contains(name), "\(name)")
            }
        }
    }

    @Test("Nothing is loaded or run, and only its own stylesheet counts")
    func policy() throws {
        let page = try Self.page(1)
        let policy = page.all("meta").first { $0.attributes["http-equiv"] == "Content-Security-Policy" }
        let css = try #require(page.all("style").first).text
        let digest = Data(SHA256.hash(data: Data(css.utf8))).base64EncodedString()
        #expect(
            policy?.attributes["content"]
                == "default-src 'none'; style-src 'sha256-\(digest)'; base-uri 'none'; form-action 'none'")
        #expect(page.all("style").count == 1)
        for word in ["url(", "@import", "@font-face", "expression", "<", "&"] { #expect(!css.contains(word)) }
    }

    @Test("Every picture says what it is and shows, and has a table", arguments: [1, 2, 3])
    func pictures(seed: Int) throws {
        let page = try Self.page(seed)
        let ids = page.all.compactMap { $0.attributes["id"] }
        #expect(Set(ids).count == ids.count)
        let pictures = page.all("svg").filter { $0.attributes["role"] == "img" }
        #expect(pictures.count == 2)
        for picture in pictures {
            #expect(picture.children.prefix(2).map(\.name) == ["title", "desc"])
            #expect(picture.children.prefix(2).allSatisfy { !$0.text.isEmpty })
            let named = picture.attributes["aria-labelledby"]?.split(separator: " ").map(String.init) ?? []
            #expect(named.count == 2 && Set(named).isSubset(of: ids))
            let section = page.all("section").first { $0.all.contains { $0 === picture } }
            #expect(section?.all("table").count == 1)
        }
        let nested = pictures.flatMap(\.children).flatMap { $0.all("svg") }
        let silent = page.all("svg").filter { svg in
            svg.attributes["role"] == nil && !nested.contains { $0 === svg }
                && !page.all("svg").contains { $0 !== svg && $0.all.contains { $0 === svg } }
        }
        for svg in silent { #expect(svg.attributes["aria-hidden"] == "true") }
    }

    @Test("Every table has a caption, and headings that say whose they are", arguments: [1, 2, 3])
    func tables(seed: Int) throws {
        let page = try Self.page(seed)
        #expect(page.all("table").count >= 8)
        for table in page.all("table") {
            #expect(table.children.first?.name == "caption" && table.children.first?.text.isEmpty == false)
            #expect(table.all("th").allSatisfy { ["col", "row"].contains($0.attributes["scope"]) })
            let widths = table.all("tr").map(\.children.count)
            #expect(Set(widths).count == 1)
        }
        for region in page.all where region.attributes["role"] == "region" {
            #expect(region.attributes["tabindex"] == "0" && region.attributes["aria-label"]?.isEmpty == false)
        }
    }

    @Test("Its language, title and first heading are there, and headings skip no level")
    func outline() throws {
        let page = try Self.page(2)
        #expect(page.attributes["lang"] == "en")
        #expect(page.all("title").first?.text.isEmpty == false)
        #expect(page.all.filter { $0.name == "h1" }.count == 1)
        #expect(page.all("section").allSatisfy { $0.all("h2").count == 1 })
    }

    @Test("Text can be read on every ground, in both schemes and on paper", arguments: [Palette.light, .dark, .print])
    func contrast(palette: Palette) {
        for color in [palette.ink, palette.soft, palette.accent, palette.alert] {
            #expect(contrastRatio(color, palette.paper) >= 4.5)
        }
        // A number inside a bar, and the grey line of the weeks before.
        #expect(contrastRatio(palette.paper, palette.accent) >= 4.5)
        #expect(contrastRatio(palette.before, palette.paper) >= 3)
        for depth in 1...Palette.shadeCount {
            #expect(contrastRatio(palette.ink, palette.shade(depth)) >= 4.5)
        }
    }

    /// By WCAG 2.2.
    private func contrastRatio(_ first: Palette.Color, _ second: Palette.Color) -> Double {
        func luminance(_ color: Palette.Color) -> Double {
            func linear(_ part: Int) -> Double {
                let share = Double(part) / 255
                return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
            }
            return 0.2126 * linear(color.red) + 0.7152 * linear(color.green) + 0.0722 * linear(color.blue)
        }
        let (high, low) = (max(luminance(first), luminance(second)), min(luminance(first), luminance(second)))
        return (high + 0.05) / (low + 0.05)
    }

    @Test(
        "An axis ends at a round number that all fit below",
        arguments: [0, 1, 3, 4, 5, 7, 99, 101, 4999, 5001, 1_234_567])
    func scale(most: Int) {
        let scale = Scale(covering: most)
        #expect(scale.top >= most && scale.top > 0)
        #expect((2...6).contains(scale.marks.count))
        #expect(scale.marks.last == scale.top)
    }
}
