import Foundation
import LeadModel

/// What the system says of a file, behind a link, too.
struct FileFacts {
    /// Whether it is neither a directory nor a device.
    var isPlain: Bool
    /// The permission bits of its mode.
    var permissions: Int
    var changedAt: Timestamp?

    /// `nil` where there is no such file.
    init?(path: String) {
        let target = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
        guard let facts = try? FileManager.default.attributesOfItem(atPath: target) else { return nil }
        isPlain = facts[.type] as? FileAttributeType == .typeRegular
        permissions = (facts[.posixPermissions] as? NSNumber)?.intValue ?? 0o777
        changedAt = (facts[.modificationDate] as? Date).map { Timestamp(seconds: Int64($0.timeIntervalSince1970)) }
    }
}
