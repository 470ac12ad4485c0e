import Correspondence
import LeadModel
import Testing

/// Reading templates, and what is said of one that can't be read.
struct TemplateTests {
    private func problem(_ text: String) -> String {
        do throws(TemplateError) {
            _ = try Template(text: text, fileName: "own.de.mustache", path: "own.de.mustache", isOwn: true)
            return ""
        } catch {
            return error.text
        }
    }

    @Test(
        "An error names the file, the line and what to do",
        arguments: [
            ("", "line 1: the first line must be ---"), ("---\nsubject: x\n", "line 3: a line --- must stand"),
            ("---\nnonsense\n---\nx", "line 2: write it as"),
            ("---\nfor: x\n---\nx", "line 2: there is no \"for\"; there are: name, language"),
            ("---\nsubject: x\nsteps: buy\n---\nx", "line 3: \"buy\" is none of: get-it-now"),
            ("---\nsteps: purchase\n---\nx", "line 3: add a line \"subject"),
            ("---\nsubject: x\n---\n\n", "line 3: write the message below"),
            ("---\nsubject: x\n---\n\nHi\n{{frist}}", "line 6: \"frist\" is nothing that is known"),
            ("---\nsubject: {{frist}}\n---\nHi", "line 2: \"frist\""),
            ("---\nsubject: x\n---\nHi {{name", "line 4: a tag is not closed"),
            ("---\nsubject: x\n---\nHi\n{{#name}}x", "a section is not closed"),
            ("---\nsubject: x\n---\nHi\n{{#name}}x{{/company}}", "line 5: a section is closed by another name"),
            ("---\nsubject: x\n---\n{{> other}}", "line 4: \"> other\" is not taken"),
            ("---\nsubject: x\n---\n{{$b}}x{{/b}}", "line 4: \"$b\" is not taken"),
            ("---\nsubject: x\n---\n{{=<% %>=}}", "is not taken"), ("---\nsubject: x\n---\n{{{<x}}}", "is not taken"),
            ("---\nsubject: x\n---\n{{% CONTENT_TYPE:HTML}}", "is not taken"),
            ("---\nsubject: x\n---\n{{.}}", "is not taken"), ("---\nsubject: x\n---\n{{}}", "is not taken"),
        ])
    func errors(text: String, expected: String) {
        let said = problem(text)
        #expect(said.hasPrefix("own.de.mustache line ") && said.contains(expected), "\(said)")
    }

    @Test("Name and language are the head's, else the file's; notes in the head are left out")
    func names() throws {
        func read(_ head: String, _ file: String) throws -> Template {
            try Template(
                text: "---\r\n# a note\r\n\(head)subject: Hi\r\n---\r\n\r\nbody\r\n", fileName: file, path: file,
                isOwn: true)
        }
        let plain = try read("", "offer.de.mustache")
        #expect(plain.name == "offer" && plain.language == "de" && plain.body == "body")
        #expect(try read("", "offer.mustache").language.isEmpty)
        let own = try read("name: mine\r\nlanguage: FR\r\n", "offer.de.mustache")
        #expect(own.name == "mine" && own.language == "fr")
        #expect(try read("language: any\r\n", "offer.de.mustache").language.isEmpty)
    }

    @Test("A mail is no HTML: nothing is escaped, by two braces or three")
    func plain() throws {
        var whom = Whom.jan.with(.purchase, "2026-11-01")
        whom.person.company = "R&D <\"Kraków\"> 'x'"
        let text =
            "---\nsubject: {{company}}\n---\n{{company}} {{{company}}} {{&company}}{{#purchase}} {{company}}{{/purchase}}\n"
        let template = try Template(text: text, fileName: "a.mustache", path: "a", isOwn: true)
        let letter = try template.letter(for: whom.occasion)
        let name = whom.person.company
        #expect(letter.subject == name && letter.body.replacing("\n", with: " ") == "\(name) \(name) \(name) \(name)")
    }

    @Test(
        "What an offer is called: its title, else its id without the publisher, else the publisher",
        arguments: [
            (OfferName(id: "a.b", title: "The B"), "The B"),
            (OfferName(id: "contoso.backup-pro", title: ""), "backup-pro"),
            (OfferName(id: "docusign.3701c77e-1cfa-4c56-91e6-3ed0b622145a", title: ""), "docusign"),
            (OfferName(id: "", title: ""), ""),
        ])
    func offers(offer: OfferName, spoken: String) throws {
        let template = try Template(
            text: "---\nsubject: [{{offer}}]\n---\nx\n", fileName: "a.mustache", path: "a", isOwn: true)
        #expect(
            try template.letter(for: Whom.jan.with(.purchase, offer, "2026-11-01").occasion).subject == "[\(spoken)]")
    }
}
