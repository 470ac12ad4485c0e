import Canvas
import LeadModel

/// The customer that is open, and where the selection is in him.
struct CustomerState: Hashable, Sendable {
    var id: Int64
    var detail: CustomerDetail?
    /// The entry of the timeline that is selected.
    var selected = 0
    /// The lead he was opened from, until it is found in the timeline.
    var wantedLead: Int64?
    /// Leads chosen for splitting.
    var marks: Set<Int64> = []
    /// Who may be the same person; `nil` until it is known.
    var lookalikes: Duplicates?

    init(id: Int64) {
        self.id = id
    }

    var entries: [TimelineEntry] { detail?.timeline ?? [] }

    var selectedEntry: TimelineEntry? {
        entries.indices.contains(selected) ? entries[selected] : nil
    }

    /// The lead that is selected, or that the selected entry is nearest to.
    var selectedLead: LeadRow? {
        if case .lead(let lead) = selectedEntry?.kind { return lead }
        return nil
    }

    mutating func take(_ detail: CustomerDetail) {
        let former = selectedEntry
        self.detail = detail
        id = detail.row.id
        if let wantedLead, let index = entries.firstIndex(where: { $0.isLead(wantedLead) }) {
            selected = index
            self.wantedLead = nil
        } else if let former, let index = entries.firstIndex(of: former) {
            selected = index
        }
        selected = min(max(selected, 0), max(entries.count - 1, 0))
        marks.formIntersection(detail.leads.map(\.row.id))
    }

    mutating func move(by steps: Int) {
        selected = min(max(selected + steps, 0), max(entries.count - 1, 0))
    }
}

extension TimelineEntry {
    fileprivate func isLead(_ id: Int64) -> Bool {
        if case .lead(let lead) = kind { return lead.id == id }
        return false
    }
}
