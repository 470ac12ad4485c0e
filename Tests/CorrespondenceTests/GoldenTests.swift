import Correspondence
import Foundation
import LeadModel
import Testing

/// Every installed message, filled in.
struct GoldenTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden")
    private static let rewrites = ProcessInfo.processInfo.environment["LEADTOP_REWRITE_GOLDEN"] == "1"

    /// With everything known, and with hardly anything.
    private static var customers: [Whom] {
        let rich = Whom.jan.with(.getItNow, "2026-09-01").with(.contactMe, Whom.erp, "2026-09-14")
            .with(.testDrive, "2026-10-12").contacted(.noAnswer, "2026-10-20").with(.purchase, "2026-11-01")
        var poor = Whom().with(.getItNow, Whom.erp, "2026-09-01").with(.contactMe, Whom.erp, "2026-09-14")
            .with(.testDrive, Whom.erp, "2026-10-12").with(.purchase, "2026-11-01")
        poor.person.email = "sales@contoso.example"
        return [rich, poor]
    }

    @Test("Each installed message reads as it should, with all known and with little", arguments: Installed.templates)
    func golden(template: Template) throws {
        let texts = try Self.customers.map { whom in
            let letter = try template.letter(for: whom.occasion)
            return "Subject: \(letter.subject)\n\n\(letter.body)"
        }
        let text = texts.joined(separator: "\n\n-----\n\n") + "\n"
        let file = Self.folder.appending(path: "\(template.name).\(template.language).txt")
        if Self.rewrites { return try Data(text.utf8).write(to: file) }
        #expect(text == String(decoding: try Data(contentsOf: file), as: UTF8.self), "\(template.path)")
    }

    @Test("Every installed message has a text for each language, and none has lines too long for a mail")
    func complete() throws {
        let names = Set(Installed.templates.map(\.name))
        #expect(names.count >= 8 && Installed.templates.count == names.count * 5)
        for template in Installed.templates {
            for whom in Self.customers {
                let letter = try template.letter(for: whom.occasion)
                let lines = letter.body.split(separator: "\n", omittingEmptySubsequences: false)
                #expect(lines.allSatisfy { $0.count <= 72 }, "\(template.path)")
                #expect(!letter.body.contains("{{") && !letter.body.contains("  ") && !letter.body.contains(" ,"))
                #expect(!letter.body.contains("\n\n\n") && !letter.subject.isEmpty, "\(template.path)")
            }
        }
    }
}
