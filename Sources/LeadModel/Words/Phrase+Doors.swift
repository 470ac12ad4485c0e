/// What the store and the customer view say of doors.
extension Phrase {
    public static let storeRefusesLead = Phrase(
        "store.refusesLead", "The store could not take this lead in. Retry it with the next version of leadtop.")
    public static let storeOlder = Phrase(
        "store.older",
        "{1} was written by an older leadtop (version {2} of its tables, this one reads {3}). Open it once where it may be written, with leadtop doctor for example."
    )
    public static let optOutIn = Phrase("block.optOutIn", "in {1}")
    public static let optOutReasonIn = Phrase("block.optOutReasonIn", "{1} (in {2})")
    public static let deletedThere = Phrase("customer.deletedThere", "deleted there on {1}")
    public static let leadDeletedThere = Phrase("customer.leadDeletedThere", "Deleted there: {1}")
    public static let importedByDoor = Phrase(
        "activity.importedByDoor", "{1}: {2} new, {3} known, {4} in quarantine")
}
