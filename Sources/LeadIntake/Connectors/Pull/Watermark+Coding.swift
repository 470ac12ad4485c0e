import Foundation
public import LeadModel

extension Watermark {
    /// A watermark whose text is a value as JSON.
    public init(encoding value: some Encodable, readUpTo: Timestamp?) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let data = (try? encoder.encode(value)) ?? Data()
        self.init(String(decoding: data, as: UTF8.self), readUpTo: readUpTo)
    }

    /// `nil` for the text of another kind of destination: then all is read again, which changes nothing that is known.
    public func decoded<Value: Decodable>(as type: Value.Type = Value.self) -> Value? {
        try? JSONDecoder().decode(type, from: Data(text.utf8))
    }
}
