import Foundation
import LeadModel

/// A view's query as the store keeps it: a JSON object. What a newer leadtop wrote into it, and this one does not know,
/// stays there when the view is changed.
enum ViewCoding {
    static func decode(_ json: String) -> ViewQuery {
        let object = members(of: json)
        let list = (object["list"] as? String).flatMap(ListQuery.Kind.init) ?? .leads
        var query = ViewQuery(list: list)
        query.search = object["search"] as? String ?? ""
        query.days = object["days"] as? Int
        query.offerTitle = object["offerTitle"] as? String ?? ""
        query.columns = object["columns"] as? [String] ?? []
        if let whose = (object["whose"] as? String).flatMap(Whose.init) { query.whose = whose }
        if let sort = object["sort"] as? [String: Any], let name = sort["column"] as? String,
            let column = Column(rawValue: name)
        {
            query.sort = Sort(column: column, isDescending: sort["descending"] as? Bool ?? false)
        }
        query.filter = filter(object["filter"] as? [String: Any] ?? [:])
        return query
    }

    /// - Parameter former: What stood there before, whose unknown members are kept.
    static func encode(_ query: ViewQuery, over former: String = "{}") -> String {
        var object = members(of: former)
        object["list"] = query.list.rawValue
        object["search"] = query.search.isEmpty ? nil : query.search
        object["days"] = query.days
        object["offerTitle"] = query.offerTitle.isEmpty ? nil : query.offerTitle
        object["columns"] = query.columns.isEmpty ? nil : query.columns
        object["whose"] = query.whose.rawValue
        var sort = object["sort"] as? [String: Any] ?? [:]
        sort["column"] = query.sort.column.rawValue
        sort["descending"] = query.sort.isDescending
        object["sort"] = sort
        object["filter"] = members(of: query.filter, over: object["filter"] as? [String: Any] ?? [:])
        let bytes = try? JSONSerialization.data(
            withJSONObject: object, options: [.sortedKeys, .withoutEscapingSlashes])
        return bytes.map { String(decoding: $0, as: UTF8.self) } ?? former
    }

    private static func members(of json: String) -> [String: Any] {
        (try? JSONSerialization.jsonObject(with: Data(json.utf8))) as? [String: Any] ?? [:]
    }

    // MARK: - Filter

    private static func filter(_ members: [String: Any]) -> Filter {
        func text(_ name: String) -> String? { members[name] as? String }
        var filter = Filter()
        filter.offer = text("offer")
        filter.source = text("source").map { Source(wire: $0) }
        filter.action = text("action").map { Action(wire: $0) }
        filter.step = text("step").flatMap(Step.init)
        filter.country = text("country")
        filter.since = text("since").flatMap { Timestamp(rfc3339: $0) }
        filter.until = text("until").flatMap { Timestamp(rfc3339: $0) }
        filter.status = text("status").flatMap(Status.init)
        filter.owner = text("owner").map { $0.isEmpty ? .nobody : .named($0) }
        filter.followUp = text("followUp").flatMap(Filter.FollowUp.init)
        filter.doNotContact = text("doNotContact").flatMap(Filter.DoNotContact.init)
        filter.includesTest = members["test"] as? Bool ?? false
        filter.excludesCrossListed = members["withoutCrossListed"] as? Bool ?? false
        return filter
    }

    private static func members(of filter: Filter, over former: [String: Any]) -> [String: Any] {
        var members = former
        let owner: String? =
            switch filter.owner {
            case .nobody: ""
            case .named(let name): name
            case nil: nil
            }
        let texts: [(String, String?)] = [
            ("offer", filter.offer), ("source", filter.source?.wire), ("action", filter.action?.wire),
            ("step", filter.step?.rawValue), ("country", filter.country), ("since", filter.since?.rfc3339),
            ("until", filter.until?.rfc3339), ("status", filter.status?.rawValue), ("owner", owner),
            ("followUp", filter.followUp?.rawValue), ("doNotContact", filter.doNotContact?.rawValue),
        ]
        for (name, text) in texts { members[name] = text }
        members["test"] = filter.includesTest ? true : nil
        members["withoutCrossListed"] = filter.excludesCrossListed ? true : nil
        return members
    }
}
