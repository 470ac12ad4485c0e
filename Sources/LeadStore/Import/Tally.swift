/// Counts by keys. One cell a thing counted is put down, and now and then those are put together that count under the
/// same: sorting takes less than looking each up.
struct Tally<Key: Comparable> {
    private var cells: [(Key, Int)] = []
    private var limit = 100_000

    mutating func add(_ key: Key, _ count: Int = 1) {
        cells.append((key, count))
        guard cells.count >= limit else { return }
        gather()
        limit = max(limit, cells.count * 2)
    }

    /// The counts in the order of their keys, each key once; none are left.
    mutating func take() -> [(Key, Int)] {
        gather()
        defer { cells = [] }
        return cells
    }

    private mutating func gather() {
        guard !cells.isEmpty else { return }
        cells.sort { $0.0 < $1.0 }
        var last = 0
        for index in cells.indices.dropFirst() {
            if cells[index].0 == cells[last].0 {
                cells[last].1 += cells[index].1
            } else {
                last += 1
                cells[last] = cells[index]
            }
        }
        cells.removeLast(cells.count - last - 1)
    }
}
