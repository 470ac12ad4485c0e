/// Why two customers look like one person, and how much.
public struct Likeness: Hashable, Sendable {
    /// In the order of their weight.
    public enum Reason: String, Hashable, Sendable, CaseIterable {
        /// Their e-mails are one typing slip apart.
        case emailSlip
        case sameNameAndCompany
        case samePhone
    }

    /// How their names stand to each other.
    public enum Names: String, Hashable, Sendable {
        case same
        /// One typing slip apart.
        case close
        /// One of them has none.
        case unknown
        case different
    }

    public var reasons: [Reason]
    public var names: Names
    /// From 1 to 99: how sure it is.
    public var score: Int

    /// What of a customer is compared.
    public struct Traits: Hashable, Sendable {
        /// The e-mail as leads are matched by it; empty where there is none.
        public var email: String
        /// The phone's digits as dialled from abroad; empty where there are too few.
        public var phone: String
        /// Folded.
        public var name: String
        /// Folded.
        public var company: String
        /// ISO 3166-1 alpha-2; empty where it is unknown.
        public var country: String

        /// - Parameter phone: As it is written.
        public init(email: String, phone: String, name: String, company: String, country: String) {
            (self.email, self.name, self.company, self.country) = (email, name, company, country)
            self.phone = MatchKey.dialled(phone) ?? ""
        }

        public init(_ person: Person) {
            let folded = FoldedPerson(person)
            self.init(
                email: MatchKey.email(person) ?? "", phone: person.phone, name: folded.name, company: folded.company,
                country: folded.countryCode ?? "")
        }
    }

    /// `nil` where nothing says that they are one. O(length).
    public init?(_ one: Traits, _ other: Traits) {
        names = Names(one.name, other.name)
        var weights: [(reason: Reason, score: Int)] = []
        if let score = Self.emailSlip(one, other, names) { weights.append((.emailSlip, score)) }
        if names == .same, !one.company.isEmpty, one.company == other.company {
            let isAbroad = !one.country.isEmpty && !other.country.isEmpty && one.country != other.country
            weights.append((.sameNameAndCompany, isAbroad ? 65 : 85))
        }
        if !one.phone.isEmpty, one.phone == other.phone { weights.append((.samePhone, Self.phone(one, other, names))) }
        guard let most = weights.map(\.score).max() else { return nil }
        reasons = weights.map(\.reason)
        score = min(most + 4 * (weights.count - 1), 99)
    }

    private static func phone(_ one: Traits, _ other: Traits, _ names: Names) -> Int {
        switch names {
        case .same: 90
        case .close: 85
        case .unknown: 70
        // Colleagues share a switchboard.
        case .different: one.company == other.company && !one.company.isEmpty ? 35 : 45
        }
    }

    // MARK: E-mail

    /// Addresses are no longer than this (RFC 5321); what is longer is not compared.
    public static let longestEmail = 254

    private static func emailSlip(_ one: Traits, _ other: Traits, _ names: Names) -> Int? {
        guard let mine = Address(one.email), let his = Address(other.email) else { return nil }
        let least = names == .same ? 3 : 5
        let local = min(mine.local.count, his.local.count)
        guard local >= least, names == .same || !mine.isShared && !his.isShared else { return nil }
        if mine.domain == his.domain {
            // Anna and Anne of one company are two people.
            guard names != .different, TypingSlip.lies(between: mine.local, his.local) else { return nil }
        } else {
            guard mine.local == his.local, names == .same || min(mine.domain.count, his.domain.count) >= 6,
                TypingSlip.lies(between: mine.domain, his.domain)
            else { return nil }
        }
        switch names {
        case .same: return 95
        case .close: return 90
        case .unknown: return 80
        case .different: return 60
        }
    }

    private struct Address {
        var local: ArraySlice<UInt8>
        var domain: ArraySlice<UInt8>

        init?(_ email: String) {
            let bytes = Array(email.utf8)
            guard bytes.count <= longestEmail, let at = bytes.firstIndex(of: 0x40) else { return nil }
            (local, domain) = (bytes[..<at], bytes[(at + 1)...])
        }

        /// Whether it is a mailbox that many of a company read.
        var isShared: Bool { Self.shared.contains(String(decoding: local.filter(TypingSlip.slips), as: UTF8.self)) }

        private static let shared: Set = [
            "info", "sales", "office", "admin", "contact", "support", "hello", "mail", "team", "marketing", "service",
            "purchasing", "accounts", "accounting", "billing", "finance", "jobs", "webmaster", "postmaster", "noreply",
            "no-reply", "help", "helpdesk", "test", "partner", "partners", "orders",
        ]
    }
}

extension Likeness.Names {
    /// Of two folded names.
    init(_ one: String, _ other: String) {
        if one.isEmpty || other.isEmpty {
            self = .unknown
        } else if one == other {
            self = .same
        } else {
            let isClose = min(one.utf8.count, other.utf8.count) >= 5 && TypingSlip.lies(between: one.utf8, other.utf8)
            self = isClose ? .close : .different
        }
    }
}

extension Likeness {
    /// The reasons in words: "e-mail one typing slip apart, same phone".
    public var text: String {
        reasons.map { reason in
            switch (reason, names) {
            case (.emailSlip, .different): words(.likeEmailOtherName)
            case (.emailSlip, _): words(.likeEmail)
            case (.sameNameAndCompany, _): words(.likeNameAndCompany)
            case (.samePhone, .different): words(.likePhoneOtherName)
            case (.samePhone, .close): words(.likePhoneCloseName)
            case (.samePhone, .same) where !reasons.contains(.sameNameAndCompany): words(.likePhoneSameName)
            case (.samePhone, _): words(.likePhone)
            }
        }.joined(separator: ", ")
    }

    /// How sure it is, in words.
    public var certainty: String {
        switch score {
        case 90...: words(.likeNearlySure)
        case 65...: words(.likeLikely)
        default: words(.likePerhaps)
        }
    }
}
