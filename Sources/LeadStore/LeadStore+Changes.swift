import GRDB
public import LeadModel

extension LeadStore {
    /// Does something to customers: all of it in one transaction, as one entry in the log and one undo.
    ///
    /// The lock on contact holds here: who may not be contacted is skipped, or named in the report's `block` where he
    /// is the only one.
    /// - Parameter progress: Told now and then how many of how many are done; `false` stops, and nothing is kept.
    /// - Throws: `StoreError`.
    public func perform(
        _ change: Change, on target: Target, by who: String, progress: (Int, Int) -> Bool = { _, _ in true }
    ) throws -> ChangeReport {
        try writable().write { db in
            let setting = try setting(db)
            let customers = try Targets(setting).customers(of: target)
            let deed = try Deed(change, setting, who: who)
            var report = ChangeReport(chosen: customers.count, changed: 0)
            for (done, customer) in customers.enumerated() {
                if done.isMultiple(of: 200), !progress(done, customers.count) { throw StoreError.stopped }
                try deed.weigh(customer, &report) { try deed.apply(to: $0) }
            }
            if let entry = try deed.finish(changed: report.changed) { report.activity = entry }
            report.customer = deed.madeCustomer
            return report
        }
    }

    /// What `perform` would answer. Changes nothing, and needs no right to.
    /// - Throws: `StoreError`.
    public func preview(_ change: Change, on target: Target) throws -> ChangeReport {
        try makeReader().preview(change, on: target)
    }

    func setting(_ db: Database) throws -> Setting {
        Setting(db: db, vocabulary: try Vocabulary(db), rules: rules, targets: targets, now: clock(), zone: zone)
    }
}

extension StoreReader {
    /// What `LeadStore.perform` would answer. Changes nothing, and needs no right to.
    /// - Throws: `StoreError`.
    public func preview(_ change: Change, on target: Target) throws -> ChangeReport {
        try ask { setting in
            let customers = try Targets(setting).customers(of: target)
            let deed = try Deed(change, setting, who: "", isPreview: true)
            var report = ChangeReport(chosen: customers.count, changed: 0)
            for customer in customers { try deed.weigh(customer, &report) { _ in } }
            return report
        }
    }
}
