import Crypto
import Foundation
import LeadModel

/// Signs requests to Azure Table (Azure Storage, "Authorize with Shared Key", Table service).
struct SharedKey: Sendable {
    enum Scheme: String, Sendable, CaseIterable {
        /// Signs the date and the resource.
        case lite = "shared-key-lite"
        /// Signs the verb, too; what Microsoft's own SDKs send.
        case full = "shared-key"
    }

    var account: String
    var key: [UInt8]
    var scheme = Scheme.lite

    /// The value of `Authorization`.
    /// - Parameter path: Of the URL, percent-encoded; with an emulator it begins with the account, which then stands
    ///   twice in what is signed.
    func authorization(path: String, date: String) -> String {
        let resource = "/" + account + path
        switch scheme {
        case .lite: return "SharedKeyLite \(account):\(signature(of: date + "\n" + resource))"
        case .full: return "SharedKey \(account):\(signature(of: "GET\n\n\n" + date + "\n" + resource))"
        }
    }

    private func signature(of text: String) -> String {
        let code = HMAC<SHA256>.authenticationCode(for: Data(text.utf8), using: SymmetricKey(data: key))
        return Data(code).base64EncodedString()
    }
}
