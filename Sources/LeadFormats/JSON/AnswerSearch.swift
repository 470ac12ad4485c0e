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
        let name = state == .stringEnded ? bytes.part(start..<end) : Bytes(start: nil, count: 0)
        let isKnown = ["value", "records", "result"].contains { $0.utf8.elementsEqual(name) }
        state = isKnown ? .named : .idle
    }

    mutating func openBracket() { state = state == .named ? .array : .idle }
}
