import Canvas
import LeadModel

/// A list that narrows as one types: offers, countries, commands, the help, customers to merge with.
struct Picker: Hashable, Sendable {
    enum Purpose: Hashable, Sendable {
        case help, palette, offer, country, period, sort, filterKind, filterValue, exportForm, columns
        /// Customers that the store finds for what is typed.
        case mergeWith(Int64)
        /// Who is known to own customers; what is typed may be somebody new.
        case owner(Target)
        /// What a customer is written to with.
        case template(Int64)
        /// Why it was won or lost; what is typed may be a reason of its own.
        case reason(Target, FollowUp.Outcome)
        case handOverFrom
        case handOverTo(String)
        /// Who was away.
        case back

        /// Whether what is picked asks for another list.
        var narrows: Bool { [.offer, .country, .period, .sort, .filterValue].contains(self) }
    }

    struct Item: Hashable, Sendable {
        var title: String
        /// What it belongs to, at the left.
        var group = ""
        /// At the right: a count, keys.
        var detail: String
        var pick: Pick
    }

    enum Pick: Hashable, Sendable {
        case command(Command)
        case offer(OfferName?)
        case country(String?)
        case period(Period)
        case sort(LeadModel.Column)
        case narrow(Narrowing)
        case filterKind(FilterKind)
        case exportForm(Deed.Export.Form)
        /// Shows or hides a column; empty for the list's own.
        case column(String)
        case customer(Int64)
        case owner(String)
        case template(String)
        case reason(String)
        case reasonForm
    }

    var purpose: Purpose
    var title: String
    var field = TextField()
    var items: [Item]
    var selected = 0
    /// Whether the items are still being fetched.
    var isLoading = false
    /// What is fetched for it.
    var choices: ChoiceKind?

    init(_ purpose: Purpose, title: String, items: [Item] = [], choices: ChoiceKind? = nil) {
        self.purpose = purpose
        self.title = title
        self.items = items
        self.choices = choices
        isLoading = choices != nil
    }

    /// The items that what was typed lets through, the best first where that matters. O(items · length).
    var shown: [Item] {
        if case .mergeWith = purpose { return items }
        let wanted = folded(field.text)
        guard !wanted.isEmpty else { return items }
        if purpose == .palette {
            return items.compactMap { item in Fuzzy.score(wanted, in: folded(item.title)).map { (item, $0) } }
                .sorted { $0.1 > $1.1 }.map(\.0)
        }
        let wantedWords = wanted.split(separator: " ")
        let found = items.filter { item in
            let text = folded([item.group, item.title, item.detail].joined(separator: " "))
            return wantedWords.allSatisfy { text.contains($0) }
        }
        return found + [newOwner, newReason].compactMap(\.self)
    }

    /// Somebody new as owner, where what was typed is none that is known.
    private var newOwner: Item? {
        let name = field.text.trimmed
        guard isForOwner || handsOverFrom.map({ $0 != name }) ?? false, !name.isEmpty,
            !items.contains(where: { $0.pick == .owner(name) })
        else {
            return nil
        }
        return Item(title: words(.newOwner, name), detail: "", pick: .owner(name))
    }

    /// What was typed as a reason, where it is none of the list.
    private var newReason: Item? {
        let reason = field.text.trimmed
        guard case .reason = purpose, !reason.isEmpty, !items.contains(where: { $0.pick == .reason(reason) }) else {
            return nil
        }
        return Item(title: words(.reasonTyped, reason), detail: "", pick: .reason(reason))
    }

    /// Whether it picks who is to own, rather than whose is to be shown.
    /// Whose customers are handed over to whoever is picked.
    var handsOverFrom: String? {
        if case .handOverTo(let owner) = purpose { return owner }
        return nil
    }

    var isForOwner: Bool {
        if case .owner = purpose { return true }
        return false
    }

    var selectedItem: Item? {
        let shown = shown
        return shown.indices.contains(selected) ? shown[selected] : nil
    }

    mutating func move(by steps: Int) {
        selected = min(max(selected + steps, 0), max(shown.count - 1, 0))
    }

    /// Takes what is typed; whether it was text.
    mutating func type(_ input: Input) -> Bool {
        guard field.handle(input) else { return false }
        selected = 0
        return true
    }
}

/// What the filter can ask of a list.
enum FilterKind: String, Hashable, Sendable, CaseIterable {
    case step, source, status, owner, followUp, doNotContact
}

/// How well letters, in their order, stand in a text.
enum Fuzzy {
    /// Higher is better: runs of letters and beginnings of words count more; `nil` where a letter is missing.
    /// O(length).
    static func score(_ wanted: String, in text: String) -> Int? {
        var score = 0
        var run = 0
        var previous: Character = " "
        var rest = wanted[...]
        for character in text {
            guard let next = rest.first else { break }
            if character == next {
                run += 1
                score += run * 2 + (previous == " " || previous == "-" ? 8 : 0)
                rest = rest.dropFirst()
            } else {
                run = 0
                score -= 1
            }
            previous = character
        }
        guard rest.isEmpty else { return nil }
        return score + (text.hasPrefix(wanted) ? 20 : 0) - text.count / 8
    }
}
