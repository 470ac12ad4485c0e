/// The customer's fields as one lead brought them; empty where the lead had none.
public struct Person: Hashable, Sendable {
    // No values here: where an initializer overwrites them, the whole is copied at its end.
    public var firstName: String
    public var lastName: String
    /// The whole name, where the lead has no parts of it.
    public var fullName: String
    public var email: String
    public var phone: String
    public var company: String
    public var title: String
    /// As it came: a code or a name. See `Country`.
    public var country: String
    public var city: String

    public init() {
        (firstName, lastName, fullName, email, phone) = ("", "", "", "", "")
        (company, title, country, city) = ("", "", "", "")
    }

    /// All at once, for readers.
    package init(
        firstName: consuming String, lastName: consuming String, fullName: consuming String,
        email: consuming String, phone: consuming String, company: consuming String, title: consuming String,
        country: consuming String, city: consuming String
    ) {
        self.firstName = firstName
        self.lastName = lastName
        self.fullName = fullName
        self.email = email
        self.phone = phone
        self.company = company
        self.title = title
        self.country = country
        self.city = city
    }

    /// The name to show: the parts, else the whole. Names in Chinese, Japanese and Korean script stand family name
    /// first and without a blank, as they are written there.
    public var name: String {
        if firstName.isEmpty && lastName.isEmpty { return fullName }
        if firstName.isEmpty { return lastName }
        if lastName.isEmpty { return firstName }
        return firstName.isEastAsian && lastName.isEastAsian ? lastName + firstName : firstName + " " + lastName
    }

    /// A lead without a person: a `.edu` address, for example, comes without personal data by policy.
    public var isAnonymous: Bool {
        name.isEmpty && email.isEmpty && phone.isEmpty
    }

    // Switches, not key paths: an import of a million leads goes through here for every field.
    public subscript(field: Field) -> String {
        get {
            switch field {
            case .firstName: firstName
            case .lastName: lastName
            case .name: fullName
            case .email: email
            case .phone: phone
            case .company: company
            case .title: title
            case .country: country
            case .city: city
            }
        }
        set {
            switch field {
            case .firstName: firstName = newValue
            case .lastName: lastName = newValue
            case .name: fullName = newValue
            case .email: email = newValue
            case .phone: phone = newValue
            case .company: company = newValue
            case .title: title = newValue
            case .country: country = newValue
            case .city: city = newValue
            }
        }
    }

    /// Every field by its name, in a fixed order: what the timeline compares and the digest covers.
    public enum Field: String, CaseIterable, Sendable {
        case firstName, lastName, name, email, phone, company, title, country, city
    }
}

extension String {
    /// Whether all of it is Han, Kana or Hangul. O(length), and no more than the first letter of other scripts.
    fileprivate var isEastAsian: Bool {
        !isEmpty && unicodeScalars.allSatisfy(\.isEastAsian)
    }
}

extension Unicode.Scalar {
    /// By the blocks of the Unicode standard.
    fileprivate var isEastAsian: Bool {
        switch value {
        case 0x3005, 0x3007, 0x3041...0x30FF, 0x31F0...0x31FF, 0xFF66...0xFF9F: true  // Kana, and 々 〇
        case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x323AF: true  // Han
        case 0x1100...0x11FF, 0x3131...0x318E, 0xA960...0xA97C, 0xAC00...0xD7FB: true  // Hangul
        default: false
        }
    }
}
