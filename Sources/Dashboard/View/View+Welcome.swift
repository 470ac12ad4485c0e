import Canvas
import LeadModel

/// What stands where there are no leads yet.
extension Dashboard {
    func drawWelcome(_ frame: inout Frame, from y: Int) {
        let body = Layout.body(of: self)
        let lines = welcomeLines(width: min(size.width - 4, 96))
        let isTight = y + lines.count > body.maxY
        for (row, line) in (isTight ? lines.filter { !$0.parts.isEmpty } : lines).enumerated() where y + row < body.maxY
        {
            frame.write(line.parts, at: Point(x: 2, y: y + row), width: size.width - 3)
        }
    }

    private func welcomeLines(width: Int) -> [StyledLine] {
        func text(_ text: String, _ style: Style = .plain) -> [StyledLine] {
            Canvas.lines(of: text, width: width).map { StyledLine($0, style) }
        }
        func command(_ command: String) -> [StyledLine] {
            Canvas.lines(of: command, width: size.width - 6).map {
                StyledLine(parts: [("  ", .plain), ($0, .key.with(.bold))])
            }
        }
        let welcome = settings.welcome
        var lines = text(words(.emptyStore), .title.with(.bold)) + text(settings.storePath, .dim) + [StyledLine()]
        lines += text(words(welcome.openDemo == nil ? .emptyDemoHere : .emptyDemo)) + command(welcome.demo)
        lines += welcome.openDemo.map(command) ?? []
        if let samples = welcome.samples { lines += [StyledLine()] + text(words(.emptySamples)) + command(samples) }
        lines += [StyledLine()] + text(words(.emptyImport)) + command(welcome.ownFiles)
        return lines + [StyledLine()] + text(words(.emptyWaits), .dim)
    }
}
