extension Record {
    /// Keys whose members mean the same as if they stood outside.
    private static let containers: Set<String> = [
        "userdetails", "customerinfo", "contact", "person", "customer", "lead", "fields", "properties", "details",
    ]

    private static let objects: Set<Field> = [.description, .customerInfo]

    /// Takes an object's members by their names, and those of objects within it. O(length).
    mutating func take(_ members: [JSONValue.Member], names: FieldNames) {
        for member in members {
            let name = normalized(member.name)
            if Self.isAnnotation(member.name), names[name] == nil { continue }
            // Only a description and CustomerInfo are texts that may come as objects.
            if let match = names[name], member.value.members == nil || Self.objects.contains(match.field) {
                take(member.value.text.trimmedFast, for: match)
                continue
            }
            for inner in member.value.members ?? [] { take(inner, within: name, names: names) }
        }
    }

    private mutating func take(_ member: JSONValue.Member, within parent: String, names: FieldNames) {
        let name = normalized(member.name)
        guard let match = names[parent + name] ?? (Self.containers.contains(parent) ? names[name] : nil) else { return }
        take(member.value.text.trimmedFast, for: match)
    }

    /// `NAME@odata.type` and its like say what a value is, not what the lead is.
    private static func isAnnotation(_ name: String) -> Bool {
        name.utf8.contains(UInt8(ascii: "@"))
    }
}

extension String {
    /// As `trimmed`, quick where there is nothing to trim.
    var trimmedFast: String {
        var text = self
        return text.withUTF8 { bytes -> String? in
            guard let first = bytes.first, let last = bytes.last else { return "" }
            return first > 32 && first < 128 && last > 32 && last < 128 ? nil : Bytes(bytes).trimmedText
        } ?? self
    }
}
