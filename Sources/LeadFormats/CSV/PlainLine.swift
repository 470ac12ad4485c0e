/// Cuts a line of CSV without a quote into its fields, as libcsv does, without its call for every field.
struct PlainLine {
    private let delimiter: UInt8
    /// A delimiter that means something else as well is left to libcsv.
    private let isPlain: Bool

    init(delimiter: UInt8) {
        self.delimiter = delimiter
        isPlain = ![.quote, .lineFeed, .carriageReturn].contains(delimiter)
    }

    /// Appends the bounds of the fields, blanks around them left out; none of a blank line. O(length).
    /// - Returns: Whether the line could be cut; else it takes libcsv.
    func split(_ line: UnsafeRawBufferPointer, into bounds: inout [FieldBounds]) -> Bool {
        guard isPlain, line.first(.quote, in: 0..<line.count) == nil else { return false }
        var end = line.count
        while end > 0, line[end - 1] == .lineFeed || line[end - 1] == .carriageReturn { end -= 1 }
        var start = 0
        for place in 0..<end where line[place] == delimiter {
            bounds.append(trimmed(line, start, place))
            start = place + 1
        }
        let last = trimmed(line, start, end)
        // A line without a delimiter and without a letter has no field.
        if start > 0 || last.start < last.end { bounds.append(last) }
        return true
    }

    private func trimmed(_ line: UnsafeRawBufferPointer, _ start: Int, _ end: Int) -> FieldBounds {
        var bounds = FieldBounds(start: start, end: end)
        while bounds.start < bounds.end, isBlank(line[bounds.start]) { bounds.start += 1 }
        while bounds.end > bounds.start, isBlank(line[bounds.end - 1]) { bounds.end -= 1 }
        return bounds
    }

    private func isBlank(_ byte: UInt8) -> Bool {
        (byte == 32 || byte == .tab) && byte != delimiter
    }
}

/// Where a field stands among the bytes of its row.
struct FieldBounds: Equatable {
    var start: Int
    var end: Int
}
