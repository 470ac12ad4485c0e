import LeadModel
import Testing

@Suite struct TestLeadTests {
    private static let mark = "MSFT_TEST_636573304831318844"

    @Test("The mark tells when the marketplace sent it", arguments: [mark, mark + "@test.com", mark + " trailing"])
    func ticks(field: String) throws {
        let sentAt = try #require(TestLead.sentAt(field))
        #expect(Timestamp(seconds: sentAt.milliseconds / 1000).rfc3339 == "2018-03-22T15:48:03Z")
        #expect(sentAt.rfc3339 == "2018-03-22T15:48:03.131Z")
    }

    @Test(
        "Only the mark with digits is a mark",
        arguments: [
            "", "MSFT_TEST", "MSFT_TEST_", "MSFT_TEST_x", " MSFT_TEST_1", "msft_test_1", "My MSFT_TEST_1",
            "MSFT_TEST_١",
        ])
    func unmarked(field: String) {
        #expect(!TestLead.isMarked(field))
        #expect(TestLead.sentAt(field) == nil)
    }

    @Test(
        "A mark with an impossible time is a mark without one",
        arguments: ["MSFT_TEST_1", "MSFT_TEST_99999999999999999999", "MSFT_TEST_9223372036854775807"])
    func impossibleTime(field: String) {
        #expect(TestLead.isMarked(field))
        #expect(TestLead.sentAt(field) == nil)
    }

    @Test(
        "Ticks outside the years 1970 to 2200 are no moment",
        arguments: [Int64.min, -1, 0, 621_355_967_999_999_999, Int64.max])
    func ticksOutside(ticks: Int64) {
        #expect(Timestamp(ticks: ticks) == nil)
    }

    @Test("A lead is a test by any of its fields")
    func drafts() {
        #expect(!LeadDraft(leadSource: LeadSource(wire: "SPZA-PLT|a.b")).isTest)
        #expect(LeadDraft(leadSource: LeadSource(wire: Self.mark + "-" + Self.mark + "|Some offer")).isTest)
        for field in [Person.Field.firstName, .lastName, .email, .company] {
            var draft = LeadDraft(leadSource: LeadSource(wire: "SPZA-PLT|a.b"))
            draft.person[field] = Self.mark
            #expect(draft.isTest)
        }
    }
}
