import Glibc
import LeadModel
import TOMLKit

/// Who works here: by default the login, in this machine's time zone.
struct RepSettings: Equatable {
    /// The name that customers are owned by, and that the log has; `nil` for the login.
    var name: String?
    /// A name of the time zone database; `nil` for this machine's.
    var zone: String?
    /// The name under a message; `nil` for the rep's.
    var mailName: String?
}

extension Configuration {
    private static let repNames = "mail-name, name, zone"

    mutating func takeRep(_ table: TOMLTable, _ path: String) throws {
        for (name, value) in table {
            let text = value.string?.trimmed ?? ""
            switch name {
            case "name":
                guard !text.isEmpty, !["me", "nobody"].contains(text) else {
                    throw Failure(words(.configValue, path, "rep.name", words(.configRepName)))
                }
                rep.name = text
            case "mail-name":
                guard !text.isEmpty else {
                    throw Failure(words(.configValue, path, "rep.mail-name", words(.configRepMail)))
                }
                rep.mailName = text
            case "zone":
                guard SystemZone.isKnown(text) else {
                    throw Failure(words(.configValue, path, "rep.zone", words(.configRepZone)))
                }
                rep.zone = text
            default: throw Failure(words(.configUnknown, path, "rep.\(name)", Self.repNames))
            }
        }
    }
}
