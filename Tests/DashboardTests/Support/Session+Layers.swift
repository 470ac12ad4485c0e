import LeadModel

@testable import Dashboard

extension Session {
    /// The topmost popup.
    var layerKind: Layer? { dashboard.layers.last }

    /// Whom the marks of the list on screen are for.
    var markedCustomers: [Int64]? { dashboard.currentList.map { Set($0.marks.values).sorted() } }
}
