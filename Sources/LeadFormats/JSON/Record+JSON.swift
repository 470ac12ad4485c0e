import LeadModel

extension Record {
    /// Keys whose members mean the same as if they stood outside.
    private static let containers: Set<String> = [
        "userdetails", "customerinfo", "contact", "person", "customer", "lead", "fields", "properties", "details",
    ]

    private static let objects: Set<Field> = [.description, .customerInfo]

    /// Takes an object's members by their names, and those of objects within it. O(length).
    mutating func take(_ members: [JSONValue.Member], names: inout FieldNames) {
        for member in members {
            let inner = member.value.members
            // Only a description and CustomerInfo are texts that may come as objects.
            if let match = names.match(spelled: member.name), inner == nil || Self.objects.contains(match.field) {
                take(member.value.text.trimmed, for: match)
            } else if let inner, !Self.isAnnotation(member.name) {
                take(inner, within: normalized(member.name), names: &names)
            }
        }
    }

    private mutating func take(_ members: [JSONValue.Member], within parent: String, names: inout FieldNames) {
        let isContainer = Self.containers.contains(parent)
        for member in members {
            guard let match = names.match(spelled: member.name, within: parent, isContainer: isContainer) else {
                continue
            }
            take(member.value.text.trimmed, for: match)
        }
    }

    /// `NAME@odata.type` and its like say what a value is, not what the lead is.
    private static func isAnnotation(_ name: String) -> Bool {
        name.utf8.contains(UInt8(ascii: "@"))
    }
}
