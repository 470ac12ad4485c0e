import LeadModel

/// The customers who may be one person, pair by pair, and which pair is looked at.
struct DuplicatesState: Hashable, Sendable {
    /// Whose pairs these are; `nil` for everybody's. There `esc` leads back to him.
    var of: Int64?
    private(set) var pairs: [DuplicatePair] = []
    /// How many there are; `nil` until they are counted.
    private(set) var count: Int?
    var isLooking = true
    private(set) var selected = 0
    /// The first pair on screen.
    private(set) var top = 0
    /// Whether the other one stays.
    private var isSwapped = false
    /// Both of the selected pair, with all that is known of them.
    private(set) var compared: ComparedPair?
    /// The pair that was asked for.
    var asked: DuplicatePair.Key?

    init(of customer: Int64? = nil) {
        of = customer
    }

    var selectedPair: DuplicatePair? { pairs.indices.contains(selected) ? pairs[selected] : nil }

    /// Who stays and who goes into him.
    var sides: (stays: CustomerRow, goes: CustomerRow)? {
        guard let pair = selectedPair else { return nil }
        guard let compared else { return isSwapped ? (pair.goes, pair.stays) : (pair.stays, pair.goes) }
        // What was read last is what holds.
        let (stays, goes) = (compared.detail(of: pair.stays.id).row, compared.detail(of: pair.goes.id).row)
        return isSwapped ? (goes, stays) : (stays, goes)
    }

    /// The selection follows its pair; where that is gone, it stays where it is.
    mutating func take(_ found: Duplicates) {
        let key = selectedPair?.key
        (pairs, count, isLooking) = (found.pairs, found.count, false)
        if let index = pairs.firstIndex(where: { $0.key == key }) { selected = index } else { select(selected) }
    }

    /// Takes both in; whether the pair is still one.
    mutating func take(_ found: ComparedPair?) -> Bool {
        guard let found else { return false }
        if selectedPair?.key == DuplicatePair.Key(found.one.row.id, found.other.row.id) { compared = found }
        return true
    }

    mutating func select(_ index: Int) {
        let index = min(max(index, 0), max(pairs.count - 1, 0))
        if index != selected || compared.map({ !holds($0) }) ?? false { (compared, isSwapped) = (nil, false) }
        selected = index
    }

    private func holds(_ compared: ComparedPair) -> Bool {
        selectedPair?.key == DuplicatePair.Key(compared.one.row.id, compared.other.row.id)
    }

    mutating func scroll(height: Int) {
        if selected < top { top = selected }
        if selected >= top + height { top = selected - height + 1 }
        top = min(max(top, 0), max(pairs.count - height, 0))
    }

    mutating func swap() {
        if selectedPair != nil { isSwapped.toggle() }
    }

    /// Takes a pair away that was dealt with, and with it those of a customer who is no longer one of his own.
    mutating func remove(_ key: DuplicatePair.Key, gone: Int64? = nil) {
        let before = pairs.prefix(selected).count { $0.key == key || gone.map($0.key.holds) ?? false }
        let former = pairs.count
        pairs.removeAll { $0.key == key || gone.map($0.key.holds) ?? false }
        count = count.map { $0 - former + pairs.count }
        (compared, isSwapped, asked) = (nil, false, nil)
        selected -= before
        select(selected)
    }
}
