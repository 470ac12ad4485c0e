import LeadModel
import Testing

@Suite struct StatusTests {
    @Test(
        "A status is read from every system's words",
        arguments: [
            ("New", .new), ("Active", .active), ("Closed - Won", .won), ("Closed (Lost)", .lost),
            ("closed/declined", .declined),
            ("CLOSED EXPIRED", .expired), ("Open - Not Contacted", .new), ("Working - Contacted", .active),
            ("Closed - Converted", .won), ("Closed - Not Converted", .lost), ("Qualified", .won),
            ("Disqualified", .lost),
            ("Unqualified", .lost), ("Open", .new), (" open ", .new), ("Accepted", .active), ("Pending", .new),
            ("Closed", .lost),
            ("Won", .won), ("No Longer Interested", .lost),
        ] as [(String, Status)])
    func wire(text: String, expected: Status) {
        #expect(Status(wire: text) == expected)
    }

    @Test(
        "Words of no system are no status",
        arguments: ["", " ", "—", "0", "warm", "closed maybe", "\u{0}", "newish", "'; --"])
    func unknown(text: String) {
        #expect(Status(wire: text) == nil)
    }

    @Test(
        "A closed lead's reason may stand in a column of its own",
        arguments: [
            ("Closed", "Won", .won), ("closed", "Expired", .expired), ("Closed", "", .lost),
            ("Closed", "Accepted", .lost),
            ("Closed", "?", .lost), ("Active", "Won", .active),
        ] as [(String, String, Status)])
    func reason(status: String, reason: String, expected: Status) {
        #expect(Status(wire: status, reason: reason) == expected)
    }

    @Test("A status reads back from its word, its title and its number", arguments: Status.allCases)
    func roundTrip(status: Status) {
        #expect(Status(rawValue: status.rawValue) == status)
        #expect(Status(wire: status.rawValue) == status)
        #expect(Status(wire: status.title) == status)
        #expect(Status(code: status.code) == status)
        #expect(status.isClosed == ![.new, .active].contains(status))
    }

    @Test("The numbers in the store keep their meaning")
    func codes() {
        #expect(Status.allCases.map(\.code) == [1, 2, 3, 4, 5, 6])
        #expect(Status.allCases.map(\.rawValue) == ["new", "active", "won", "lost", "declined", "expired"])
        #expect(Status(code: 0) == nil && Status(code: 7) == nil && Status(code: .max) == nil)
    }
}
