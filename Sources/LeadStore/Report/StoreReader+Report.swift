public import LeadModel

extension StoreReader {
    /// All figures of a report, from one state of the store. O(leads that pass).
    /// - Throws: `StoreError`.
    public func report(_ filter: Filter) throws -> ReportBundle {
        try ask { setting in try ReportQuery(setting: setting, filter: filter).bundle() }
    }
}
