import LeadModel

// What machines read is the same in every language.

extension FoldReason {
    var word: String { "\(self)" }
}
