import LeadModel
import Testing

@Suite("What makes two customers look like one person")
struct LikenessTests {
    private static func likeness(_ one: [String], _ other: [String]) -> Likeness? {
        func traits(_ values: [String]) -> Likeness.Traits {
            Likeness.Traits(
                email: values[0], phone: values.count > 3 ? values[3] : "", name: values[1],
                company: values.count > 2 ? values[2] : "", country: "")
        }
        return Likeness(traits(one), traits(other))
    }

    @Test(
        "A slip of a finger in an e-mail is one",
        arguments: [
            ("jan.kowalski@contoso.example", "jan.kowalski@cotnoso.example"),
            ("jan.kowalski@contoso.example", "jan.kowalski@contoso.exmple"),
            ("jan.kowalski@contoso.example", "jankowalski@contoso.example"),
            ("jan.kowalski@contoso.example", "jan.kowalskii@contoso.example"),
            ("jan.kowalski@contoso.example", "jna.kowalski@contoso.example"),
            ("jan.kowalski@contoso.example", "jan_kowalski@contoso.example"),
        ])
    func slips(one: String, other: String) {
        let likeness = Self.likeness([one, "jan kowalski"], [other, "jan kowalski"])
        #expect(likeness?.reasons == [.emailSlip])
        #expect(likeness?.score == 95)
        #expect(Self.likeness([other, ""], [one, "jan kowalski"])?.score == 80)
    }

    @Test(
        "What only looks like a slip is none",
        arguments: [
            ["sales1@contoso.example", "", "sales2@contoso.example", ""],
            ["jan1@contoso.example", "jan kowalski", "jan2@contoso.example", "jan kowalski"],
            ["jan12@contoso.example", "jan kowalski", "jan21@contoso.example", "jan kowalski"],
            ["anna.nowak@contoso.example", "anna nowak", "anne.nowak@contoso.example", "anne novak"],
            ["info@contoso.example", "", "info@contosa.example", ""],
            ["sales@contoso.example", "jan", "sale@contoso.example", "ola"],
            ["an@contoso.example", "", "on@contoso.example", ""],
            ["jan.kowalski@wp.pl", "jan kowalski", "jan.kowalski@op.pl", "janusz kowalski"],
            ["jan.kowalski@contoso.example", "", "jan.kowalskiab@contoso.example", ""],
            ["jan.kowalski@contoso.example", "", "jan.kowalski@contoso.example", ""],
            ["", "jan kowalski", "", "jan kowalski"],
        ])
    func others(values: [String]) {
        #expect(Self.likeness(Array(values[0...1]), Array(values[2...3])) == nil)
    }

    @Test("Every neighbour of a text is a slip away, and every slip is a neighbour")
    func neighbours() {
        let text = Array("an.1-b".utf8)
        let neighbours = Set(TypingSlip.neighbours(of: text)).subtracting([text])
        #expect(neighbours.allSatisfy { TypingSlip.lies(between: text, $0) && TypingSlip.lies(between: $0, text) })
        #expect(neighbours.contains(Array("na.1-b".utf8)))
        #expect(neighbours.contains(Array("an.1-".utf8)))
        #expect(!neighbours.contains(Array("an.-b".utf8)))
        #expect(!neighbours.contains(Array("an1.-b".utf8)))
    }

    @Test("The same phone, name and company weigh more together, and the reasons are said")
    func weights() {
        let both = Self.likeness(
            ["", "jan k", "contoso", "+48 600 100 200"], ["", "jan k", "contoso", "0048600100200"])
        #expect(both?.reasons == [.sameNameAndCompany, .samePhone])
        #expect(both?.score == 94)
        #expect(both?.text == "same name and company, same phone")
        let colleagues = Self.likeness(["", "jan k", "contoso", "600 100 200"], ["", "ola m", "contoso", "600100200"])
        #expect(colleagues?.text == "same phone, another name")
        #expect(colleagues?.certainty == "perhaps")
    }
}
