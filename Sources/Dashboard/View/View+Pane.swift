import Canvas
import LeadModel

/// The selected customer beside a list.
extension Dashboard {
    func drawDetail(_ frame: inout Frame, _ pane: Rect) {
        frame.verticalLine(at: pane.origin, height: pane.height)
        let area = Rect(x: pane.x + 2, y: pane.y, width: pane.width - 3, height: pane.height)
        guard let shown = selectedCustomer else { return }
        guard let detail, detail.row.id == shown else {
            if detailAsked == shown { frame.write(words(.loading), at: area.origin, style: .dim) }
            return
        }
        let card = card(of: detail, width: area.width, height: area.height * 3 / 5)
        let entries = detail.timeline.prefix(area.height).flatMap { lines(of: $0, width: area.width, isLow: false) }
        for (row, line) in (card + [StyledLine()] + entries).prefix(area.height).enumerated() {
            frame.write(line.parts, at: Point(x: area.x, y: area.y + row), width: area.width)
        }
    }
}
