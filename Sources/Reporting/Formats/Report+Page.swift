import Crypto
import LeadFormats
import LeadModel

/// The report as one page that needs nothing else: no script, no font, no picture from elsewhere.
extension Report {
    var html: String {
        var text = "<!DOCTYPE html>\n"
        page.write(to: &text)
        return text
    }

    private var page: Node {
        let context = unbroken
        return Node("html", ["lang": "en", "xmlns": "http://www.w3.org/1999/xhtml"]) {
            head(context.title)
            Node("body") {
                Node("div", ["class": "sheet"]) {
                    header(context)
                    Node("main") {
                        keyFigures(context)
                        sections(context)
                    }
                    footer
                }
            }
        }
    }

    private func head(_ title: String) -> Node {
        Node("head") {
            Node("meta", ["charset": "utf-8"])
            Node("meta", ["http-equiv": "Content-Security-Policy", "content": Self.policy])
            Node("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"])
            Node("meta", ["name": "color-scheme", "content": "light dark"])
            Node("meta", ["name": "referrer", "content": "no-referrer"])
            Node("meta", ["name": "robots", "content": "noindex"])
            Node("meta", ["name": "generator", "content": "leadtop " + version])
            Node("title", words(.reportFilterPart, words(.reportKicker), title))
            Node.stylesheet(Stylesheet.css)
        }
    }

    /// Nothing may be loaded or run, and only this page's own stylesheet counts.
    private static let policy: String = {
        let digest = SHA256.hash(data: Array(Stylesheet.css.utf8))
        return
            "default-src 'none'; style-src 'sha256-\(Base64.encode(Array(digest)))'; base-uri 'none'; form-action 'none'"
    }()

    /// A number and its sign stay together.
    private func unbroken(_ text: String) -> String {
        text.split(separator: " %", omittingEmptySubsequences: false).joined(separator: "\u{A0}%")
    }

    // MARK: Above and below

    private func header(_ context: ReportContext) -> Node {
        Node("header") {
            Node("p", ["class": "kicker"], words(.reportKicker))
            Node("h1", context.title)
            Node("p", ["class": "standfirst"], unbroken(context.lead.joined(separator: " ")))
            Node("dl", ["class": "facts", "aria-label": words(.reportBasis)]) {
                for fact in context.facts {
                    Node("div") {
                        Node("dt", fact.title)
                        Node("dd") { Node.outside(fact.text) }
                    }
                }
            }
        }
    }

    private func keyFigures(_ context: ReportContext) -> Node {
        Node("ul", ["class": "keys", "aria-label": words(.reportKeyFigures)]) {
            for figure in context.keyFigures {
                Node("li") {
                    Node("span", ["class": "what"], figure.title)
                    " "
                    Node("span", ["class": "value"], figure.value)
                    " "
                    if let remark = figure.remark { Node("span", ["class": "remark"], unbroken(remark)) }
                }
            }
        }
    }

    private var footer: Node {
        Node("footer") {
            Node("p", words(.reportNoPersonalData))
            Node("p", words(.reportMadeBy, version, customs.dayAndTime(bundle.basis.asOf)))
        }
    }

    // MARK: Sections

    @NodeBuilder
    private func sections(_ context: ReportContext) -> [Node] {
        let shown = context.sections.filter { !$0.isForMachinesOnly }
        for row in Self.rows(of: shown) {
            if row.count == 2 {
                Node("div", ["class": "pair"]) { for section in row { self.section(section) } }
            } else {
                for section in row { self.section(section) }
            }
        }
    }

    /// Sections one below the other, narrow ones two by two.
    private static func rows(of sections: [ReportSection]) -> [[ReportSection]] {
        sections.reduce(into: []) { rows, section in
            if section.width == .half, rows.last?.count == 1, rows.last?.first?.width == .half {
                rows[rows.count - 1].append(section)
            } else {
                rows.append([section])
            }
        }
    }

    private func section(_ section: ReportSection) -> Node {
        let id = section.table.name
        let isLong = section.visibleRows.count > 16
        return Node(
            "section",
            ["class": isLong ? "long" : section.width == .slim ? "slim" : "short", "aria-labelledby": id + "-heading"]
        ) {
            Node("h2", ["id": id + "-heading"], section.title)
            let notes = section.notes + section.drawn
            if !notes.isEmpty { Node("p", ["class": "note"], unbroken(notes.joined(separator: " "))) }
            if let picture = section.picture {
                Node("figure") {
                    legend(section)
                    picture
                }
            }
            if section.isTableFolded {
                Node("details") {
                    Node("summary", words(.reportTable))
                    HTMLTable(section, unbroken.customs).node
                }
            } else {
                HTMLTable(section, unbroken.customs).node
            }
            if let remainder = section.remainder { Node("p", ["class": "more"], remainder) }
        }
    }

    /// What the lines of a picture are.
    private func legend(_ section: ReportSection) -> Node? {
        guard !section.legend.isEmpty else { return nil }
        return Node("ul", ["class": "legend"]) {
            for entry in section.legend {
                Node("li", ["class": entry.name]) {
                    Node.ornament("swatch", width: "26", height: 10) {
                        Node("line", ["class": entry.name, "x1": "0", "x2": "26", "y1": "5", "y2": "5"])
                    }
                    entry.title
                }
            }
        }
    }
}
