import Dashboard
import LeadModel

let sampleZone = Zone(name: "Europe/Warsaw", initialOffsetSeconds: 3600, transitions: [])

/// Tuesday, 24 November 2026, noon in Warsaw.
let sampleNow = Timestamp(rfc3339: "2026-11-24T11:00:00Z") ?? Timestamp(milliseconds: 0)

private let erp = OfferName(id: "northwind.erp", title: "Northwind ERP")
private let sign = OfferName(id: "docusign.3701c77e-1cfa-4c56-91e6-3ed0b622145a", title: "DocuSign for Dynamics 365")
private let edx = OfferName(id: "bitnami.openedxcypress", title: "Open edX")
private let wall = OfferName(id: "checkpoint.check-point-r77-10sg-byol", title: "")
private let titled = OfferName(id: "", title: "A listing known by its title only")

/// What a customer did: hours ago, step, offer, and what he wrote.
private typealias Deed = (hours: Int64, step: Step, offer: OfferName, text: String)

extension FakeStore {
    /// 30 customers and their leads, the same each time.
    static var sample: FakeStore {
        var store = FakeStore()
        store.addMockups()
        store.addForeigners()
        store.addHostile()
        store.addOthers()
        store.addWork()
        return store
    }

    private mutating func addMockups() {
        add(
            "Jan", "Kowalski", "Contoso Sp. z o.o.", "PL", title: "CTO", phone: "+48 600 100 200",
            [
                (2, .contactMe, sign, "Please call after 5 pm"),
                (21 * 24, .getItNow, erp, "{\"mktcmpid\":\"nov_mail\"}"),
                (43 * 24, .testDrive, erp, ""), (24 * 24, .crossListed, edx, ""),
            ])
        add("Anna", "Kowalczyk", "Fabrikam", "PL", [(19, .contactMe, sign, "")])
        add("小龙", "李", "龙门", "CN", [(30, .contactMe, erp, ""), (900, .getItNow, erp, "")])
        add("Ola", "Nowak", "Litware", "SE", [(10 * 24, .crossListed, edx, "")])
        add("", "", "a .edu address", "US", email: "", [(12 * 24, .getItNow, edx, "")], isUnidentified: true)
        add("Piotr", "Zieliński", "Alpine Ski House", "PL", [(600, .testDrive, erp, ""), (580, .contactMe, erp, "")])
        add("Mary", "Brown", "Lamna Healthcare", "US", [(700, .purchase, wall, ""), (720, .testDrive, wall, "")])
        add("Olga", "Ivanov", "Relecloud", "EE", [(800, .contactMe, sign, "")])
    }

    private mutating func addForeigners() {
        add("محمد", "الأحمد", "شركة النور", "AE", [(50, .getItNow, erp, ""), (60, .testDrive, erp, "")])
        add("สมชาย", "ใจดี", "บริษัทไทย", "TH", [(70, .purchase, edx, "")])
        add("Zoë 👩‍👩‍👧", "Müller", "Würth & Söhne", "DE", [(80, .testDrive, wall, "")])
        add("Đặng", "Nguyễn", "Công ty Việt", "VN", [(90, .getItNow, sign, "")])
    }

    private mutating func addHostile() {
        add(
            "Evil\u{1B}[31m", "Esc\u{7}ape", "C1 \u{9B}31m", "US",
            [(100, .contactMe, erp, "line\r\nbreak \u{1B}]0;x\u{7}")])
        add("\u{202E}gnp.exe", "Bidi\u{2066}", "Over\u{202D}ride", "GB", [(110, .getItNow, erp, "")])
        add(
            String(repeating: "Wolfeschlegelstein", count: 8), "hausenbergerdorff",
            String(repeating: "Very Long Company Name Limited ", count: 6), "DE", [(120, .purchase, wall, "")])
        add("=cmd|' /C calc'!A0", "Formula", "+1+1", "FR", [(130, .testDrive, erp, "")])
    }

    private mutating func addOthers() {
        add(
            "MSFT_TEST_636573304831318844", "MSFT_TEST_636573304831318844", "Microsoft", "US", [(5, .getItNow, erp, "")]
        )
        add("Flag", "Person", "Wingtip", "NL", [(300, .contactMe, sign, "no mails"), (310, .getItNow, sign, "")])
        add("Other", "Source", "Proseware", "JP", [(320, .other, titled, "")])
        let companies = [
            "Adatum", "Trey", "Tailspin", "Woodgrove", "Humongous", "Margie", "VanArsdel", "Fourth", "Best", "City",
        ]
        let offers = [erp, sign, edx, wall]
        let steps: [Step] = [.getItNow, .testDrive, .purchase, .contactMe]
        for (index, company) in companies.enumerated() {
            let hours = Int64(200 + index * 37)
            add(
                ["Erik", "Nora", "Luis", "Ines"][index % 4], "\(company)son", company,
                ["SE", "US", "ES", "DE"][index % 4],
                [
                    (hours, steps[index % 4], offers[index % 4], ""),
                    (hours + 300, steps[(index + 1) % 4], offers[(index + 1) % 4], ""),
                    (hours + 900, .getItNow, offers[(index + 2) % 4], ""),
                ])
        }
    }

    /// Follow-ups, owners, flags, a note, a log and a quarantine.
    private mutating func addWork() {
        func followUp(_ hours: Int64, _ note: String, _ channel: Channel = .any) -> FollowUp {
            FollowUp(
                id: hours, uid: "f\(hours)", dueAt: sampleNow + .hours(hours), channel: channel, note: note,
                owner: "anna", createdAt: sampleNow - .days(9))
        }
        change("Piotr") { $0.followUp = followUp(-70, "call back about pricing", .phone) }
        change("Mary") {
            $0.followUp = followUp(-20, "no answer")
            $0.tries = 1
            $0.contactedAt = sampleNow - .days(8)
            $0.status = .active
        }
        change("小龙") {
            $0.followUp = followUp(3, "demo")
            $0.owner = "anna"
            $0.status = .active
        }
        change("Olga") { $0.followUp = followUp(166, "send the offer", .email) }
        change("Flag") { customer in
            let block = ContactRule.Block(
                origin: .person("tom"), offer: nil, reason: "asked not to be called", at: sampleNow - .days(2))
            customer.decisions = [ContactRule.Decision(kind: .block(block), at: block.at)]
            customer.owner = "tom"
        }
        change("Erik") { $0.owner = "tom" }
        change("Nora") { $0.status = .won }
        change("Luis") { $0.status = .lost }
        for index in content.leads.indices where content.leads[index].customer == id("Luis") {
            guard content.leads[index].step == .purchase else { continue }
            content.leads[index].deletedAt = sampleNow - .days(5)
        }
        change("Jan") { customer in
            customer.history = [
                TimelineEntry(
                    at: sampleNow - .hours(1), who: "anna", kind: .note(id: 1, text: "Wants a demo\nin Polish")),
                TimelineEntry(
                    at: sampleNow - .days(21), who: "",
                    kind: .value(field: .title, before: "Developer", after: "CTO")),
            ]
        }
        addLog()
    }

    private mutating func addLog() {
        var report = ImportReport()
        (report.read, report.new, report.quarantined, report.isFinished) = (66, 64, 2, true)
        (report.customersCreated, report.customersUpdated) = (29, 3)
        report.files = [ImportReport.File(name: "leads.json", format: "endpoint JSON")]
        (report.files[0].read, report.files[0].new, report.files[0].quarantined) = (66, 64, 2)
        log = [
            ActivityRow(
                id: 1, at: sampleNow - .days(1), who: "tom", verb: .import, customer: nil, customerName: "",
                count: 64, before: "", after: "", report: report, isUndone: false),
            ActivityRow(
                id: 2, at: sampleNow - .hours(4), who: "tom", verb: .status, customer: 7, customerName: "Mary Brown",
                count: 1, before: "new", after: "active", isUndone: false),
            ActivityRow(
                id: 3, at: sampleNow - .hours(3), who: "anna", verb: .assign, customer: nil, customerName: "",
                count: 12, before: "", after: "anna", isUndone: true),
        ]
        content.quarantine = [
            QuarantineRow(
                id: 1, at: sampleNow - .days(1), origin: "leads.csv", line: 17,
                reason: "The row has 3 fields where the header has 9.", size: 214),
            QuarantineRow(
                id: 2, at: sampleNow - .days(1), origin: "leads.csv", line: 1_204,
                reason: "Not UTF-8: byte 0xE9 in the company.", size: 96),
            QuarantineRow(
                id: 3, at: sampleNow - .days(2), origin: "feed.json", line: 3,
                reason: "The JSON ends inside a string.", size: 1_048_576),
        ]
    }

    private mutating func add(
        _ first: String, _ last: String, _ company: String, _ country: String, title: String = "", phone: String = "",
        email: String? = nil, _ deeds: [Deed], isUnidentified: Bool = false
    ) {
        let id = Int64(content.customers.count + 1)
        var person = Person()
        (person.firstName, person.lastName, person.company) = (first, last, company)
        (person.country, person.title, person.phone) = (country, title, phone)
        person.email =
            email ?? (first.hasPrefix("MSFT") ? first + "@contoso.example" : "customer\(id)@firm\(id).example")
        if first == "Jan" { person.email = "jan.kowalski@contoso.example" }
        content.customers[id] = Customer(id: id, person: person, isUnidentified: isUnidentified)
        for deed in deeds {
            let (source, action) = deed.step.wire
            content.leads.append(
                Lead(
                    id: Int64(100 + content.leads.count), customer: id, at: sampleNow - .hours(deed.hours),
                    source: source, action: action, offer: deed.offer, person: person, description: deed.text,
                    isTest: first.hasPrefix("MSFT"), foldReason: deeds[0].hours == deed.hours ? .first : .sameEmail))
        }
    }

    mutating func change(_ firstName: String, _ change: (inout Customer) -> Void) {
        for id in content.customers.keys.sorted() where content.customers[id]?.person.firstName == firstName {
            guard var customer = content.customers[id] else { continue }
            change(&customer)
            content.customers[id] = customer
        }
    }

    func id(_ firstName: String) -> Int64 {
        content.customers.values.filter { $0.person.firstName == firstName }.map(\.id).min() ?? 0
    }
}

extension Step {
    fileprivate var wire: (Source, Action) {
        switch self {
        case .getItNow: (.appSource, .install)
        case .testDrive: (.testDrive, .startTestDrive)
        case .contactMe: (.appSource, .contactMe)
        case .purchase: (.azurePortal, .create)
        case .crossListed: (.appSource, .doNotContact)
        case .other: (.other("SFDC"), .other("dup"))
        }
    }
}
