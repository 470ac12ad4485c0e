/// The texts of a person that leads are matched, sorted and searched by, each folded once.
public struct FoldedPerson: Hashable, Sendable {
    /// The folded name.
    public let name: String
    /// The folded company.
    public let company: String
    /// The country's two-letter code; `nil` where it is not known.
    public let countryCode: String?

    /// O(length).
    public init(_ person: borrowing Person) {
        name = person.foldedName
        company = folded(person.company)
        countryCode = person.country.isEmpty ? nil : Country.code(person.country)
    }
}

extension Person {
    /// As `folded(name)`, without making the name first.
    var foldedName: String {
        // A name that begins in ASCII is not East Asian: its parts stand in order.
        guard let first = firstName.utf8.first, first < 0x80, !lastName.isEmpty else { return folded(name) }
        return firstName.withBytes { first in
            lastName.withBytes { last in
                withUnsafeTemporaryAllocation(byteCount: first.count + 1 + last.count, alignment: 1) { both in
                    both.copyMemory(from: first)
                    both[first.count] = 0x20
                    UnsafeMutableRawBufferPointer(rebasing: both[(first.count + 1)...]).copyMemory(from: last)
                    return QuickFolding.fold(Bytes(both))
                }
            }
        } ?? folded(name)
    }
}
