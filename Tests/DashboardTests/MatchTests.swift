import Canvas
import LeadModel
import Testing

@testable import Dashboard

/// What a search found is shown in the rows.
struct MatchTests {
    private func marked(_ text: String, _ search: String) -> String {
        Matches.parts(of: text, .plain, found: Matches.words(of: search))
            .map { $1 == .match ? "[\($0)]" : $0 }.joined()
    }

    @Test(
        "What was found is marked without regard to case, accents and the order of words",
        arguments: [
            ("Piotr Zieliński", "zielin", "Piotr [Zieliń]ski"), ("José Muñoz", "MUNOZ jose", "[José] [Muñoz]"),
            ("Groß Straße", "strasse", "Groß [Straße]"), ("李小龙", "小", "李[小]龙"), ("Anna", "x", "Anna"),
            ("anana", "ana", "[anana]"), ("", "a", ""), ("Anna", "", "Anna"), ("Anna", "  ", "Anna"),
            ("a\u{301}b", "a", "[a\u{301}]b"), ("Jan  Kowalski", "n k", "Ja[n]  [K]owals[k]i"),
        ])
    func marks(text: String, search: String, expected: String) {
        #expect(marked(text, search) == expected)
    }

    @Test("The parts are the text, whatever is searched for")
    func whole() {
        for text in ["", "ß", "Zoë 👩‍👩‍👧 Müller", "\u{1B}[31m", "a\u{301}\u{302}", "  ", "ﬁn"] {
            for search in ["", "a", "ss s", "\u{301}", "[", "fi", "👧", " "] {
                let parts = Matches.parts(of: text, .dim, found: Matches.words(of: search))
                #expect(parts.map(\.0).joined() == text)
            }
        }
    }

    @Test("A search shows in names and companies, and no longer than it holds")
    func rows() {
        let session = Session().pressing("3/kowal")
        #expect(session.frame.styledText.contains("⟦match:Kowal⟧"))
        #expect(!session.pressing("<esc>").frame.styledText.contains("⟦match:Kowal⟧"))
    }
}
