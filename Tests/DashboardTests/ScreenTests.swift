import Canvas
import Dashboard
import LeadModel
import Testing

/// A screen, and the keys that lead to it.
struct Shot: Sendable, CustomTestStringConvertible {
    var name: String
    var keys: String
    var isEmpty = false
    var isReadOnly = false
    /// Doors that need somebody: one, or two of three.
    var doors = 0
    /// With customers who may be one person.
    var isAlike = false
    var testDescription: String { name }

    static let all: [Shot] = [
        Shot(name: "today", keys: "0"),
        Shot(name: "today-new", keys: "0sss"),
        Shot(name: "today-touched", keys: "0v"),
        Shot(name: "today-moved", keys: "0v+"),
        Shot(name: "today-nobody", keys: "0cNL<enter>"),
        Shot(name: "funnel", keys: "1"),
        Shot(name: "funnel-cell", keys: "1jllp90<enter>"),
        Shot(name: "funnel-total", keys: "1jjjjjl"),
        Shot(name: "funnel-customers", keys: "1#"),
        Shot(name: "leads", keys: "2"),
        Shot(name: "leads-marked", keys: "2jj<space>v<down><down>"),
        Shot(name: "leads-test", keys: "2t"),
        Shot(name: "leads-cell", keys: "1jll<enter>"),
        Shot(name: "leads-search", keys: "2/kow"),
        Shot(name: "leads-nothing", keys: "2/zzzz<enter>"),
        Shot(name: "leads-narrowed", keys: "2cPL<enter>onorth<enter>p30<enter>"),
        Shot(name: "leads-columns", keys: "2lll"),
        Shot(name: "customers", keys: "3"),
        Shot(name: "customers-by-name", keys: "3Sname<enter>"),
        Shot(name: "customer", keys: "2<enter>"),
        Shot(name: "customer-blocked", keys: "3/flag<enter><enter>"),
        Shot(name: "customer-deleted", keys: "3/luis<enter><enter>"),
        Shot(name: "customer-hostile", keys: "3/ape<enter><enter>"),
        Shot(name: "follow-ups", keys: "4"),
        Shot(name: "follow-ups-all", keys: "4mmG"),
        Shot(name: "follow-ups-unowned", keys: "4m"),
        Shot(name: "leads-mine", keys: "2M"),
        Shot(name: "customers-unowned", keys: "3MM"),
        Shot(name: "offers", keys: "5"),
        Shot(name: "activity", keys: "6"),
        Shot(name: "activity-record", keys: "6G<enter>"),
        Shot(name: "quarantine", keys: "6Q"),
        Shot(name: "quarantine-bytes", keys: "6Q<enter>"),
        Shot(name: "empty-funnel", keys: "1", isEmpty: true),
        Shot(name: "empty-leads", keys: "2", isEmpty: true),
        Shot(name: "empty-queue", keys: "4", isEmpty: true),
        Shot(name: "empty-today", keys: "0", isEmpty: true),
        Shot(name: "help", keys: "2?"),
        Shot(name: "help-search", keys: "2?mark"),
        Shot(name: "palette", keys: "2:"),
        Shot(name: "palette-fuzzy", keys: "2:fup"),
        Shot(name: "picker-offer", keys: "2o"),
        Shot(name: "picker-offer-typed", keys: "2oedx"),
        Shot(name: "picker-country", keys: "1c"),
        Shot(name: "picker-period", keys: "1p"),
        Shot(name: "picker-sort", keys: "2S"),
        Shot(name: "picker-filter", keys: "2F"),
        Shot(name: "picker-reason", keys: "0W"),
        Shot(name: "picker-reason-typed", keys: "0Lnew boss"),
        Shot(name: "form-reason", keys: "0Wother<enter>"),
        Shot(name: "picker-template", keys: "2W"),
        Shot(name: "picker-merge", keys: "2<enter>mnow"),
        Shot(name: "form-follow-up", keys: "4f"),
        Shot(name: "form-date", keys: "4ftomorrow 9"),
        Shot(name: "form-date-wrong", keys: "4fnever"),
        Shot(name: "form-note", keys: "4nFirst line<enter>Second 龙 line<up>"),
        Shot(name: "form-flag", keys: "2<enter>D"),
        Shot(name: "form-owner", keys: "4a"),
        Shot(name: "form-export", keys: "2ecsv<enter>"),
        Shot(name: "menu-status", keys: "4s"),
        Shot(name: "menu-outcome", keys: "4d"),
        Shot(name: "menu-next", keys: "4dn"),
        Shot(name: "menu-snooze", keys: "4z"),
        Shot(name: "confirm-bulk", keys: "3*sw"),
        Shot(name: "confirm-merge", keys: "3<space><space>m"),
        Shot(name: "notice-refused", keys: "3/flag<enter>f"),
        Shot(name: "notice-done", keys: "4sw"),
        Shot(name: "notice-read-only", keys: "4s", isReadOnly: true),
        Shot(name: "payload", keys: "2<enter>p"),
        Shot(name: "doors", keys: "6D", doors: 2),
        Shot(name: "doors-crm", keys: "6Dj", doors: 2),
        Shot(name: "doors-page", keys: "6D<enter>", doors: 2),
        Shot(name: "doors-none", keys: "6D"),
        Shot(name: "reports", keys: "7"),
        Shot(name: "reports-week", keys: "7jjjjjjl"),
        Shot(name: "reports-offer", keys: "7bj="),
        Shot(name: "reports-end", keys: "7p30<enter>G"),
        Shot(name: "reports-response", keys: "7v"),
        Shot(name: "reports-sources", keys: "7vvjll"),
        Shot(name: "reports-customers", keys: "7jl<enter>"),
        Shot(name: "empty-reports", keys: "7", isEmpty: true),
        Shot(name: "alert-funnel", keys: "1", doors: 1),
        Shot(name: "alert-narrowed", keys: "2cPL<enter>onorth<enter>p30<enter>", doors: 1),
        Shot(name: "alert-two", keys: "3", doors: 2),
        Shot(name: "duplicates", keys: "3=", isAlike: true),
        Shot(name: "duplicates-blocked", keys: "3=jj<right>", isAlike: true),
        Shot(name: "duplicates-none", keys: "3=jjxxxx", isAlike: true),
        Shot(name: "customer-alike", keys: "3/kowalski<enter><enter>", isAlike: true),
    ]

    func session(_ size: (Int, Int), _ glyphs: Glyphs = .unicode) -> Session {
        let store =
            isEmpty
            ? FakeStore()
            : isAlike ? .withDuplicates : doors == 0 ? .sample : doors == 1 ? FakeStore.withSilence : .withDoors
        return Session(store, width: size.0, height: size.1, glyphs: glyphs, isReadOnly: isReadOnly).pressing(keys)
    }
}

struct ScreenTests {
    @Test("Customers in millions are whole numbers on the funnel", arguments: [120, 80, 60, 44])
    func millions(width: Int) {
        var numbers = Numbers(3)
        numbers.furthest = [.initialInterest: 11_407_305, .evaluation: 2_080_600, .active: 2_241_207]
        let text = Session(numbers, width: width, height: 30).pressing("1").text
        for count in [15_729_112, 4_321_807, 2_241_207] {
            #expect(text.contains(Customs(zone: sampleZone).number(count)))
        }
    }

    @Test("Each screen looks as it should", arguments: Shot.all)
    func golden(shot: Shot) {
        for size in shot.isPopup ? [(40, 10), (80, 24)] : [(40, 10), (80, 24), (120, 36), (200, 50)] {
            let name = "\(size.0)x\(size.1)/\(shot.name)"
            Golden.expect(Golden.picture(shot.session(size).frame), is: name)
        }
    }

    @Test("Each screen can be drawn in ASCII", arguments: Shot.all)
    func ascii(shot: Shot) {
        let frame = shot.session((80, 24), .ascii).frame
        #expect(frame.text.utf8.allSatisfy { $0 < 0x80 })
        if shot.isSample { Golden.expect(frame.text, is: "ascii/\(shot.name)") }
    }

    @Test("Each screen has its colours by meaning", arguments: Shot.all.filter(\.isSample))
    func styled(shot: Shot) {
        Golden.expect(shot.session((80, 24)).frame.styledText, is: "styled/\(shot.name)")
    }
}

extension Shot {
    fileprivate var isPopup: Bool {
        ["help", "palette", "picker", "form", "menu", "confirm", "notice", "payload"].contains { name.hasPrefix($0) }
    }

    /// Stands for its like where a third look would show nothing new.
    fileprivate var isSample: Bool {
        [
            "today", "today-touched", "funnel", "leads", "leads-marked", "leads-search", "customers", "customer",
            "customer-blocked", "reports", "reports-response", "reports-sources", "follow-ups", "offers", "activity",
            "quarantine", "empty-funnel", "help", "picker-offer", "form-date", "form-note", "doors", "alert-funnel",
            "menu-next", "confirm-bulk", "duplicates", "notice-refused", "payload",
        ].contains(name)
    }
}
