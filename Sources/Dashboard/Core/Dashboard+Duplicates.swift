import Canvas
import LeadModel

/// One person, once: pairs of customers who look alike, merged or set aside one after the other.
extension Dashboard {
    /// Looks for pairs: of the open customer, else among the customers that pass the filter.
    mutating func openDuplicates() -> [Effect] {
        duplicates = DuplicatesState(of: customer?.id)
        customer = nil
        screen = .customers
        return [lookForDuplicates()]
    }

    mutating func closeDuplicates() -> [Effect] {
        guard let former = duplicates else { return [] }
        duplicates = nil
        // What is still being looked for is given up.
        let stop = ask(.duplicates, .nothing)
        return [stop] + (former.of.map { openCustomer($0) } ?? [])
    }

    mutating func lookForDuplicates() -> Effect {
        duplicates?.isLooking = true
        if let customer = duplicates?.of { return ask(.duplicates, .lookalikes(customer)) }
        return ask(.duplicates, .duplicates(query(of: .customers) ?? ListQuery(kind: .customers)))
    }

    /// Both of the selected pair are read when it is selected.
    mutating func askForPair() -> [Effect] {
        guard duplicates != nil else { return [] }
        let height = max(Layout.duplicateAreas(of: self).rows.height, 1)
        duplicates?.scroll(height: height)
        guard let key = duplicates?.selectedPair?.key, duplicates?.asked != key else { return [] }
        duplicates?.asked = key
        return [ask(.pair, .pair(key.low, key.high))]
    }

    mutating func take(_ found: ComparedPair?, low: Int64, high: Int64) {
        guard duplicates?.take(found) == false else { return }
        duplicates?.remove(DuplicatePair.Key(low, high))
        notice = Notice(text: words(.duplicatesMergedAway), isProblem: true)
    }

    mutating func moveInDuplicates(by steps: Int) {
        guard let selected = duplicates?.selected else { return }
        duplicates?.select(selected + steps)
    }

    mutating func openPair() -> [Effect] {
        guard let stays = duplicates?.sides?.stays else { return [] }
        return openCustomer(stays.id)
    }

    /// What is decided about the selected pair: they are one, or two.
    mutating func decide(isOne: Bool) -> [Effect] {
        guard let sides = duplicates?.sides else { return [] }
        let (stays, goes) = (sides.stays.id, sides.goes.id)
        return perform(.change(isOne ? .merge(into: stays) : .setAside(from: stays), .customers([stays, goes])))
    }

    /// The pair that was decided about goes, and the next one is there at once.
    mutating func takeDecision(_ deed: Deed) -> [Effect] {
        guard duplicates != nil else { return [] }
        switch deed {
        case .change(.merge(let winner), .customers(let ids)):
            let goes = ids.first { $0 != winner } ?? winner
            duplicates?.remove(DuplicatePair.Key(winner, goes), gone: goes)
            // The customer whose pairs these are may be another one now.
            if duplicates?.of == goes { duplicates?.of = winner }
            return [lookForDuplicates()]
        case .change(.setAside, .customers(let ids)):
            if ids.count == 2 { duplicates?.remove(DuplicatePair.Key(ids[0], ids[1])) }
            return []
        case .undo, .redo: return [lookForDuplicates()]
        default: return []
        }
    }
}
