import Dashboard
import Foundation
import LeadModel

/// Where a user was in a store, kept in his state directory (XDG Base Directory Specification): lines of `name=value`.
struct PlaceFile: Sendable {
    private let directory: String
    private let path: String

    /// Where a crash is described, should there ever be one.
    var crashReportPath: String { directory + "/crash.txt" }

    /// The file of one store: each store has its own place.
    init(store: String) {
        let state = environment("XDG_STATE_HOME") ?? (environment("HOME") ?? ".") + "/.local/state"
        directory = state + "/leadtop"
        path = "\(directory)/place-\(Self.name(of: store))"
        try? FileManager.default.createDirectory(
            atPath: directory, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }

    /// FNV-1a: a short name for a path, not a secret.
    private static func name(of store: String) -> String {
        let full = URL(fileURLWithPath: store).standardizedFileURL.path
        let hash = full.utf8.reduce(UInt64(0xcbf2_9ce4_8422_2325)) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
        return String(hash, radix: 16)
    }

    /// The place as it was left; the first screen where there is none, or where it cannot be read.
    func read() -> Place {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return Place() }
        var place = Place()
        for line in text.split(separator: "\n") {
            guard let equals = line.firstIndex(of: "=") else { continue }
            take(String(line[..<equals]), String(line[line.index(after: equals)...]), &place)
        }
        return place
    }

    private func take(_ name: String, _ value: String, _ place: inout Place) {
        switch name {
        case "screen": place.screen = Screen(rawValue: value) ?? place.screen
        case "offer": place.scope.offer = OfferName(id: value, title: place.scope.offer?.title ?? "")
        case "offer-title": place.scope.offer = OfferName(id: place.scope.offer?.id ?? "", title: value)
        case "days": place.scope.period = Int(value).map(Period.days) ?? .allTime
        case "country": place.scope.country = value
        case "test": place.scope.includesTest = value == "yes"
        case "whose": place.whose = Whose(rawValue: value) ?? place.whose
        // Of versions that knew mine and everybody's only.
        case "everybody": place.whose = value == "yes" ? .everyone : place.whose
        case "customers": place.countsCustomers = value == "yes"
        case "open": place.customer = Int64(value)
        case "seen": place.seen = Seen(word: value) ?? place.seen
        case let name where name.hasPrefix("list-"): takeList(name.dropFirst(5), value, &place)
        default: takeSort(name, value, &place)
        }
    }

    /// `list-leads-search=…`
    private func takeList(_ name: Substring, _ value: String, _ place: inout Place) {
        guard let dash = name.firstIndex(of: "-"), let kind = ListQuery.Kind(rawValue: String(name[..<dash])) else {
            return
        }
        place.lists[kind, default: ListPlace()].take(String(name[name.index(after: dash)...]), value)
    }

    private func takeSort(_ name: String, _ value: String, _ place: inout Place) {
        let parts = value.split(separator: " ").map(String.init)
        guard name.hasPrefix("sort-"), let kind = ListQuery.Kind(rawValue: String(name.dropFirst(5))),
            parts.count == 2, let column = Column(rawValue: parts[0])
        else { return }
        place.sorts[kind] = Sort(column: column, isDescending: parts[1] == "descending")
    }

    /// Keeps a place; where it cannot be written the next start begins at the first screen, and that is all.
    func write(_ place: Place) {
        var lines = ["screen=\(place.screen.rawValue)"]
        if let offer = place.scope.offer {
            lines.append("offer=\(oneLine(offer.id))")
            lines.append("offer-title=\(oneLine(offer.title))")
        }
        if case .days(let days) = place.scope.period { lines.append("days=\(days)") }
        if let country = place.scope.country { lines.append("country=\(oneLine(country))") }
        if place.scope.includesTest { lines.append("test=yes") }
        if place.whose != .mine { lines.append("whose=\(place.whose.rawValue)") }
        if place.countsCustomers { lines.append("customers=yes") }
        for (kind, sort) in place.sorts.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            let order = sort.isDescending ? "descending" : "ascending"
            lines.append("sort-\(kind.rawValue)=\(sort.column.rawValue) \(order)")
        }
        for (kind, list) in place.lists.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            lines += list.lines.map { "list-\(kind.rawValue)-\($0.name)=\(oneLine($0.value))" }
        }
        if let customer = place.customer { lines.append("open=\(customer)") }
        if let seen = place.seen { lines.append("seen=\(seen.lead) \(seen.activity) \(seen.at.rfc3339)") }
        let url = URL(fileURLWithPath: path)
        try? (lines.joined(separator: "\n") + "\n").write(to: url, atomically: true, encoding: .utf8)
        try? FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    }

    private func oneLine(_ text: String) -> String {
        String(text.map { $0.isNewline ? " " : $0 })
    }
}

extension Seen {
    /// Reads what `PlaceFile.write` makes of it.
    fileprivate init?(word: String) {
        let parts = word.split(separator: " ").map(String.init)
        guard parts.count == 3, let lead = Int64(parts[0]), let activity = Int64(parts[1]),
            let at = Timestamp(rfc3339: parts[2])
        else { return nil }
        self.init(lead: lead, activity: activity, at: at)
    }
}
