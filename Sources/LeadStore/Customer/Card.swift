import LeadModel

/// What is kept of a customer's card beside the fields themselves: how it is found, sorted and searched.
struct Card: Equatable {
    var person: Person

    /// The keys by which leads find it.
    var emailKey: String? { MatchKey.email(person) }
    var phoneKey: Int64? { MatchKey.phone(person).map(Self.hash) }
    var companyKey: Int64? { MatchKey.company(person).map(Self.hash) }

    struct Keys {
        var email: String?
        var phone: Int64?
        var company: Int64?

        var isNone: Bool { email == nil && phone == nil && company == nil }
    }

    var keys: Keys { Keys(email: emailKey, phone: phoneKey, company: companyKey) }

    /// The person with its blanks at the ends cut off and its e-mail as it is compared; its spelling stays in the
    /// payload.
    init(tidying person: Person) {
        self.person = person
        for field in Person.Field.allCases where Self.needsTrimming(person[field]) {
            self.person[field] = person[field].trimmed
        }
        // The mark of a test lead is in capitals.
        if !TestLead.isMarked(self.person.email), let email = MatchKey.email(self.person) { self.person.email = email }
    }

    init(_ person: Person) {
        self.person = person
    }

    /// The columns in the order of `columns`.
    var values: [Value] { values(keys) }

    func values(_ keys: Keys) -> [Value] {
        Person.Field.allCases.map { .text(person[$0]) } + [
            .text(Country.code(person.country) ?? ""), .text(folded(person.name)), .text(folded(person.company)),
            .text(reach(hasKey: keys.email != nil)), .integer(keys.isNone ? 1 : 0),
        ]
    }

    static let columns = [
        "first_name", "last_name", "full_name", "email", "phone", "company", "title", "country", "city",
        "country_code", "name_sort", "company_sort", "reach", "is_unidentified",
    ]

    /// What the search finds a customer by beside name, company and e-mail key: the phone's digits, and the e-mail
    /// without accents or where it is no key.
    private func reach(hasKey: Bool) -> String {
        let digits = Self.digits(person.phone)
        let email = folded(person.email)
        return email == person.email && hasKey ? digits : digits + "\n" + email
    }

    static func digits(_ phone: String) -> String {
        String(decoding: phone.utf8.filter { (0x30...0x39).contains($0) }, as: UTF8.self)
    }

    private static func needsTrimming(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last else { return false }
        return first.properties.isWhitespace || last.properties.isWhitespace
    }

    /// FNV-1a: 8 bytes in place of a text; who shares one is still compared by the text.
    private static func hash(_ key: String) -> Int64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in key.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return Int64(bitPattern: hash)
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
