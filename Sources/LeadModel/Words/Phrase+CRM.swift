/// What the readers and connectors of Dynamics 365 and Marketo say.
extension Phrase {
    public static let noBulkEmail = Phrase("crm.noBulkEmail", "no bulk e-mail")
    public static let deletedWithoutKey = Phrase(
        "unreadable.deletedWithoutKey", "It says that a lead was deleted, but not which one.")
}
