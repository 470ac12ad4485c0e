import Canvas
import LeadModel

/// Whose customers are shown.
extension Dashboard {
    /// Mine, unowned, everyone's, and round again: of the queue, which keeps it, or of the list on screen.
    mutating func turnWhose() -> [Effect] {
        guard let kind = listKind, kind != .queue else {
            whose = whose.next
            return loadList(.queue, at: .start) + [.remember(place)]
        }
        guard let list = lists[kind] else { return [] }
        let next = (Whose(list.narrowing.owner, for: settings.user) ?? .everyone).next
        lists[kind]?.narrowing.owner = next.owner(for: settings.user)
        returnsToFunnel = false
        return loadList(kind, at: anchorOfSelection)
    }
}
