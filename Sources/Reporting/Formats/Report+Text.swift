import Canvas
import LeadModel

/// The report as text for a mail, at most 72 columns wide.
extension Report {
    private static let width = 72
    private static let gap = 2

    var text: String {
        let context = context
        var lines = [words(.reportFilterPart, words(.reportKicker), context.title), ""]
        lines += context.lead.flatMap(wrapped) + [""]
        lines += facts(context.facts)
        for section in context.sections where !section.isForMachinesOnly { lines += ["", ""] + text(section) }
        lines += ["", ""] + wrapped(words(.reportNoPersonalData))
        lines += wrapped(words(.reportMadeBy, version, customs.dayAndTime(bundle.basis.asOf)))
        return lines.map { $0 + "\n" }.joined()
    }

    private func facts(_ facts: [ReportContext.Fact]) -> [String] {
        let indent = 2 + facts.reduce(0) { max($0, TextWidth.of($1.title)) }
        return facts.flatMap { fact in
            let texts = Canvas.lines(of: fact.text, width: Self.width - indent)
            return texts.enumerated().map { place, line in
                TextWidth.pad(place == 0 ? fact.title : "", to: indent) + line
            }
        }
    }

    private func text(_ section: ReportSection) -> [String] {
        let title = section.title
        var lines = [title, String(repeating: "-", count: min(Self.width, TextWidth.of(title)))]
        lines += wrapped(section.notes.joined(separator: " ")) + [""]
        lines += table(section)
        if let remainder = section.remainder { lines += wrapped(remainder) }
        return lines
    }

    private func wrapped(_ text: String) -> [String] {
        text.isEmpty ? [] : Canvas.lines(of: text, width: Self.width)
    }

    // MARK: Tables

    private func table(_ section: ReportSection) -> [String] {
        let table = section.table
        let headings = table.keys.map(\.title) + table.columns.map(\.heading.title)
        var rows = section.visibleRows.map { row in
            row.labels.map(\.shown) + row.figures.map(cell)
        }
        if let total = table.total {
            rows.append([words(.total)] + table.keys.dropFirst().map { _ in "" } + total.map(cell))
        }
        let keys = table.keys.count
        let details = Set(table.columns.indices.filter { table.columns[$0].isDetail }.map { $0 + keys })
        let parts = parts(of: headings, rows, keys: keys, without: details)
        return parts.enumerated().flatMap { place, columns in
            (place == 0 ? [] : [""]) + lines(columns, headings, rows, keys: keys)
        }
    }

    private func cell(_ figure: Figure) -> String {
        if case .series(let counts) = figure { return Glyphs.unicode.sparkline(counts) }
        return figure.shown(customs)
    }

    /// The columns that stand side by side: where not all fit, the rest follows below, with its keys again.
    private func parts(of headings: [String], _ rows: [[String]], keys: Int, without details: Set<Int>) -> [[Int]] {
        let keyWidths = (0..<keys).map { min(26, width(of: $0, headings, rows)) }
        let start = keyWidths.reduce(0, +) + Self.gap * (keys - 1)
        var parts: [[Int]] = []
        var (columns, used) = ([Int](), start)
        for column in keys..<headings.count where !details.contains(column) {
            let wanted = Self.gap + width(of: column, headings, rows)
            if used + wanted > Self.width, !columns.isEmpty {
                parts.append(Array(0..<keys) + columns)
                (columns, used) = ([], start)
            }
            columns.append(column)
            used += wanted
        }
        return parts + [Array(0..<keys) + columns]
    }

    /// A heading may take more than one line, a number not.
    private func width(of column: Int, _ headings: [String], _ rows: [[String]]) -> Int {
        let longest = headings[column].split(separator: " ").reduce(0) { max($0, TextWidth.of(String($1))) }
        let heading = max(longest, min(8, TextWidth.of(headings[column])))
        return rows.reduce(heading) { max($0, TextWidth.of($1[column])) }
    }

    private func lines(_ columns: [Int], _ headings: [String], _ rows: [[String]], keys: Int) -> [String] {
        let widths = columns.map { column in
            let width = width(of: column, headings, rows)
            return column < keys ? min(26, width) : width
        }
        let wrapped = zip(columns, widths).map { Canvas.lines(of: headings[$0], width: $1) }
        let height = wrapped.reduce(1) { max($0, $1.count) }
        let head = (0..<height).map { line in
            // Headings stand on the line above the numbers.
            let cells = wrapped.map { texts in
                let place = line - (height - texts.count)
                return texts.indices.contains(place) ? texts[place] : ""
            }
            return joined(cells, widths, columns, keys)
        }
        return head + rows.map { row in joined(columns.map { row[$0] }, widths, columns, keys) }
    }

    private func joined(_ cells: [String], _ widths: [Int], _ columns: [Int], _ keys: Int) -> String {
        var text = ""
        for (place, cell) in cells.enumerated() {
            if place > 0 { text += String(repeating: " ", count: Self.gap) }
            text += TextWidth.pad(cell, to: widths[place], align: columns[place] < keys ? .left : .right)
        }
        while text.last == " " { text.removeLast() }
        return text
    }
}
