import GRDB
import LeadModel

/// The ids of origins and offers while leads are written. Lives for one transaction, because another may undo it.
final class Dictionaries {
    private let db: Database
    private var origins: [LeadSourceHead: Origin] = [:]
    /// The same for the few that nearly all leads have: comparing them takes less than hashing.
    private var usual: [(head: LeadSourceHead, origin: Origin)] = []
    private var offers: [String: Offer] = [:]
    private var titles: [String: Int64] = [:]
    /// Codes as they come, with a title that changes nothing.
    private var familiar: [String: (title: String, id: Int64)] = [:]

    struct Origin {
        var id: Int64
        var step: Step
        /// Whether it stands for the origins of all test leads, so that what this one says is kept beside it.
        var isMarked = false
    }

    private struct LeadSourceHead: Hashable {
        var source: Source
        var action: Action
        var isRepeat: Bool
    }

    private struct Offer {
        var id: Int64
        var title: String
        var titleAt: Int64
    }

    init(_ db: Database) {
        self.db = db
    }

    func origin(of source: LeadSource) throws -> Origin {
        let head = LeadSourceHead(source: source.source, action: source.action, isRepeat: source.isRepeat)
        for known in usual where known.head == head { return known.origin }
        if TestLead.isMarked(source.source.wire) {
            var origin = try find(
                LeadSourceHead(
                    source: Mark.common(source.source), action: Mark.common(source.action), isRepeat: source.isRepeat))
            origin.isMarked = true
            return origin
        }
        let origin = try find(head)
        if usual.count < 12 { usual.append((head, origin)) }
        return origin
    }

    private func find(_ head: LeadSourceHead) throws -> Origin {
        if let known = origins[head] { return known }
        let step = Step(source: head.source, action: head.action)
        let key: [Value] = [.text(head.source.wire), .text(head.action.wire), .integer(head.isRepeat ? 1 : 0)]
        let select = "SELECT id FROM origin WHERE source = ? AND action = ? AND is_repeat = ?"
        let found = try db.first(select, key) { $0.int64(0) }
        if found == nil {
            try Query(cached: db, "INSERT INTO origin(source, action, is_repeat, step) VALUES (?,?,?,?)")
                .start().bind(key).bind(step.code).run()
        }
        let origin = Origin(id: found ?? db.lastInsertedRowID, step: step)
        origins[head] = origin
        return origin
    }

    /// The offer of a lead: by its id, else by its title; `nil` where the lead has neither.
    /// - Parameter isKnown: Whether another store has told offers of one title apart already.
    func offer(id: OfferID?, title: String, at: Timestamp, isKnown: Bool) throws -> Int64? {
        guard let code = id?.rawValue else {
            let title = title.trimmed
            return title.isEmpty ? nil : try offer(title: title, isKnown: isKnown)
        }
        if let known = familiar[code], known.title == title { return known.id }
        let offer = try offer(code: code, title: title.trimmed, at: at.milliseconds, isKnown: isKnown)
        if title.isEmpty || title == offer.title { familiar[code] = (title, offer.id) }
        return offer.id
    }

    private func offer(code: String, title: String, at: Int64, isKnown: Bool) throws -> Offer {
        // As the column compares: ASCII letters only.
        let key = code.asciiLowercased
        if let known = offers[key], title.isEmpty || title == known.title { return known }
        var offer =
            try offers[key] ?? known(code) ?? (isKnown ? nil : adopt(code, title))
            ?? make(code: code, title: title, at: at)
        if !title.isEmpty, title != offer.title, offer.title.isEmpty || at >= offer.titleAt {
            try db.run(
                "UPDATE offer SET title = ?, title_folded = ?, title_at = ? WHERE id = ?", .text(title),
                .text(folded(title)), .integer(at), .integer(offer.id))
            (offer.title, offer.titleAt) = (title, at)
            (titles, familiar) = ([:], [:])
        }
        offers[key] = offer
        return offer
    }

    private func known(_ code: String) throws -> Offer? {
        try db.first("SELECT id, title, title_at FROM offer WHERE code = ?", [.text(code)]) {
            Offer(id: $0.int64(0), title: $0.text(1), titleAt: $0.int64(2))
        }
    }

    /// An offer known by nothing but this title gets its id now.
    private func adopt(_ code: String, _ title: String) throws -> Offer? {
        guard !title.isEmpty else { return nil }
        let namesakes = try namesakes(title)
        guard namesakes.count == 1, let only = namesakes.first, !only.hasCode else { return nil }
        try db.run("UPDATE offer SET code = ? WHERE id = ?", .text(code), .integer(only.id))
        titles = [:]
        return try known(code)
    }

    private func make(code: String?, title: String, at: Int64) throws -> Offer {
        try db.run(
            "INSERT INTO offer(code, title, title_folded, title_at) VALUES (?,?,?,?)",
            code.map(Value.text) ?? .null, .text(title), .text(folded(title)), .integer(at))
        titles = [:]
        return Offer(id: db.lastInsertedRowID, title: title, titleAt: at)
    }

    private func offer(title: String, isKnown: Bool) throws -> Int64 {
        let key = (isKnown ? "=" : "") + folded(title)
        if let known = titles[key] { return known }
        let namesakes = try namesakes(title)
        let coded = isKnown ? [] : namesakes.filter(\.hasCode)
        let known = coded.count == 1 ? coded.first?.id : namesakes.first { !$0.hasCode }?.id
        let id = try known ?? make(code: nil, title: title, at: 0).id
        titles[key] = id
        return id
    }

    private func namesakes(_ title: String) throws -> [(id: Int64, hasCode: Bool)] {
        try db.rows(
            "SELECT id, code IS NOT NULL FROM offer WHERE title_folded = ? ORDER BY id", [.text(folded(title))]
        ) { ($0.int64(0), $0.bool(1)) }
    }
}

extension String {
    /// As SQLite's NOCASE compares.
    var asciiLowercased: String {
        utf8.contains { (0x41...0x5A).contains($0) }
            ? String(decoding: utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self) : self
    }
}
