import Foundation
import TestSupport
import Testing

@Suite("Locales", .enabled(if: FileManager.default.fileExists(atPath: "/usr/share/i18n/locales/pl_PL")))
struct LocaleTests {
    /// What a locale writes: a number, a share, a day, and a day with a time.
    struct Place: CustomTestStringConvertible, Sendable {
        var name: String
        var number: String
        var percent: String
        var due: String
        /// The first of the two numbers of `3/12/2026` is the month here.
        var slashes: String

        var testDescription: String { name }
    }

    static let places = [
        Place(
            name: "pl_PL", number: "1\u{202F}200", percent: "0,0 %", due: "tue 14:30 (24 nov 2026 14:30)",
            slashes: "3 dec 2026"),
        Place(
            name: "de_DE", number: "1.200", percent: "0,0 %", due: "tue 14:30 (24 nov 2026 14:30)",
            slashes: "3 dec 2026"),
        Place(
            name: "en_US", number: "1,200", percent: "0.0 %", due: "tue 2:30 pm (nov 24, 2026 2:30 pm)",
            slashes: "dec 3, 2026"),
    ]

    @Test("Numbers and dates are written as the locale writes them, and machine formats stay", arguments: places)
    func customs(place: Place) throws {
        let sandbox = try Sandbox()
        let locale = ["LC_ALL": "\(place.name).UTF-8", "LOCPATH": sandbox.directory.path]
        #expect(try sandbox.shell("localedef -i \(place.name) -f UTF-8 ./\(place.name).UTF-8").status == 0)
        _ = try sandbox.run("import", try sandbox.file("leads.csv", Sample.csv(rows: 1200)))

        #expect(try sandbox.run(["doctor"], environment: locale).text.contains("\(place.name).UTF-8"))
        let funnel = try sandbox.run(["funnel"], environment: locale).text
        #expect(funnel.contains(place.number), "\(funnel)")
        for format in ["json", "csv"] {
            let command = ["funnel", "--by", "week", "--format", format]
            #expect(try sandbox.run(command, environment: locale).text == sandbox.run(command).text)
        }
        let tuesday = try sandbox.run(["follow-up", "add", "1", "--due", "tue 14:30"], environment: locale).text
        #expect(tuesday.contains(place.due), "\(tuesday)")
        let day = place.name == "en_US" ? "12/3/2026" : "3/12/2026"
        let slashes = try sandbox.run(["follow-up", "add", "1", "--due", day], environment: locale).text
        #expect(slashes.contains(place.slashes), "\(slashes)")
        let offers = try sandbox.run(["offers"], environment: locale).text
        #expect(offers.contains(place.percent), "\(offers)")
    }
}
