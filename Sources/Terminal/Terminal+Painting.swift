import CTerminal
import Canvas

extension Terminal {
    /// Hands a frame to ncurses.
    /// - Parameter changed: A byte a row, 1 where it differs from what was painted last; all are painted without it.
    func paint(_ frame: Frame, changed: [UInt8]?) {
        var cells = Array(repeating: ct_cell(), count: frame.cells.count)
        for y in 0..<frame.size.height where changed?[y] != 0 {
            for index in (y * frame.size.width)..<((y + 1) * frame.size.width) {
                let cell = frame.cells[index]
                cells[index] = ct_cell(
                    code: cell.code, role: cell.style.role.rawValue, attributes: cell.style.attributes.rawValue)
            }
        }
        var scalars: [UInt32] = []
        var starts: [Int32] = [0]
        for cluster in frame.clusters {
            scalars += cluster.unicodeScalars.map(\.value)
            starts.append(Int32(scalars.count))
        }
        cells.withUnsafeBufferPointer { cells in
            scalars.withUnsafeBufferPointer { scalars in
                starts.withUnsafeBufferPointer { starts in
                    var drawing = ct_frame(
                        columns: Int32(frame.size.width), rows: Int32(frame.size.height),
                        cells: cells.baseAddress, scalars: scalars.baseAddress,
                        cluster_starts: starts.baseAddress, clusters: Int32(frame.clusters.count), changed: nil,
                        cursor_x: Int32(frame.cursor?.x ?? -1), cursor_y: Int32(frame.cursor?.y ?? -1))
                    guard let changed else { return ct_draw(&drawing) }
                    changed.withUnsafeBufferPointer { changed in
                        drawing.changed = changed.baseAddress
                        ct_draw(&drawing)
                    }
                }
            }
        }
    }
}
