import CTerminal
import Canvas

extension Terminal {
    /// Hands a frame to ncurses.
    /// - Parameter runs: What is other than what was painted last, after that was scrolled as the frame says; all is
    ///   painted without it.
    func paint(_ frame: Frame, runs: [Frame.Run]?) {
        var scalars: [UInt32] = []
        var starts: [Int32] = [0]
        for cluster in frame.clusters {
            scalars += cluster.unicodeScalars.map(\.value)
            starts.append(Int32(scalars.count))
        }
        let scroll = runs == nil ? nil : frame.scrolled
        let changes = runs?.map { ct_run(x: Int32($0.x), y: Int32($0.y), columns: Int32($0.columns)) }
        // A cell is laid out as C has it; a test holds it to that.
        frame.cells.withUnsafeBytes { cells in
            scalars.withUnsafeBufferPointer { scalars in
                starts.withUnsafeBufferPointer { starts in
                    (changes ?? []).withUnsafeBufferPointer { changes in
                        var drawing = ct_frame(
                            columns: Int32(frame.size.width), rows: Int32(frame.size.height),
                            cells: cells.assumingMemoryBound(to: ct_cell.self).baseAddress,
                            scalars: scalars.baseAddress, cluster_starts: starts.baseAddress,
                            clusters: Int32(frame.clusters.count), scroll: ct_scroll(scroll),
                            runs: changes.baseAddress, run_count: runs == nil ? -1 : Int32(changes.count),
                            cursor_x: Int32(frame.cursor?.x ?? -1), cursor_y: Int32(frame.cursor?.y ?? -1))
                        ct_draw(&drawing)
                    }
                }
            }
        }
    }
}

extension ct_scroll {
    fileprivate init(_ scroll: Frame.Scroll?) {
        self.init(
            top: Int32(scroll?.rows.lowerBound ?? 0), bottom: Int32(scroll?.rows.upperBound ?? 0),
            by: Int32(scroll?.steps ?? 0))
    }
}
