import Canvas
import Foundation
import LeadModel
import TestSupport
import Testing

@testable import Reporting

enum TextColumns {
    static func of(_ text: String) -> Int { TextWidth.of(text) }
}

@Suite("A report can be shown to anybody")
struct ReportSafetyTests {
    @Test("No cell of CSV is a formula", arguments: 1...6)
    func formulas(seed: Int) {
        for row in AgreementTests.rows(Samples.report(Samples.bundle(seed: seed)).bytes(.csv)) {
            for cell in row { #expect(!"=+-@\t".contains(cell.first ?? " "), "\(cell)") }
        }
    }

    @Test("Nothing of a page changes the direction of what follows, and nothing is shown without end", arguments: 1...6)
    func text(seed: Int) throws {
        let page = try Element.parse(Samples.report(Samples.bundle(seed: seed)).html)
        for element in page.all where !["style", "desc"].contains(element.name) && element.children.isEmpty {
            #expect(element.text.count <= 600)
            #expect(!element.text.unicodeScalars.contains { (0x202A...0x202E).contains($0.value) || $0 == "\u{0}" })
        }
    }

    @Test("The picture is well-formed, needs no stylesheet, and is as large as a slide wants", arguments: 1...8)
    func picture(seed: Int) throws {
        let picture = try Element.parse(Samples.report(Samples.bundle(seed: seed)).picture)
        #expect(picture.name == "svg" && picture.attributes["viewBox"] == "0 0 1200 630")
        #expect(picture.attributes["role"] == "img")
        #expect(picture.children.prefix(2).map(\.name) == ["title", "desc"])
        #expect(Set(picture.all.map(\.name)).isSubset(of: ["svg", "title", "desc", "rect", "text"]))
        for shape in picture.all where ["rect", "text"].contains(shape.name) {
            let x = Double(shape.attributes["x"] ?? "0") ?? -1
            let y = Double(shape.attributes["y"] ?? "0") ?? -1
            #expect((0...1200).contains(x) && (0...630).contains(y))
            #expect(shape.attributes["class"] == nil && shape.attributes["style"] == nil)
        }
    }

    @Test("An address in a campaign's name or a reason is left out of every form", arguments: Report.Format.allCases)
    func addresses(format: Report.Format) {
        let bundle = Samples.bundle(seed: 2, names: ["jan.kowalski@contoso.example", "nov_mail"])
        var unfiltered = bundle
        unfiltered.basis.filter = Filter()
        unfiltered.offers = []
        unfiltered.response.reps = []
        unfiltered.response.overdue = []
        unfiltered.funnel.cells = []
        unfiltered.attribution.tables = bundle.attribution.tables.filter { $0.by != .source && $0.by != .offer }
        unfiltered.attribution.links = []
        let text = String(decoding: Samples.report(unfiltered).bytes(format), as: UTF8.self)
        #expect(!text.contains("kowalski"))
    }

    @Test("Reps without names have the same number everywhere", arguments: Report.Format.allCases)
    func anonymous(format: Report.Format) {
        var bundle = Samples.bundle(seed: 4, names: ["zenobia", "yolanda", "xaver"])
        bundle.offers = []
        bundle.funnel.cells = []
        bundle.attribution.tables = []
        bundle.attribution.links = []
        bundle.basis.filter = Filter()
        bundle.basis.filter.owner = .named("xaver")
        bundle.response.endings = []
        let anonymous = bundle.withAnonymousReps
        let text = String(decoding: Samples.report(anonymous).bytes(format), as: UTF8.self)
        for name in ["zenobia", "yolanda", "xaver"] { #expect(!text.contains(name)) }
        for (place, part) in bundle.response.reps.enumerated() {
            let number = ReportGroup.Part.rep(words(.reportRep, place + 1))
            #expect(anonymous.response.reps[place].part == number)
            #expect(anonymous.response.reps[place].counts == part.counts)
        }
        #expect(anonymous.response.overdue.map(\.count) == bundle.response.overdue.map(\.count))
    }

    @Test("An empty store is a report, too", arguments: Report.Format.allCases)
    func empty(format: Report.Format) throws {
        let basis = Basis(filter: Filter(), asOf: Timestamp(seconds: 0))
        let none = [Int](repeating: 0, count: 12)
        let bundle = ReportBundle(
            basis: basis, newestLead: nil, funnel: Funnel(cells: [], test: 0), stages: StageCounts(furthest: [:]),
            trend: WeekTrend(end: Timestamp(seconds: 0), weeks: none, before: none), offers: [],
            journeys: Journeys(basis: basis, isSameOffer: false, by: .week, counts: []),
            response: ResponseTimes(basis: basis, counts: .init()), attribution: Attribution(basis: basis, tables: []))
        let text = String(decoding: Samples.report(bundle).bytes(format), as: UTF8.self)
        if [.html, .svg].contains(format) { _ = try Element.parse(text) }
        #expect(!text.contains("nan") && !text.contains("inf%"))
    }
}
