/// When two spellings of a company are the same company.
enum Company {
    /// The name folded, letters and digits only, without the words for its legal form; empty for no name. O(length).
    static func key(_ name: String) -> String {
        var parts = folded(name).split { !$0.isLetter && !$0.isNumber }
        while parts.count > 1, let last = parts.last, isLegalForm(last) { parts.removeLast() }
        if parts.count > 1, parts[0] == "the" { parts.removeFirst() }
        return parts.joined()
    }

    private static func isLegalForm(_ word: Substring) -> Bool {
        // The single letters are what is left of "S.A.", "Sp. z o.o.", "B.V." and their like.
        word.utf8.count == 1 || legalForms.contains(String(word))
    }

    private static let legalForms: Set<String> = [
        "inc", "incorporated", "corp", "corporation", "co", "company", "ltd", "limited", "llc", "llp", "plc", "lp",
        "gmbh", "ag", "kg", "ohg", "ug", "mbh", "sa", "sas", "sarl", "srl", "spa", "sl", "bv", "nv", "ab", "as", "asa",
        "oy", "oyj", "aps", "sp", "zoo", "oo", "kft", "zrt", "sro", "pty", "pte", "pvt", "private", "kk", "kabushiki",
        "kaisha", "ooo", "jsc", "holding", "group",
    ]
}
