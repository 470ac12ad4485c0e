import Canvas
import LeadModel

/// A few fields to fill in.
struct Form: Hashable, Sendable {
    enum Purpose: Hashable, Sendable {
        case followUp(Target)
        case nextDate(Target, FollowUp.Outcome)
        case snooze(Target)
        /// Why it was won or lost, and a note.
        case outcomeReason(Target, FollowUp.Outcome)
        case note(Target)
        case flag(Target)
        case lift(Target)
        case export(Deed.Export.Form)
        case away
        /// A new view, or one that is renamed.
        case view(Int64?)
    }

    struct Field: Hashable, Sendable {
        enum Kind: Hashable, Sendable {
            /// A date as people say it; what is understood stands beside it.
            case date
            case text
            case note
            /// One of these, chosen with left and right.
            case choice([String], selected: Int)
        }

        var label: String
        var kind: Kind
        var field: TextField

        var value: String { field.text.trimmed }

        var chosen: Int? {
            if case .choice(_, let selected) = kind { return selected }
            return nil
        }

        init(_ label: String, _ kind: Kind, text: String = "") {
            self.label = label
            self.kind = kind
            self.field = TextField(text, isMultiline: kind == .note)
        }
    }

    var purpose: Purpose
    var title: String
    var fields: [Field]
    var focus = 0
    /// Why it was not taken; gone with the next key.
    var problem = ""

    init(_ purpose: Purpose, title: String, fields: [Field]) {
        self.purpose = purpose
        self.title = title
        self.fields = fields
    }

    /// Takes a key or paste for the field that has the focus.
    mutating func handle(_ input: Input) -> Bool {
        switch input {
        case .key(.tab), .key(.down): focus = (focus + 1) % fields.count
        case .key(.backTab), .key(.up): focus = (focus + fields.count - 1) % fields.count
        case .key(.left) where fields[focus].chosen != nil: choose(by: -1)
        case .key(.right) where fields[focus].chosen != nil, .key(.character(" ")) where fields[focus].chosen != nil:
            choose(by: 1)
        default: return fields[focus].chosen == nil && fields[focus].field.handle(input)
        }
        return true
    }

    private mutating func choose(by steps: Int) {
        guard case .choice(let options, let selected) = fields[focus].kind else { return }
        fields[focus].kind = .choice(options, selected: (selected + steps + options.count) % options.count)
    }
}
