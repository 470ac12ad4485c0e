import Canvas
import LeadModel

/// New leads that come in while somebody looks.
extension Dashboard {
    /// Asks for what came since the last answer; the first time, only where that is.
    mutating func askNews() -> Effect {
        ask(.news, .news(after: news.newest, besides: settings.user))
    }

    mutating func take(_ found: News) -> [Effect] {
        let isFirst = news.newest == nil
        news.newest = max(found.newest, news.newest ?? found.newest)
        news.newestActivity = max(found.newestActivity, news.newestActivity)
        guard !isFirst, found.count > 0 else { return [] }
        news.unseen += found.count
        guard !news.hasCalled else { return [] }
        news.hasCalled = true
        var effects: [Effect] = settings.notify.bell ? [.bell] : []
        if settings.notify.desktop { effects.append(.notify(title: words(.notifyTitle), text: text(of: found))) }
        return effects
    }

    /// Counts and steps; a name only for who asked for it.
    private func text(of found: News) -> String {
        let text = words(.newLeadsSteps, words(.newLeads, found.count), found.steps)
        guard settings.notify.isPersonal, let person = found.last else { return clean(text) }
        let whose = [Sentence.name(of: person), person.company].filter { !$0.isEmpty }.joined(separator: ", ")
        return clean(words(.newLeadsFrom, text, whose), limit: 200)
    }
}
