import Correspondence
import Foundation
import LeadModel
import TestSupport
import Testing

/// Messages on their way out: nothing that a lead brought can become a header, a command or an option.
struct MailTests {
    private static let zone = Zone(name: "UTC", initialOffsetSeconds: 3600, transitions: [])

    private func letter(subject: String, body: String, name: String = "Jan Kowalski") -> Letter {
        Letter(
            customer: 7, name: name, address: "jan@contoso.example", template: "t", language: "en", subject: subject,
            body: body)
    }

    private func text(_ letter: Letter, from: MailAddress? = nil) throws -> String {
        let recipient = try #require(MailAddress(letter.address, name: letter.name))
        return MailText.text(of: letter, to: recipient, from: from, at: Whom.now, zone: Self.zone)
    }

    @Test("A plain message stands as it is; another in encoded words and quoted-printable")
    func formats() throws {
        #expect(
            try text(letter(subject: "Hello", body: "One\n\nTwo"), from: MailAddress(header: "Anna <a@b.example>"))
                == """
                From: "Anna" <a@b.example>
                To: "Jan Kowalski" <jan@contoso.example>
                Subject: Hello
                Date: Sun, 22 Nov 2026 13:00:00 +0100
                MIME-Version: 1.0
                Content-Type: text/plain; charset=us-ascii
                Content-Transfer-Encoding: 7bit

                One

                Two

                """)
        let polish = try text(letter(subject: "Zażółć gęślą", body: "Zażółć = ok", name: "Łukasz \"x\""))
        #expect(polish.contains("To: =?utf-8?Q?=C5=81ukasz_=22x=22?= <jan@contoso.example>\n"))
        #expect(polish.contains("Subject: =?utf-8?Q?Za=C5=BC=C3=B3=C5=82=C4=87_g=C4=99=C5=9Bl=C4=85?=\n"))
        #expect(polish.hasSuffix("quoted-printable\n\nZa=C5=BC=C3=B3=C5=82=C4=87 =3D ok\n"))
    }

    private static let pieces = [
        "\r\n", "\n", "\r", "\u{0}", "\u{1B}[31m", "\u{1B}]0;x\u{7}", "\u{85}", "\u{2028}", "\u{2029}", "\u{B}",
        "\u{202E}", "\u{200B}",
        "\u{FEFF}", "\u{9B}31m", "\nBcc: eve@evil.example", "\r\n\r\nbody", "=?utf-8?Q?x?=", "{{rep}}", "{{{name}}}",
        "\"", "<", ">", "@", ",",
        "`id`", "$(id)", "-", "%0A", "&body=", "Zoë", "龙", "👩‍👩‍👧", "\u{301}", "a", " ",
    ]

    private func hostile(_ random: inout Seeded) -> String {
        (0..<Int.random(in: 1...12, using: &random)).map { _ in Self.pieces.randomElement(using: &random) ?? "" }
            .joined()
    }

    @Test("No value of a lead ends a header, adds one, or leaves a control in the message", arguments: 0..<200)
    func injection(seed: Int) throws {
        var random = Seeded(seed)
        var whom = Whom.jan.with(
            .purchase, OfferName(id: hostile(&random), title: hostile(&random)), "2026-11-01")
        whom.person.firstName = hostile(&random)
        whom.person.lastName = hostile(&random)
        whom.person.company = hostile(&random)
        let source =
            "---\nsubject: {{name}} {{company}} {{{offer}}}\n---\n{{firstName}} {{company}}\n{{#purchase}}{{offer}}{{/purchase}}\n{{#steps}}{{offer}}{{/steps}}.\n"
        let template = try Template(text: source, fileName: "a.mustache", path: "a", isOwn: true)
        var letter = try template.letter(for: whom.occasion)
        #expect(
            letter.subject.unicodeScalars.allSatisfy { $0.value >= 0x20 && !$0.properties.isWhitespace || $0 == " " })
        #expect(
            letter.body.unicodeScalars.allSatisfy {
                $0 == "\n" || $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value)
            })
        // What an editor gave back is no better than what a lead brought.
        letter.subject += hostile(&random)
        letter.body += hostile(&random)
        letter.address = "jan@contoso.example"
        let mail = try text(letter, from: MailAddress("a@b.example", name: hostile(&random)))
        #expect(mail.utf8.allSatisfy { $0 == 0x0A || (0x20..<0x7F).contains($0) })
        let head = try #require(mail.components(separatedBy: "\n\n").first)
        let names = head.split(separator: "\n").filter { !$0.hasPrefix(" ") }.map { $0.prefix { $0 != ":" } }
        #expect(
            names == ["From", "To", "Subject", "Date", "MIME-Version", "Content-Type", "Content-Transfer-Encoding"])
        #expect(mail.split(separator: "\n").allSatisfy { $0.utf8.count <= 998 })
        let recipient = try #require(MailAddress(letter.address))
        if let link = Links.mail(letter, to: recipient) {
            #expect(link.utf8.allSatisfy { (0x21..<0x7F).contains($0) && !"\"'<>`$();|\\".utf8.contains($0) })
            #expect(link.split(separator: "&").count == 2 && link.split(separator: "?").count == 2)
            let url = try #require(URLComponents(string: link)?.queryItems)
            #expect(url.map(\.name) == ["subject", "body"])
        }
    }

    @Test("What decodes what was encoded finds the subject again", arguments: 0..<50)
    func encodedWords(seed: Int) throws {
        var random = Seeded(seed)
        let letters = Array("ąćęłńóśżź ABC xyz 龙 ñ ü 👩‍👩‍👧 =?_")
        let subject = String(
            (0..<Int.random(in: 1...120, using: &random)).map { _ in letters.randomElement(using: &random) ?? "x" }
        )
        .split(separator: " ").joined(separator: " ")
        guard !subject.isEmpty else { return }
        let mail = try text(letter(subject: subject, body: "x"))
        let start = try #require(mail.range(of: "Subject: ")).upperBound
        let end = try #require(mail.range(of: "\nDate: ")).lowerBound
        let lines = mail[start..<end].components(separatedBy: "\n ")
        #expect(lines.allSatisfy { $0.utf8.count <= 76 } || lines.count == 1)
        let decoded = lines.map { line in
            guard line.hasPrefix("=?utf-8?Q?") else { return line }
            let coded = line.dropFirst(10).dropLast(2).replacing("_", with: " ").replacing("=", with: "%")
            return coded.removingPercentEncoding ?? "not valid alone: \(coded)"
        }.joined()
        #expect(decoded == subject)
    }

    @Test(
        "Only what can stand alone in a header is an address",
        arguments: [
            ("jan@contoso.example", true), (" jan@contoso.example ", true), ("zoë@exämple.example", true), ("", false),
            ("jan", false),
            ("a@b@c", false), ("@b", false), ("a@", false), ("a b@c", false), ("a@b\nBcc: x@y", false),
            ("a@b,c@d", false), ("<a@b>", false),
            ("a@b;", false), ("\"a\"@b", false), ("a\u{202E}@b", false), ("a@b\u{0}", false),
            (String(repeating: "a", count: 300) + "@b", false),
        ])
    func addresses(text: String, isAddress: Bool) {
        #expect((MailAddress(text) != nil) == isAddress)
    }

    @Test("A sender is an address with a name, or alone")
    func senders() {
        #expect(MailAddress(header: "Anna Nowak <anna@contoso.example>")?.name == "Anna Nowak")
        #expect(MailAddress(header: "\"Nowak, Anna\" <anna@contoso.example>")?.name == "Nowak, Anna")
        #expect(MailAddress(header: "anna@contoso.example")?.name == "")
        #expect(MailAddress(header: "Anna <anna>") == nil)
    }

    @Test(
        "A number is called by its digits",
        arguments: [
            ("+48 600 100 200", "+48600100200"), ("(0)22 / 123", "022"), ("tel", nil), ("12", nil),
            ("600-100-200 ext. 7", "600100200"),
            ("+1;ext=5", nil), ("٠١٢٣", nil), ("--help", nil), (String(repeating: "1", count: 21), nil),
        ] as [(String, String?)])
    func numbers(text: String, digits: String?) {
        #expect(TelephoneNumber(text)?.digits == digits)
    }

    @Test("A message that is too long for a link has none")
    func tooLong() throws {
        let recipient = try #require(MailAddress("a@b.example"))
        #expect(Links.mail(letter(subject: "s", body: String(repeating: "x ", count: 6000)), to: recipient) == nil)
    }
}
