import Foundation

/// Some columns of one record, as the log keeps them.
struct Image: Equatable {
    /// In the order they were given.
    var columns: [(name: String, value: Value)]

    init(_ columns: [(name: String, value: Value)]) {
        self.columns = columns
    }

    init(_ name: String, _ value: Value) {
        columns = [(name, value)]
    }

    static func == (left: Image, right: Image) -> Bool {
        left.columns.elementsEqual(right.columns) { $0.name == $1.name && $0.value == $1.value }
    }

    subscript(name: String) -> Value? {
        columns.first { $0.name == name }?.value
    }

    /// A JSON object; bytes stand as an object of their hexadecimal digits.
    var json: String {
        var text = "{"
        for (place, column) in columns.enumerated() {
            if place > 0 { text += "," }
            text += "\"" + column.name + "\":"
            switch column.value {
            case .null: text += "null"
            case .integer(let number): text += String(number)
            case .text(let value): Self.append(value, to: &text)
            case .blob(let bytes): text += "{\"hex\":\"" + Self.hex(bytes) + "\"}"
            }
        }
        return text + "}"
    }

    init(json: String) throws {
        let object = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any] ?? [:]
        columns = object.sorted { $0.key < $1.key }.map { name, value in
            switch value {
            case let text as String: (name, .text(text))
            case let blob as [String: String]: (name, .blob(Self.bytes(hex: (blob["hex"] ?? "").utf8) ?? []))
            case let number as NSNumber: (name, .integer(number.int64Value))
            default: (name, .null)
            }
        }
    }

    private static func append(_ value: String, to text: inout String) {
        text += "\""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\u{0}"..."\u{1F}":
                let digits = String(scalar.value, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
    }

    static func hex(_ bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }

    static func bytes(hex digits: some Collection<UInt8>) -> [UInt8]? {
        guard digits.count.isMultiple(of: 2) else { return nil }
        var bytes: [UInt8] = []
        var high: UInt8?
        for digit in digits {
            guard let value = Character(Unicode.Scalar(digit)).hexDigitValue else { return nil }
            if let first = high {
                bytes.append(first << 4 | UInt8(value))
                high = nil
            } else {
                high = UInt8(value)
            }
        }
        return bytes
    }
}
