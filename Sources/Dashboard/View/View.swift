public import Canvas
import LeadModel

/// Draws the dashboard from its state alone.
extension Dashboard {
    /// The screen as it is now. Pure.
    public func view() -> Frame {
        var frame = Frame(size: size, glyphs: settings.glyphs)
        guard Layout.fits(size) else {
            drawTooSmall(&frame)
            return frame
        }
        drawTitle(&frame)
        if customer != nil {
            drawCustomer(&frame)
        } else if screen == .today {
            drawToday(&frame)
        } else if screen == .funnel {
            drawFunnel(&frame)
        } else if context == .doors {
            drawDoors(&frame)
        } else if duplicates != nil {
            drawDuplicates(&frame)
        } else if screen == .reports {
            drawReports(&frame)
        } else {
            drawList(&frame)
        }
        drawFooter(&frame)
        for layer in layers { draw(layer, &frame) }
        return frame
    }

    private func drawTooSmall(_ frame: inout Frame) {
        let text = words(.tooSmall, Layout.minimum.width, Layout.minimum.height, size.width, size.height)
        for (row, line) in Canvas.lines(of: text, width: max(size.width, 1)).enumerated() {
            frame.write(line, at: Point(x: 0, y: row))
        }
    }

    private func drawTitle(_ frame: inout Frame) {
        let title = Layout.title(of: self)
        if size.width >= 60 { frame.write("leadtop", at: Point(x: 1, y: 0), style: .title.with(.bold)) }
        for tab in title.tabs {
            let style: Style = tab.screen == screen ? .bold : .dim
            frame.write(tab.text, at: Point(x: tab.columns.lowerBound, y: 0), style: style)
        }
        frame.write(title.alert, at: Point(x: title.alertColumns.lowerBound, y: 0), style: .danger.with(.bold))
        let left = (title.tabs.last?.columns.upperBound ?? 0) + 2
        let isNarrowed = shownScope != Scope()
        frame.write(
            title.scope, at: Point(x: left, y: 0), style: isNarrowed ? .accent : .dim, width: size.width - left - 1,
            align: .right)
    }

    // MARK: Footer

    private func drawFooter(_ frame: inout Frame) {
        let y = size.height - 1
        if Layout.footerHeight(of: self) == 2 { frame.horizontalLine(at: Point(x: 0, y: y - 1), width: size.width) }
        if let progress {
            let bar = settings.glyphs.bar(value: progress.done, of: max(progress.all, 1), width: 20)
            let text = words(
                .working, TextWidth.pad(bar, to: min(20, size.width / 4)), customs.number(progress.done),
                customs.number(progress.all))
            drawMessage(text, .bold, &frame)
        } else if let notice {
            let text = [notice.text, newsText].filter { !$0.isEmpty }.joined(separator: " · ")
            drawMessage(text, notice.isProblem ? .danger.with(.bold) : .good.with(.bold), &frame)
        } else if news.unseen > 0 {
            drawMessage(newsText, .accent.with(.bold), &frame)
        } else {
            frame.write(footerKeys, at: Point(x: 1, y: y), width: size.width - 2)
        }
        drawTypedAhead(&frame, y: y)
    }

    /// The keys that wait for an answer, at the right, as vi shows a command that is not whole yet.
    private func drawTypedAhead(_ frame: inout Frame, y: Int) {
        let keys = typedAhead.inputs.suffix(8).map { input in
            if case .key(let key) = input { return Said.key(key) }
            return String(settings.glyphs.ellipsis)
        }
        guard !keys.isEmpty else { return }
        let text = " " + (keys + [String(settings.glyphs.ellipsis)]).joined(separator: " ") + " "
        let width = min(TextWidth.of(text), size.width - 2)
        frame.write(text, at: Point(x: size.width - width, y: y), style: .accent.with(.bold), width: width)
    }

    private var newsText: String {
        news.unseen > 0 ? words(.newLeads, customs.number(news.unseen)) : ""
    }

    /// A sentence at the bottom, over as many lines as it needs, but no more than three.
    private func drawMessage(_ text: String, _ style: Style, _ frame: inout Frame) {
        let width = size.width - 2
        let lines = Canvas.lines(of: text, width: width)
        let count = min(lines.count, 3)
        let top = size.height - count
        frame.fill(Rect(x: 0, y: top, width: size.width, height: count))
        for row in 0..<count {
            // What does not fit ends in an ellipsis.
            let line = row == count - 1 && lines.count > count ? lines[row...].joined(separator: " ") : lines[row]
            frame.write(line, at: Point(x: 1, y: top + row), style: style, width: width)
        }
    }

    /// The most important keys that fit; help and the way out always.
    private var footerKeys: [(String, Style)] {
        let gap = String(repeating: " ", count: size.width >= 100 ? 3 : 2)
        func label(_ key: String, _ text: String) -> [(String, Style)] {
            [(key, .key.with(.bold)), (" " + text + gap, .plain)]
        }
        func width(_ parts: [(String, Style)]) -> Int { parts.reduce(0) { $0 + TextWidth.of($1.0) } }
        let hidesOutcomes = footerHidesOutcomes
        let bindings = settings.keys.bindings(in: context).filter {
            !$0.keys.isEmpty && $0.footer != nil && !(hidesOutcomes && $0.command.outcome != nil)
        }
        func isEssential(_ binding: Binding) -> Bool {
            [.help, .quit].contains(binding.command) || binding.command == .back && context == .customer
        }
        func label(_ binding: Binding) -> [(String, Style)] {
            label(binding.keys.first.map(Said.key) ?? "", binding.footer.map { words($0) } ?? "")
        }
        let tail = bindings.filter(isEssential).flatMap { label($0) }
        let isFunnel = context == .funnel || context == .reports
        var parts =
            size.width < 60 ? [] : isFunnel ? label("←↓↑→", words(.footerCell)) : label("↓↑", words(.footerMove))
        var room = size.width - 2 + gap.count - width(tail) - width(parts)
        for binding in bindings where !isEssential(binding) {
            let next = label(binding)
            guard width(next) <= room else { continue }
            room -= width(next)
            parts += next
        }
        return (parts + tail).droppingLastBlanks()
    }

    /// A rule with a heading in it.
    func drawRule(_ frame: inout Frame, _ title: String, y: Int, x: Int = 0, width: Int? = nil) {
        frame.horizontalLine(at: Point(x: x, y: y), width: width ?? size.width, title: title)
    }
}

extension [(String, Style)] {
    /// Without the blanks at the end, for which nothing should be cut.
    func droppingLastBlanks() -> Self {
        guard let last else { return self }
        var text = last.0
        while text.last == " " { text.removeLast() }
        return dropLast() + [(text, last.1)]
    }
}

extension Frame {
    /// Shows a block as selected: reverse in the default colours, which every palette can show.
    mutating func select(_ rect: Rect) {
        restyle(rect) { Style(.normal, $0.attributes.union(.reverse)) }
    }
}
