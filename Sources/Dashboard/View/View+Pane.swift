import Canvas
import LeadModel

/// The selected customer beside a list.
extension Dashboard {
    func drawDetail(_ frame: inout Frame, _ pane: Rect) {
        if let detail = selectedDetail { return drawCard(of: detail, &frame, pane) }
        frame.verticalLine(at: pane.origin, height: pane.height)
        guard let shown = selectedCustomer, detailAsked == shown else { return }
        frame.write(words(.loading), at: room(in: pane).origin, style: .dim)
    }

    /// Who is selected, if he is known.
    var selectedDetail: CustomerDetail? {
        guard let detail, detail.row.id == selectedCustomer else { return nil }
        return detail
    }

    /// The pane with a customer.
    func drawCard(of detail: CustomerDetail, _ frame: inout Frame, _ pane: Rect) {
        frame.verticalLine(at: pane.origin, height: pane.height)
        let area = room(in: pane)
        let card = card(of: detail, width: area.width, height: area.height * 3 / 5)
        let entries = detail.timeline.prefix(area.height).flatMap { lines(of: $0, width: area.width, isLow: false) }
        for (row, line) in (card + [StyledLine()] + entries).prefix(area.height).enumerated() {
            frame.write(line.parts, at: Point(x: area.x, y: area.y + row), width: area.width)
        }
    }

    private func room(in pane: Rect) -> Rect {
        Rect(x: pane.x + 2, y: pane.y, width: pane.width - 3, height: pane.height)
    }
}
