import Foundation
import LeadModel
import TestSupport
import Testing

@testable import Reporting

@Suite("Every form of a report says the same")
struct AgreementTests {
    @Test("The page's tables hold the figures they are made from", arguments: 1...6)
    func page(seed: Int) throws {
        let bundle = Samples.bundle(seed: seed)
        let customs = Customs(groupingSeparator: ",")
        let page = try Element.parse(Samples.report(bundle, customs: customs).html)
        let funnel = try #require(page.table(words(.funnelTitle)))
        for (row, source) in [Source.azureMarketplace, .appSource, .testDrive, .azurePortal].enumerated() {
            let cells = bundle.funnel.cells.filter { $0.source == source && $0.step != .crossListed }
            for (column, step) in [Step.getItNow, .testDrive, .contactMe, .purchase].enumerated() {
                let leads = cells.filter { $0.step == step }.reduce(0) { $0 + $1.leads }
                #expect(funnel[row + 1][column + 1] == customs.number(leads))
            }
            #expect(funnel[row + 1].contains(customs.number(cells.reduce(0) { $0 + $1.leads })))
        }
        #expect(funnel.last?.contains(customs.number(bundle.funnel.total)) == true)
        let stages = try #require(page.table(words(.stagesTitle)))
        #expect(stages.dropFirst().map { $0[1] } == Stage.allCases.map { customs.number(bundle.stages.reached($0)) })
        let weeks = try #require(page.table(words(.reportTrendTitle)))
        #expect(weeks.dropFirst().map { $0[1] } == bundle.trend.weeks.map(customs.number))
        #expect(weeks.dropFirst().map { $0[2] } == bundle.trend.before.map(customs.number))
        let offers = try #require(page.table(words(.screenOffers)))
        #expect(offers.dropFirst().map { $0[1] } == bundle.offers.prefix(20).map { customs.number($0.total) })
        let journeys = try #require(page.table(words(.reportJourneys)))
        #expect(journeys.dropFirst().map { $0[2] } == bundle.journeys.counts.map { customs.number($0.began) })
        #expect(
            journeys.dropFirst().map { $0[4] }
                == bundle.journeys.counts.map { $0.rate.map(customs.percent) ?? words(.noNumber) })
    }

    @Test("CSV has each figure once, and each is that of the bundle", arguments: 1...6)
    func csv(seed: Int) throws {
        let bundle = Samples.bundle(seed: seed, names: ["a", "b", "c", "d", "e", "f", ""])
        let rows = Self.rows(Samples.report(bundle).bytes(.csv))
        #expect(rows.first == ["section", "row", "column", "value"])
        #expect(Set(rows.map { $0.dropLast() }).count == rows.count)
        let values = Dictionary(rows.map { ($0[0] + "|" + $0[1] + "|" + $0[2], $0[3]) }) { first, _ in first }
        #expect(values["report||leads"] == String(bundle.funnel.total))
        #expect(values["funnelTotal||total"] == String(bundle.funnel.total))
        #expect(values["funnelTotal||crossListed"] == String(bundle.funnel.crossListed))
        for stage in Stage.allCases {
            #expect(values["stages|\(stage.word)|customers"] == String(bundle.stages.reached(stage)))
        }
        for part in bundle.response.reps {
            let overdue = bundle.response.overdue.first { .rep($0.rep) == part.part }?.count ?? 0
            #expect(values["responseByRep|\(part.part.value)|contacted"] == String(part.counts.contacted))
            #expect(values["responseByRep|\(part.part.value)|overdue"] == String(overdue))
        }
        for row in bundle.attribution.rows(.campaign) {
            #expect(values["fromCampaign|\(row.part.value)|leads"] == String(row.leads))
            #expect(values["fromCampaign|\(row.part.value)|won"] == String(row.won))
        }
        for ending in bundle.response.endings {
            #expect(values["endings|lost / \(ending.reason)|customers"] == String(ending.count))
        }
    }

    @Test("JSON has the figures of CSV, in as many rows", arguments: 1...6)
    func json(seed: Int) throws {
        let report = Samples.report(Samples.bundle(seed: seed, names: ["a", "b", "c", "d", "e", "f", ""]))
        let object = try JSONSerialization.jsonObject(with: Data(report.bytes(.json))) as? [String: Any] ?? [:]
        for row in Self.rows(report.bytes(.csv)).dropFirst() where row[0] != "report" {
            let value = Self.value(object, section: row[0], row: row[1], column: row[2])
            // Foundation reads the last digit of a share in its own way.
            let isSame = value == row[3] || abs((Double(value ?? "") ?? -1) - (Double(row[3]) ?? -2)) < 1e-12
            #expect(isSame, "\(row): \(value ?? "nothing")")
        }
        #expect(object["leads"] as? Int == report.bundle.funnel.total)
        #expect(object["asOf"] as? String == report.bundle.basis.asOf.rfc3339)
    }

    /// A cell of a section whose row's words, put together, are these.
    private static func value(_ object: [String: Any], section: String, row: String, column: String) -> String? {
        let records = object[section] as? [[String: Any]] ?? [object[section] as? [String: Any] ?? [:]]
        let keys =
            ["stage", "source", "week", "offer", "from", "to", "rep", "step", "status", "campaign", "reason"]
            + LeadTag.allCases.map { String(describing: $0) }
        let record = records.first { record in
            // The order of keys is that of the section; there are two sections with two.
            let order = section == "links" ? ["campaign", "offer"] : keys
            return order.compactMap { key in key == column ? nil : record[key] as? String }
                .joined(separator: " / ") == row
        }
        switch record?[column] {
        case let number as NSNumber:
            return number.doubleValue == number.doubleValue.rounded() && !"\(number)".contains(".")
                ? "\(number.int64Value)" : "\(number.doubleValue)"
        case let numbers as [Int]: return numbers.map(String.init).joined(separator: " ")
        case let text as String: return text
        case is NSNull: return ""
        default: return nil
        }
    }

    @Test("Text is at most 72 columns wide and holds the totals", arguments: 1...6)
    func text(seed: Int) {
        let bundle = Samples.bundle(seed: seed)
        let text = String(decoding: Samples.report(bundle).bytes(.txt), as: UTF8.self)
        for line in text.split(separator: "\n") { #expect(TextColumns.of(String(line)) <= 72, "\(line)") }
        #expect(!text.unicodeScalars.contains { $0.value < 32 && $0 != "\n" || $0 == "\u{202E}" })
        let customs = Customs()
        for number in [bundle.funnel.total, bundle.funnel.crossListed, bundle.stages.reached(.active)] {
            #expect(text.contains(customs.number(number)))
        }
    }

    /// The rows of CSV, by RFC 4180.
    static func rows(_ bytes: [UInt8]) -> [[String]] {
        var (rows, row, cell, isQuoted) = ([[String]](), [String](), "", false)
        var scalars = String(decoding: bytes, as: UTF8.self).unicodeScalars.makeIterator()
        var next = scalars.next()
        while let scalar = next {
            next = scalars.next()
            switch (scalar, isQuoted) {
            case ("\"", true) where next == "\"":
                cell.unicodeScalars.append("\"")
                next = scalars.next()
            case ("\"", _): isQuoted.toggle()
            case (",", false):
                row.append(cell)
                cell = ""
            case ("\r", false): break
            case ("\n", false):
                rows.append(row + [cell])
                (row, cell) = ([], "")
            default: cell.unicodeScalars.append(scalar)
            }
        }
        return rows
    }
}
