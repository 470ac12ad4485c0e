import Dashboard
import LeadModel

/// A list's place as lines of the place file.
extension ListPlace {
    var lines: [(name: String, value: String)] {
        let owner: String? =
            switch narrowing.owner {
            case .nobody: ""
            case .named(let name): name
            case nil: nil
            }
        let values: [(String, String?)] = [
            ("search", search.isEmpty ? nil : search),
            ("columns", columns.isEmpty ? nil : columns.joined(separator: ",")),
            ("selected", selected.map(String.init)), ("source", narrowing.source?.wire),
            ("action", narrowing.action?.wire), ("step", narrowing.step?.rawValue),
            ("status", narrowing.status?.rawValue), ("owner", owner), ("follow-up", narrowing.followUp?.rawValue),
            ("dnc", narrowing.doNotContact?.rawValue), ("own-leads", narrowing.ownLeadsOnly ? "yes" : nil),
            ("since", narrowing.since?.rfc3339), ("until", narrowing.until?.rfc3339),
        ]
        return values.compactMap { name, value in value.map { (name, $0) } }
    }

    mutating func take(_ name: String, _ value: String) {
        switch name {
        case "search": search = value
        case "columns": columns = value.split(separator: ",").map(String.init)
        case "selected": selected = Int64(value)
        case "source": narrowing.source = Source(wire: value)
        case "action": narrowing.action = Action(wire: value)
        case "step": narrowing.step = Step(rawValue: value)
        case "status": narrowing.status = Status(rawValue: value)
        case "owner": narrowing.owner = value.isEmpty ? .nobody : .named(value)
        case "follow-up": narrowing.followUp = Filter.FollowUp(rawValue: value)
        case "dnc": narrowing.doNotContact = Filter.DoNotContact(rawValue: value)
        case "own-leads": narrowing.ownLeadsOnly = value == "yes"
        case "since": narrowing.since = Timestamp(rfc3339: value)
        case "until": narrowing.until = Timestamp(rfc3339: value)
        default: break
        }
    }
}
