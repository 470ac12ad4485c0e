import CTerminal
import Canvas

extension Terminal {
    /// Hands a frame to ncurses, changed or not.
    func paint(_ frame: Frame) {
        let cells = frame.cells.map { cell in
            ct_cell(code: cell.code, role: cell.style.role.rawValue, attributes: cell.style.attributes.rawValue)
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
                        cluster_starts: starts.baseAddress, clusters: Int32(frame.clusters.count),
                        cursor_x: Int32(frame.cursor?.x ?? -1), cursor_y: Int32(frame.cursor?.y ?? -1))
                    ct_draw(&drawing)
                }
            }
        }
    }
}
