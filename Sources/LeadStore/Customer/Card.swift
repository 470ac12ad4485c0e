import LeadModel

/// What is kept of a customer's card beside the fields themselves: how it is found, sorted and searched.
struct Card: Equatable {
    var person: Person

    /// The keys by which leads find it.
    var emailKey: String? { MatchKey.email(person) }
    var phoneKey: Int64? { MatchKey.phoneHash(person, FoldedPerson(person)) }
    var companyKey: Int64? { MatchKey.companyHash(person, FoldedPerson(person)) }

    struct Keys: Hashable {
        var email: String?
        var phone: Int64?
        var company: Int64?

        var isNone: Bool { email == nil && phone == nil && company == nil }
    }

    var keys: Keys { Self.keys(of: person, FoldedPerson(person)) }

    static func keys(of person: borrowing Person, _ folded: borrowing FoldedPerson) -> Keys {
        Keys(
            email: MatchKey.email(person), phone: MatchKey.phoneHash(person, folded),
            company: MatchKey.companyHash(person, folded))
    }

    /// The person with its blanks at the ends cut off and its e-mail as it is compared; its spelling stays in the
    /// payload.
    init(tidying person: Person) {
        self.init(Self.tidied(person))
    }

    static func tidied(_ person: consuming Person) -> Person {
        for field in Person.Field.allCases where !isBare(person[field]) { person[field] = person[field].trimmed }
        // The mark of a test lead is in capitals.
        if !TestLead.isMarked(person.email), let email = MatchKey.email(person) { person.email = email }
        return person
    }

    init(_ person: consuming Person) {
        self.person = person
    }

    /// What its columns have beside the fields.
    struct Derived {
        var country, name, company, reach: String
        var isUnidentified: Bool

        init(_ person: borrowing Person, _ keys: borrowing Keys, _ folded: borrowing FoldedPerson) {
            (country, name, company) = (folded.countryCode ?? "", folded.name, folded.company)
            reach = Card.reach(person, key: keys.email)
            isUnidentified = keys.isNone
        }
    }

    /// The columns in the order of `columns`.
    var values: [Value] {
        let folded = FoldedPerson(person)
        let derived = Derived(person, Self.keys(of: person, folded), folded)
        return [
            .text(person.firstName), .text(person.lastName), .text(person.fullName), .text(person.email),
            .text(person.phone), .text(person.company), .text(person.title), .text(person.country),
            .text(person.city), .text(derived.country), .text(derived.name), .text(derived.company),
            .text(derived.reach), .integer(derived.isUnidentified ? 1 : 0),
        ]
    }

    static let columns = textColumns + ["is_unidentified"]

    static let textColumns = [
        "first_name", "last_name", "full_name", "email", "phone", "company", "title", "country", "city",
        "country_code", "name_sort", "company_sort", "reach",
    ]

    /// What the search finds a customer by beside name, company and e-mail key: the phone's digits, and the e-mail
    /// without accents or where it is no key.
    private static func reach(_ person: borrowing Person, key: String?) -> String {
        let digits = digits(person.phone)
        // A key of ASCII is folded.
        if let key, key == person.email, key.withBytes(\.isASCII) { return digits }
        let email = folded(person.email)
        return email == person.email && key != nil ? digits : digits + "\n" + email
    }

    static func digits(_ phone: String) -> String {
        phone.withBytes { bytes in
            withUnsafeTemporaryAllocation(byteCount: bytes.count, alignment: 1) { digits in
                var count = 0
                for byte in bytes where (0x30...0x39).contains(byte) {
                    digits[count] = byte
                    count += 1
                }
                return String(valid: UnsafeRawBufferPointer(rebasing: digits[..<count]))
            }
        }
    }

    /// Whether no blank can stand at either end; plain ASCII needs no look at the Unicode tables.
    private static func isBare(_ text: String) -> Bool {
        text.withBytes { bytes in
            guard let first = bytes.first, let last = bytes.last else { return true }
            return (0x21..<0x80).contains(first) && (0x21..<0x80).contains(last)
        }
    }
}

extension TextPack.Filling {
    /// A card's texts in the order of `Card.textColumns`.
    mutating func add(_ person: borrowing Person, _ derived: borrowing Card.Derived) {
        for field in Person.Field.allCases { add(person[field]) }
        add(derived.country)
        add(derived.name)
        add(derived.company)
        add(derived.reach)
    }
}

extension Person {
    /// The fields of `newer` that are not blank, over these.
    func overlaid(by newer: Person) -> Person {
        var person = self
        for field in Field.allCases where !newer[field].isEmpty { person[field] = newer[field] }
        return person
    }
}
