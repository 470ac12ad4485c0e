import Foundation

/// The sentences about a file, as the store keeps them.
enum Warnings {
    static func json(_ sentences: [String]) -> String {
        guard let data = try? JSONSerialization.data(withJSONObject: sentences) else { return "[]" }
        return String(decoding: data, as: UTF8.self)
    }

    static func sentences(json: String) -> [String] {
        (try? JSONSerialization.jsonObject(with: Data(json.utf8))) as? [String] ?? []
    }
}
