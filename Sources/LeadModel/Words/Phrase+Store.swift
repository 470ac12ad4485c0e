/// What a lead store says when it can't do what it is asked.
extension Phrase {
    public static let storeNotADatabase = Phrase(
        "store.notADatabase", "{1} is not a lead store. Name another file with --store, or move this one away.")
    public static let storeNewer = Phrase(
        "store.newer",
        "{1} was written by a newer leadtop (version {2} of the store; this one knows {3}). It was left as it is: update leadtop."
    )
    public static let storeReadOnly = Phrase(
        "store.readOnly", "{1} can only be read. Make it writable, or open it with --read-only.")
    public static let storeFull = Phrase(
        "store.full", "There is no room left for {1}. Nothing of this change was kept: free some space and try again.")
    public static let storeBusy = Phrase(
        "store.busy", "Another program keeps {1} locked. Nothing was changed: try again when it is done.")
    public static let storeNoPermission = Phrase(
        "store.noPermission",
        "{1} may not be opened by this user. Change its permissions, or name another with --store.")
    public static let storeMissing = Phrase(
        "store.missing", "There is no lead store at {1}. Import some leads first, or name another with --store.")
    public static let storeNoDirectory = Phrase(
        "store.noDirectory", "The directory of {1} can't be made. Name another place with --store.")
    public static let storeDamaged = Phrase(
        "store.damaged", "{1} is damaged. Restore it from a backup; leadtop doctor says more.")
    public static let storeFailed = Phrase(
        "store.failed",
        "{1} could not be used (SQLite says {2}). Nothing of this change was kept; leadtop doctor says more."
    )
    public static let storeStopped = Phrase("store.stopped", "Stopped. Nothing of this change was kept.")
    public static let storeChangedSince = Phrase(
        "store.changedSince",
        "What entry {1} changed was changed since, by {2} on {3} (entry {4}). Undo that first."
    )
    public static let storeChangedSomehow = Phrase(
        "store.changedSomehow", "What entry {1} changed is no longer as it left it. Nothing was changed.")
    public static let storeReadAgain = Phrase(
        "store.readAgain", "Some leads of entry {1} were read again since, so it can't be done again.")
    public static let storeNobody = Phrase("store.nobody", "nobody")
    public static let storeNoEntry = Phrase("store.noEntry", "There is no entry {1} that can be undone or done again.")
}
