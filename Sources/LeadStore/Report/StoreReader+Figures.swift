public import LeadModel

extension StoreReader {
    /// How customers went from one step to another. O(leads).
    /// - Throws: `StoreError`.
    public func journeys(_ filter: Filter, by: Journeys.By? = nil, isSameOffer: Bool = false) throws -> Journeys {
        try ask { setting in
            try JourneyQuery(setting: setting, filter: filter, isSameOffer: isSameOffer).journeys(by: by)
        }
    }

    /// How soon customers were contacted, what is overdue and what came of it. O(leads).
    /// - Throws: `StoreError`.
    public func responseTimes(_ filter: Filter) throws -> ResponseTimes {
        try ask { setting in try ResponseQuery(setting: setting, filter: filter).times() }
    }

    /// Where leads and customers came from. O(leads).
    /// - Throws: `StoreError`.
    public func attribution(_ filter: Filter) throws -> Attribution {
        try ask { setting in try AttributionQuery(setting: setting, filter: filter).attribution() }
    }

    /// The tagged links that were made, the newest first. O(links).
    /// - Throws: `StoreError`.
    public func links() throws -> [Attribution.Link] {
        try ask { setting in try LinkQuery(setting: setting).links() }
    }
}
