import LeadModel
import TestSupport
import Testing

@Suite struct SpokenDateTests {
    /// Wednesday, 18 November 2026, 14:20 in Warsaw.
    private let now = at("2026-11-18T13:20:30Z")
    private let customs = Customs(zone: warsaw)

    private func spoken(_ text: String, now: Timestamp? = nil, in customs: Customs? = nil) -> String {
        let customs = customs ?? self.customs
        do {
            let moment = try SpokenDate.parse(text, now: now ?? self.now, customs: customs)
            let local = customs.zone.localTime(of: moment)
            return "\(local.date.iso) \(local.hour):\(local.minute < 10 ? "0" : "")\(local.minute)"
        } catch {
            return "\(error)"
        }
    }

    @Test(
        "Dates are understood as people say them",
        arguments: [
            ("tue", "2026-11-24 9:00"), ("Tuesday", "2026-11-24 9:00"), ("tues", "2026-11-24 9:00"),
            ("wed", "2026-11-25 9:00"),
            ("this fri", "2026-11-20 9:00"), ("next tue", "2026-11-24 9:00"), ("next fri", "2026-11-27 9:00"),
            ("on friday", "2026-11-20 9:00"), ("mon 9", "2026-11-23 9:00"), ("monday at 10", "2026-11-23 10:00"),
            ("mon 9am", "2026-11-23 9:00"), ("10:30 mon", "2026-11-23 10:30"), ("today", "2026-11-18 15:00"),
            ("today 16:00", "2026-11-18 16:00"), ("tomorrow", "2026-11-19 9:00"), ("tomorrow 9", "2026-11-19 9:00"),
            ("tom 14:30", "2026-11-19 14:30"), ("tomorrow at 5pm", "2026-11-19 17:00"),
            ("tomorrow noon", "2026-11-19 12:00"),
            ("tomorrow morning", "2026-11-19 9:00"), ("tomorrow 1430", "2026-11-19 14:30"), ("3d", "2026-11-21 9:00"),
            ("+3d", "2026-11-21 9:00"), ("3 d", "2026-11-21 9:00"), ("in 3 days", "2026-11-21 9:00"),
            ("3d 14:30", "2026-11-21 14:30"),
            ("2w", "2026-12-02 9:00"), ("in 2 weeks", "2026-12-02 9:00"), ("in a week", "2026-11-25 9:00"),
            ("1m", "2026-12-18 9:00"), ("3 months", "2027-02-18 9:00"), ("1y", "2027-11-18 9:00"),
            ("4h", "2026-11-18 18:20"),
            ("30min", "2026-11-18 14:50"), ("in 30 min", "2026-11-18 14:50"), ("in an hour", "2026-11-18 15:20"),
            ("15 dec", "2026-12-15 9:00"), ("dec 15", "2026-12-15 9:00"), ("Dec. 15th", "2026-12-15 9:00"),
            ("the 1st of december", "2026-12-01 9:00"), ("15dec", "2026-12-15 9:00"),
            ("15-dec-2027", "2027-12-15 9:00"),
            ("15 december 2027", "2027-12-15 9:00"), ("december 15, 2027", "2027-12-15 9:00"),
            ("15 dec 10", "2026-12-15 10:00"),
            ("15 dec 2027 16:45", "2027-12-15 16:45"), ("15.12.", "2026-12-15 9:00"), ("15.12", "2026-12-15 9:00"),
            ("15.12.2026", "2026-12-15 9:00"), ("15.12.27 8:00", "2027-12-15 8:00"), ("2026-12-15", "2026-12-15 9:00"),
            ("2026-12-15 14:30", "2026-12-15 14:30"), ("2026-12-15T14:30", "2026-12-15 14:30"),
            ("2026-12-15T14:30:00Z", "2026-12-15 15:30"), ("15/12", "2026-12-15 9:00"), ("12/15", "2026-12-15 9:00"),
            ("noon", "2026-11-19 12:00"), ("5pm", "2026-11-18 17:00"), ("5 p.m.", "2026-11-18 17:00"),
            ("9:30am", "2026-11-19 9:30"),
            ("12am", "2026-11-19 0:00"), ("12pm", "2026-11-19 12:00"), ("14:20", "2026-11-19 14:20"),
            ("14:21", "2026-11-18 14:21"),
            ("14.30", "2026-11-18 14:30"), ("end of week", "2026-11-20 9:00"), ("eow", "2026-11-20 9:00"),
            ("end of the month", "2026-11-30 9:00"), ("eom", "2026-11-30 9:00"), ("eom 16:00", "2026-11-30 16:00"),
            ("next week", "2026-11-23 9:00"), ("next month", "2026-12-01 9:00"), ("1 nov", "2027-11-01 9:00"),
            ("18 nov", "2026-11-18 15:00"), ("29 feb", "2028-02-29 9:00"), ("2026-11-01", "2026-11-01 9:00"),
            ("2026-11-18 9:00", "2026-11-18 9:00"), ("  TOMORROW\t9 ", "2026-11-19 9:00"),
        ])
    func understood(text: String, expected: String) {
        #expect(spoken(text) == expected)
    }

    @Test(
        "What is no date says so",
        arguments: [
            "", " ", "soon", "9", "2026", "-3d", "tomorrow -3d", "0h", "32 dec", "30 feb", "31.4.", "25:00", "14:60",
            "13pm", "0am",
            "tomorrow 25", "tomorrow 9 9", "next", "in", "+", "dec", "2026-02-30", "15/13/2026", "tue fri", "99999d",
            "1.2.3.4",
            "15..12", "tomorrow\u{0}", "\u{202E}tue'; drop table", "15 dec 99999", "next 3d", "12-15", "{1}", "m",
            "3d3d",
        ])
    func refused(text: String) {
        #expect(spoken(text) == "notUnderstood")
    }

    @Test("A refusal tells what to write, and nothing of the text")
    func message() {
        #expect(SpokenDate.Failure.notUnderstood.message.contains("tomorrow 9"))
        #expect(SpokenDate.Failure.passed.message != SpokenDate.Failure.tooFar.message)
    }

    @Test(
        "A time of today that is over is refused where today was said",
        arguments: ["today 9", "18 nov 14:20", "0d 8:00"])
    func passed(text: String) {
        #expect(spoken(text) == "passed")
    }

    @Test("What is more than ten years away is a slip", arguments: ["9999d", "999w", "200m", "11y", "2100-01-01"])
    func tooFar(text: String) {
        #expect(spoken(text) == "tooFar")
    }

    @Test("The locale orders day and month, and begins the week")
    func locale() {
        let american = Customs(zone: warsaw, firstWeekday: .sunday, dayBeforeMonth: false, hour12: true)
        #expect(spoken("12/11", in: american) == "2026-12-11 9:00")
        #expect(spoken("12/11") == "2027-11-12 9:00")
        #expect(spoken("15/12", in: american) == "2026-12-15 9:00")
        #expect(spoken("next sun", in: american) == "2026-11-22 9:00")
        #expect(spoken("next sun") == "2026-11-29 9:00")
    }

    @Test("The default hour is the caller's")
    func defaultHour() throws {
        let moment = try SpokenDate.parse("tomorrow", now: now, customs: customs, defaultHour: 8)
        #expect(moment == at("2026-11-19T07:00:00Z"))
    }

    @Test("Today late in the evening is still ahead")
    func lateToday() {
        #expect(spoken("today", now: at("2026-11-18T22:30:00Z")) == "2026-11-18 23:31")
        #expect(spoken("today", now: at("2026-11-18T05:00:00Z")) == "2026-11-18 9:00")
        #expect(spoken("eow", now: at("2026-11-20T13:20:00Z")) == "2026-11-20 15:00")
        #expect(spoken("eow", now: at("2026-11-21T13:20:00Z")) == "2026-11-27 9:00")
        #expect(spoken("eom", now: at("2026-11-30T13:20:00Z")) == "2026-11-30 15:00")
    }

    @Test("The clock's changes move nothing but themselves")
    func clockChanges() {
        let saturday = at("2026-03-28T11:00:00Z")
        #expect(spoken("tomorrow 2:30", now: saturday) == "2026-03-29 3:30")
        #expect(spoken("tomorrow", now: saturday) == "2026-03-29 9:00")
        #expect(spoken("24h", now: saturday) == "2026-03-29 13:00")
        #expect(spoken("1d 12:00", now: saturday) == "2026-03-29 12:00")
        #expect(spoken("24h", now: at("2026-10-24T10:00:00Z")) == "2026-10-25 11:00")
        #expect(spoken("2:30", now: at("2026-10-24T10:00:00Z")) == "2026-10-25 2:30")
    }

    @Test("Relative words lie in the future at every hour, and within their reach")
    func alwaysAhead() throws {
        var random = Seeded(6)
        let phrases = [
            "today", "tomorrow", "tue", "sat", "next mon", "3d", "1m", "2w", "4h", "1min", "15 dec", "29 feb", "dec 31",
            "1.1.", "12/15",
            "noon", "5pm", "0:00", "23:59", "eow", "eom", "next week", "next month", "in a week",
        ]
        for _ in 0..<400 {
            let now = Timestamp(milliseconds: .random(in: 1_740_000_000_000...1_860_000_000_000, using: &random))
            for phrase in phrases {
                let moment = try SpokenDate.parse(phrase, now: now, customs: customs)
                #expect(moment > now && moment < now + .days(8 * 366), "\(phrase) at \(now.rfc3339)")
            }
        }
    }

    @Test("A printed day and time read back as themselves")
    func roundTrip() throws {
        var random = Seeded(7)
        for _ in 0..<500 {
            let minute = Int64.random(in: 29_000_000...31_000_000, using: &random)
            let moment = Timestamp(seconds: minute * 60)
            let local = warsaw.localTime(of: moment)
            guard warsaw.timestamp(of: local) == moment else { continue }  // the hour that is shown twice
            let text = "\(local.date.iso) \(local.hour):\(local.minute < 10 ? "0" : "")\(local.minute)"
            #expect(try SpokenDate.parse(text, now: now, customs: customs) == moment)
            #expect(try SpokenDate.parse(moment.rfc3339, now: now, customs: customs) == moment)
            let shown = customs.dayAndTime(moment)
            #expect(try SpokenDate.parse(shown, now: now, customs: customs) == moment, "\(shown)")
        }
    }

    @Test("Hostile text is refused or understood, and never more than that")
    func hostile() {
        var random = Seeded(8)
        for _ in 0..<3000 {
            let text = random.hostileText()
            #expect(!spoken(text).isEmpty)
        }
        #expect(spoken(String(repeating: "9", count: 100_000)) == "notUnderstood")
    }
}
