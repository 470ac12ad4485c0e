import LeadModel
import TestSupport
import Testing

@Suite struct LeadDescriptionTests {
    @Test("Nothing and the marketplace's blank are empty", arguments: ["", " ", "\r\n", "\u{A0}"])
    func empty(text: String) {
        #expect(LeadDescription(text) == .empty)
        #expect(LeadDescription(text).campaign == nil)
    }

    @Test(
        "The marketplace's own words name a campaign, or none",
        arguments: [
            ("Campaigns: ", nil), ("Campaigns:", nil), ("Campaigns: nov_mail", "nov_mail"), ("campaigns:x y ", "x y"),
            (#"Campaigns: {"mktcmpid":"nov_mail"}"#, "nov_mail"),
        ] as [(String, String?)])
    func campaigns(text: String, expected: String?) {
        #expect(LeadDescription(text).campaign == expected)
    }

    @Test(
        "A URL's tags are read, whole or broken",
        arguments: [
            (
                #"{"mktcmpid":"nov_mail","utm_source":"newsletter"}"#,
                ["mktcmpid": "nov_mail", "utm_source": "newsletter"]
            ),
            (#" { "UTM_Campaign" : "a b" , } "#, ["utm_campaign": "a b"]), ("{}", [:]),
            (#"{"ref":"a\"\\\/\n\u0142\ud83d\ude00"}"#, ["ref": "a\"\\/\nł😀"]),
            (
                #"{"partnerid":123,"src":true,"ref":null,"utm_source":-1.5e3}"#,
                ["partnerid": "123", "src": "true", "utm_source": "-1.5e3"]
            ),
            (#"{"mktcmpid":"x","more":{"a":["}",1]},"ref":"y"}"#, ["mktcmpid": "x", "ref": "y"]),
            (#"{"mktcmpid":"x","utm_sou"#, ["mktcmpid": "x"]), (#"{"mktcmpid":"x""ref":"y"}"#, ["mktcmpid": "x"]),
            (#"{"mktcmpid":"x"} and more"#, ["mktcmpid": "x"]),
            (#"{"ref":"\ud83d","src":"\uZZZZ"}"#, ["ref": "\u{FFFD}", "src": "\u{FFFD}ZZZZ"]),
            (#"{"ref":"\ud83dx\u0041"}"#, ["ref": "\u{FFFD}xA"]), (#"{"other":"x"}"#, ["other": "x"]),
        ])
    func tags(text: String, expected: [String: String]) {
        #expect(LeadDescription(text) == .tags(expected))
    }

    @Test(
        "What a customer wrote is a note, as he wrote it",
        arguments: [
            "Please call after 5 pm", "{", "{smile}", #"{"other":"x""#, "[1]", "Campaigns are fun", #""mktcmpid""#,
            "{\"a\"", "{\u{0}}",
            #"{"other":1,}x"#,
        ])
    func note(text: String) {
        #expect(LeadDescription("  " + text + "\n") == .note(text))
        #expect(LeadDescription(text).campaign == nil)
    }

    @Test(
        "mktcmpid names the campaign before utm_campaign does",
        arguments: [
            (#"{"utm_campaign":"b","mktcmpid":"a"}"#, "a"), (#"{"utm_campaign":"b","mktcmpid":" "}"#, "b"),
            (#"{"utm_campaign":"b"}"#, "b"), (#"{"utm_source":"b"}"#, nil),
        ] as [(String, String?)])
    func campaign(text: String, expected: String?) {
        #expect(LeadDescription(text).campaign == expected)
    }

    @Test("Hostile text is a note, tags or nothing, at any depth and length")
    func hostile() {
        var random = Seeded(9)
        for _ in 0..<3000 {
            let text =
                ["{\"ref\":", "{\"", "Campaigns:", "{"].randomElement(using: &random).map { $0 + random.hostileText() }
                ?? ""
            #expect(LeadDescription(text) != .empty)
        }
        let deep = #"{"ref":"x","a":"# + String(repeating: "[", count: 200_000)
        #expect(LeadDescription(deep) == .tags(["ref": "x"]))
    }
}
