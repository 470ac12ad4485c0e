import Canvas
import LeadModel

/// How the doors are doing.
extension Dashboard {
    var doorReports: [DoorReport] {
        doors.all.map { DoorReport($0, now: now, customs: customs) }
    }

    mutating func toggle(_ view: ActivityView) -> [Effect] {
        let leaves = screen == .activity && activityView == view
        activityView = leaves ? .log : view
        if screen != .activity { return show(.activity) }
        return loadScreen(anchor: .start)
    }

    mutating func take(_ states: [DoorState]) {
        doors.take(states)
        // The page of a door that is open says what is so now.
        guard case .reader(var reader)? = layers.last, let door = reader.door,
            let report = doorReports.first(where: { $0.door == door })
        else { return }
        reader.lines = Said.page(of: report)
        replaceTop(.reader(reader))
    }

    mutating func openDoor() -> [Effect] {
        guard let state = doors.selectedState else { return [] }
        let report = DoorReport(state, now: now, customs: customs)
        var reader = Reader(title: words(.doorPage, state.door.name), lines: Said.page(of: report))
        reader.door = state.door
        layers.append(.reader(reader))
        return []
    }

    mutating func moveDoor(by steps: Int) {
        doors.select(doors.selectedIndex + steps, height: listHeight)
    }

    /// What the first line says of doors that need somebody, from whole sentences to a sign; empty where none does.
    var alerts: [String] {
        let reports = doorReports
        let worst = DoorFinding.Severity.allCases.reversed().flatMap { level in
            reports.filter { $0.severity == level }
        }
        let alerts = worst.compactMap(\.alert)
        guard let first = alerts.first else { return [] }
        guard alerts.count > 1 else {
            return [words(.alert, first.text), words(.alert, first.short), words(.alertSign)]
        }
        return [
            words(.alertAndMore, first.text, alerts.count - 1), words(.alertDoors, alerts.count), words(.alertSign),
        ]
    }
}
