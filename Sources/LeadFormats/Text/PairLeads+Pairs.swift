extension PairLeads {
    /// The keys that Salesforce's form knows and that a text may hold; anything else is the value going on.
    private static let known: Set<String> = [
        "oid", "returl", "encoding", "firstname", "lastname", "email", "phone", "mobile", "fax", "title", "company",
        "country", "countrycode", "city", "state", "street", "zip", "url", "description", "leadsource", "industry",
        "debug", "debugemail", "emailoptout", "donotcall",
    ]

    static func isKnown(_ key: String) -> Bool { known.contains(key) }

    /// The key that a line of text begins with, as it is compared.
    static func key(of line: [UInt8]) -> String? {
        guard let equals = line.firstIndex(of: UInt8(ascii: "=")) else { return nil }
        let key = normalized(String(decoding: line[..<equals], as: UTF8.self))
        return isKnown(key) ? key : nil
    }

    static func textPairs(_ raw: [UInt8]) -> [(key: String, value: [UInt8])] {
        var pairs: [(key: String, value: [UInt8])] = []
        for line in raw.split(separator: .lineFeed, omittingEmptySubsequences: false) {
            if let key = key(of: Array(line)), let equals = line.firstIndex(of: UInt8(ascii: "=")) {
                pairs.append((key, Array(line[(equals + 1)...])))
            } else if !pairs.isEmpty {
                pairs[pairs.count - 1].value += [.lineFeed] + line.filter { $0 != .carriageReturn }
            }
        }
        return pairs
    }

    static func formPairs(_ raw: [UInt8]) -> [(key: String, value: [UInt8])] {
        raw.split(separator: UInt8(ascii: "&")).map { pair in
            let equals = pair.firstIndex(of: UInt8(ascii: "=")) ?? pair.endIndex
            let key = normalized(String(decoding: decoded(pair[..<equals]), as: UTF8.self))
            return (key, decoded(pair[equals...].dropFirst()))
        }
    }

    /// `+` and `%XX` undone; a `%` that is no escape stays.
    private static func decoded(_ text: ArraySlice<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        var rest = text
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), let high = rest.first?.hexValue, let low = rest.dropFirst().first?.hexValue {
                result.append(high << 4 | low)
                rest = rest.dropFirst(2)
            } else {
                result.append(byte == UInt8(ascii: "+") ? 32 : byte)
            }
        }
        return result
    }
}
