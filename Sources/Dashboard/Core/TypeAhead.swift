import Canvas

/// Inputs that came before what they need was there: kept in their order, and taken when it is.
struct TypeAhead: Hashable, Sendable {
    /// More than anybody types ahead; what comes then is dropped.
    private static let most = 64

    private(set) var inputs: [Input] = []
    /// The customer they are meant for, where he was selected already; they go to nobody else.
    private(set) var customer: Int64?

    var isEmpty: Bool { inputs.isEmpty }

    mutating func keep(_ input: Input, for customer: Int64?) {
        if inputs.isEmpty { self.customer = customer }
        if inputs.count < Self.most { inputs.append(input) }
    }

    mutating func next() -> Input {
        customer = nil
        return inputs.removeFirst()
    }
}

extension Command {
    /// What of the screen it acts on, and so must wait for.
    enum Need: Hashable, Sendable {
        case nothing
        /// Rows of the list that was asked for.
        case rows
        /// The record that is selected there.
        case record
        /// What is known of its customer: his contact rule and open follow-up.
        case rule
    }

    func need(in context: Context) -> Need {
        switch self {
        case .moveUp, .moveDown, .pageUp, .pageDown, .goTop, .goBottom, .skip: .rows
        case .moveLeft, .moveRight: context == .customer ? .record : context == .today ? .rows : .nothing
        case .open, .note, .editNote, .setStatus, .assign, .claim, .flagDoNotContact, .liftDoNotContact, .copyEmail,
            .copyPhone, .write, .writeWith, .call, .split, .merge, .setAside, .payload, .retry, .drop, .mark,
            .markUp, .markDown, .markRange, .clearFilter,
            .clearSearch, .toggleTest:
            .record
        case .followUp, .done, .snooze: .rule
        case .reached, .noAnswer, .mailSent, .meeting, .notInterested, .won, .lost: .rule
        case .undo: context == .activity ? .record : .nothing
        default: .nothing
        }
    }
}
