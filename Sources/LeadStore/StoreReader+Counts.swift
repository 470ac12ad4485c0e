public import LeadModel

extension StoreReader {
    /// Leads by source and action.
    /// - Parameters:
    ///   - customers: Whether different customers are counted, too: O(leads that pass).
    ///   - weeksEnding: A moment of the last day of the 12 weeks; the filter's period does not count for them.
    /// - Throws: `StoreError`.
    public func funnel(_ filter: Filter, customers: Bool, weeksEnding: Timestamp) throws -> Funnel {
        try ask { setting in
            try FunnelQuery(setting, filter).funnel(customers: customers, weeksEnding: weeksEnding)
        }
    }

    /// Customers by the furthest stage that their leads which pass the filter reached.
    /// - Throws: `StoreError`.
    public func stages(_ filter: Filter) throws -> StageCounts {
        try ask { setting in try StageQuery(setting: setting, filter: filter).stages() }
    }

    /// Leads and customers by one thing. O(leads that pass).
    /// - Throws: `StoreError`.
    public func breakdown(_ filter: Filter, by: Breakdown.By) throws -> Breakdown {
        try ask { setting in try BreakdownQuery(setting: setting, filter: filter).breakdown(by: by) }
    }
}
