/// Where a lead was made. Known spellings of one source are one value; anything else is kept as it came.
public enum Source: Hashable, Sendable {
    case azureMarketplace, azurePortal, testDrive, appSource
    case other(String)

    /// Reads the wire's word, without regard to case, blanks around it, or AppSource's three names.
    public init(wire: some StringProtocol) {
        let word = wire.trimmed
        switch word.lowercased() {
        case "azuremarketplace", "azure marketplace": self = .azureMarketplace
        case "azureportal", "azure portal": self = .azurePortal
        case "testdrive", "test drive": self = .testDrive
        case "spza", "appsource", "appsource (spza)": self = .appSource
        default: self = .other(word)
        }
    }

    /// The word that stands for the source on the wire, in filters and in the store.
    public var wire: String {
        switch self {
        case .azureMarketplace: "AzureMarketplace"
        case .azurePortal: "AzurePortal"
        case .testDrive: "TestDrive"
        case .appSource: "SPZA"
        case .other(let word): word
        }
    }
}

/// What the customer's click was called by the marketplace. Anything unknown is kept as it came.
public enum Action: Hashable, Sendable {
    case install, contactMe, doNotContact, create, startTestDrive
    case other(String)

    /// Reads the wire's code, or the words of Partner Center's "Call to action", without regard to case.
    public init(wire: some StringProtocol) {
        let word = wire.trimmed
        switch word.lowercased() {
        case "ins", "get it now": self = .install
        case "plt", "contact me": self = .contactMe
        case "dnc": self = .doNotContact
        case "create": self = .create
        case "starttestdrive", "test drive": self = .startTestDrive
        default: self = .other(word)
        }
    }

    public var wire: String {
        switch self {
        case .install: "INS"
        case .contactMe: "PLT"
        case .doNotContact: "DNC"
        case .create: "Create"
        case .startTestDrive: "StartTestDrive"
        case .other(let word): word
        }
    }
}
