public import Canvas
import LeadModel

/// Draws the dashboard from its state alone.
extension Dashboard {
    /// The screen as it is now. Pure.
    public func view() -> Frame {
        var frame = Frame(size: size, glyphs: settings.glyphs)
        guard size.width >= Layout.minimum.width, size.height >= Layout.minimum.height else {
            drawTooSmall(&frame)
            return frame
        }
        drawTitle(&frame)
        if customer != nil {
            drawCustomer(&frame)
        } else if screen == .funnel {
            drawFunnel(&frame)
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

    // MARK: Title

    private func drawTitle(_ frame: inout Frame) {
        let tabs = Layout.tabs(of: self)
        if size.width >= 60 { frame.write("leadtop", at: Point(x: 1, y: 0), style: .title.with(.bold)) }
        for tab in tabs {
            let isShown = tab.screen == screen
            frame.write(tab.text, at: Point(x: tab.columns.lowerBound, y: 0), style: isShown ? .bold : .dim)
        }
        let left = (tabs.last?.columns.upperBound ?? 0) + 2
        let parts = Said.scope(scope)
        let isNarrowed = scope != Scope()
        let text = parts.joined(separator: size.width >= 140 ? "  ·  " : " · ")
        frame.write(
            text, at: Point(x: left, y: 0), style: isNarrowed ? .accent : .dim, width: size.width - left - 1,
            align: .right)
    }

    // MARK: Footer

    private func drawFooter(_ frame: inout Frame) {
        let height = Layout.footerHeight(of: self)
        let y = size.height - 1
        if height == 2 { frame.horizontalLine(at: Point(x: 0, y: y - 1), width: size.width) }
        let line = Point(x: 1, y: y)
        if let progress {
            let bar = settings.glyphs.bar(value: progress.done, of: max(progress.all, 1), width: 20)
            frame.write(
                words(.working, bar, customs.number(progress.done), customs.number(progress.all)), at: line,
                width: size.width - 2)
        } else if let notice {
            let style: Style = notice.isProblem ? .danger.with(.bold) : .good.with(.bold)
            frame.write(notice.text, at: line, style: style, width: size.width - 2)
        } else {
            drawKeys(&frame, at: line)
        }
    }

    private func drawKeys(_ frame: inout Frame, at point: Point) {
        let bindings = settings.keys.bindings(in: context).filter { $0.footer != nil }
        let (essential, others) = (
            bindings.filter { [.help, .quit].contains($0.command) },
            bindings.filter { ![.help, .quit].contains($0.command) }
        )
        func label(_ binding: Binding) -> [(String, Style)] {
            [
                (binding.keys.first.map(Said.key) ?? "", .key.with(.bold)),
                (" " + (binding.footer.map { words($0) } ?? "") + "   ", .plain),
            ]
        }
        func width(_ parts: [(String, Style)]) -> Int { parts.reduce(0) { $0 + TextWidth.of($1.0) } }
        let tail = essential.flatMap(label)
        var room = size.width - 2 - width(tail)
        var parts: [(String, Style)] = [(screen == .funnel && customer == nil ? "←↓↑→" : "↓↑", .key.with(.bold))]
        parts.append((" " + words(screen == .funnel && customer == nil ? .footerCell : .footerMove) + "   ", .plain))
        room -= width(parts)
        for binding in others {
            let next = label(binding)
            guard width(next) <= room else { break }
            room -= width(next)
            parts += next
        }
        frame.write(parts + tail, at: point, width: size.width - 2)
    }

    /// A rule with a heading in it.
    func drawRule(_ frame: inout Frame, _ title: String, y: Int, x: Int = 0, width: Int? = nil) {
        let width = width ?? size.width
        frame.horizontalLine(at: Point(x: x, y: y), width: width)
        if !title.isEmpty {
            frame.write(" \(title) ", at: Point(x: x + 1, y: y), style: .title, width: max(width - 2, 0))
        }
    }
}
