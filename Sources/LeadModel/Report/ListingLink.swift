/// A link to an offer's listing that says which campaign it stands in.
public struct ListingLink: Hashable, Sendable {
    public var offer: OfferName
    public var market: Market
    public var campaign: CampaignID
    /// `utm_source` and `utm_medium`; empty for none.
    public var source: String
    public var medium: String
    /// When it was made, and by whom.
    public var at: Timestamp
    public var who: String

    public init(
        offer: OfferName, market: Market, campaign: CampaignID, source: String = "", medium: String = "",
        at: Timestamp, who: String
    ) {
        self.offer = offer
        self.market = market
        self.campaign = campaign
        self.source = source
        self.medium = medium
        self.at = at
        self.who = who
    }

    /// Where a listing stands.
    public enum Market: String, Hashable, Sendable, CaseIterable {
        case appSource = "appsource"
        case azureMarketplace = "azure"

        fileprivate var listing: String {
            switch self {
            case .appSource: "https://appsource.microsoft.com/product/web-apps/"
            case .azureMarketplace: "https://azuremarketplace.microsoft.com/marketplace/apps/"
            }
        }
    }

    /// The listing's address with the tags; what an address may not hold is written with percent signs.
    public var address: String {
        var text = market.listing + Self.escaped(offer.id.lowercased()) + "?mktcmpid=" + campaign.rawValue
        if !source.isEmpty { text += "&utm_source=" + Self.escaped(source) }
        if !medium.isEmpty { text += "&utm_medium=" + Self.escaped(medium) }
        return text
    }

    private static func escaped(_ text: String) -> String {
        let digits = Array("0123456789ABCDEF".unicodeScalars)
        var escaped = String.UnicodeScalarView()
        for byte in text.utf8 {
            let scalar = Unicode.Scalar(byte)
            if CampaignID.mayStand(byte) || scalar == "." || scalar == "~" {
                escaped.append(scalar)
            } else {
                escaped += ["%", digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(escaped)
    }
}

/// What `mktcmpid` may hold: 1 to 16 of A-Z, a-z, 0-9, `-` and `_`.
public struct CampaignID: Hashable, Sendable {
    public static let longest = 16
    public let rawValue: String

    /// Why a text is none, and the nearest that is one.
    public struct Failure: Error, Hashable, Sendable {
        /// `nil` where nothing of the text can stand.
        public var suggestion: CampaignID?
        public var message: String {
            suggestion.map { words(.notACampaignBut, $0.rawValue) } ?? words(.notACampaign)
        }
    }

    /// - Throws: `Failure` where a sign may not stand there, or there are too many or none.
    public init(_ text: some StringProtocol) throws(Failure) {
        guard let id = Self(exactly: String(text)) else { throw Failure(suggestion: Self.nearest(to: String(text))) }
        self = id
    }

    private init?(exactly text: String) {
        guard (1...Self.longest).contains(text.utf8.count), text.utf8.allSatisfy(Self.mayStand) else { return nil }
        rawValue = text
    }

    fileprivate static func mayStand(_ byte: UInt8) -> Bool {
        switch Unicode.Scalar(byte) {
        case "A"..."Z", "a"..."z", "0"..."9", "-", "_": true
        default: false
        }
    }

    /// Marks are taken off letters, and a run of anything else becomes one `_`.
    private static func nearest(to text: String) -> CampaignID? {
        var bytes: [UInt8] = []
        for scalar in text.trimmed.unicodeScalars {
            let plain = scalar.isASCII ? String(scalar) : folded(String(scalar))
            for byte in plain.utf8 {
                if mayStand(byte) {
                    bytes.append(byte)
                } else if bytes.last != UInt8(ascii: "_") {
                    bytes.append(UInt8(ascii: "_"))
                }
            }
        }
        let gap = UInt8(ascii: "_")
        var kept = bytes.drop { $0 == gap }.prefix(longest)
        while kept.last == gap { kept.removeLast() }
        return CampaignID(exactly: String(decoding: kept, as: UTF8.self))
    }
}
