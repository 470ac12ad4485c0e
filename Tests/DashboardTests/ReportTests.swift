import Canvas
import LeadModel
import Testing

@testable import Dashboard

@Suite("Reports: every number opens whom it counts")
struct ReportTests {
    private func session(_ keys: String, width: Int = 120, height: Int = 36) -> Session {
        Session(FakeStore.sample, width: width, height: height).pressing(keys)
    }

    @Test("The number under the cursor opens the list with its group, and esc leads back")
    func opens() throws {
        let session = session("7jl<enter>")
        let path = JourneyPath.all[1]
        let group = ReportGroup.journey(ReportGroup.Journey(path, isSameOffer: false, .completed))
        #expect(session.dashboard.screen == .customers)
        #expect(session.dashboard.lists[.customers]?.query.filter.group == group)
        #expect(session.frame.text.contains("Test Drive → Purchase: went on"))
        #expect(session.pressing("<esc>").dashboard.screen == .reports)
    }

    @Test(
        "Every cell of every report that opens something is reached by keys, and names its own group",
        arguments: [0, 1, 2])
    func everyCell(report: Int) throws {
        var session = session("7" + String(repeating: "v", count: report))
        let sheet = try #require(session.dashboard.sheet)
        var groups: Set<ReportGroup> = []
        for row in 0..<sheet.rowCount {
            #expect(session.dashboard.reports.row == row)
            for column in sheet.cells(ofRow: row).indices {
                #expect(session.frame.cursor != nil, "row \(row), column \(column)")
                if let group = session.dashboard.sheet?.cell(row: row, column: column)?.group { groups.insert(group) }
                session = session.pressing("<right>")
            }
            session = session.pressing(String(repeating: "<left>", count: 12) + "<down>")
        }
        #expect(groups.count > 20)
    }

    @Test("Leaving a report that is being counted stops the counting")
    func stops() {
        var dashboard = session("1").dashboard
        let asked = dashboard.update(.input(.key(.character("7"))))
        #expect(asked.contains { if case .load(let request) = $0 { request.slot == .report } else { false } })
        let left = dashboard.update(.input(.key(.character("1"))))
        #expect(
            left.contains { effect in
                if case .load(let request) = effect {
                    request.slot == .report && request.question == .isEmpty
                } else {
                    false
                }
            })
    }

    @Test("Enter before a report is counted waits for it")
    func waits() {
        var dashboard = session("1").dashboard
        _ = dashboard.update(.input(.key(.character("7"))))
        _ = dashboard.update(.input(.key(.enter)))
        #expect(dashboard.screen == .reports)
        #expect(!dashboard.typedAhead.isEmpty)
    }

    @Test("A click on a number selects it, another opens it, and one on a name shows that report")
    func mouse() throws {
        let session = session("7")
        let tab = try #require(Layout.reportTabs(of: session.dashboard).last)
        var dashboard = session.dashboard
        _ = dashboard.update(.input(.mouse(Mouse(.click, at: Point(x: tab.columns.lowerBound + 1, y: 1)))))
        #expect(dashboard.reports.view == .sources)
    }
}
