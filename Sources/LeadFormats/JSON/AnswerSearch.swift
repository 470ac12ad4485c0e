import LeadModel

/// Finds the array of a REST answer as it comes: `"value"`, `"records"` or `"result"`, and then `[{`.
struct AnswerSearch {
    private enum State {
        case idle, string, stringEnded, named, array
    }

    private var state = State.idle
    private var start = 0
    private var end = 0

    var isInArray: Bool { state == .array }

    mutating func move(by distance: Int) {
        start += distance
        end += distance
    }

    mutating func forget() { state = .idle }

    mutating func beginString(at place: Int, depth: Int) {
        (state, start) = (depth == 1 ? .string : .idle, place + 1)
    }

    mutating func endString(at place: Int) {
        (state, end) = state == .string ? (.stringEnded, place - 1) : (.idle, place)
    }

    mutating func colon(_ bytes: Bytes) {
        state = state == .stringEnded && isList(bytes.part(start..<end)) ? .named : .idle
    }

    private func isList(_ name: Bytes) -> Bool {
        switch name.count {
        case 5: name.starts(with: "value")
        case 6: name.starts(with: "result")
        case 7: name.starts(with: "records")
        default: false
        }
    }

    mutating func openBracket() { state = state == .named ? .array : .idle }
}
