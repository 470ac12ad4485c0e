import LeadModel

/// Where a list is, for the next session.
extension ListState {
    var place: ListPlace {
        var place = ListPlace()
        place.search = query.search
        place.narrowing = narrowing
        // What is new now is not what will be new then.
        place.narrowing.changedAfter = nil
        place.columns = columns
        // The head of a list is where it begins anyway, whatever stands there then.
        if let index = selectedIndex { place.selected = index == 0 && !hasMoreBefore ? nil : rows[index].id }
        if !isLoaded { place.selected = selectedID }
        return place
    }

    mutating func stand(at place: ListPlace) {
        query.search = place.search
        narrowing = place.narrowing
        columns = place.columns
        selectedID = place.selected
    }
}
