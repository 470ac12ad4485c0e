/// What is said while a store of an older leadtop is brought up to date.
extension Phrase {
    public static let storeUpdating = Phrase(
        "store.updating",
        "{1} was written by an older leadtop and is being brought up to date; with very many leads this takes a while.")
}
