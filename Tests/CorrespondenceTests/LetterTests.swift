import LeadModel
import Testing

/// A message in an editor, and as it comes back from there.
struct LetterTests {
    private let letter = Letter(
        customer: 7, name: "Jan", address: "jan@contoso.example", template: "purchase", language: "pl",
        subject: "Thanks", body: "Hello,\n\nbye")

    @Test("What was not touched comes back as it was")
    func untouched() {
        #expect(letter.edited(letter.draft) == letter)
        #expect(letter.draft.contains("jan@contoso.example") && letter.draft.contains("purchase"))
        #expect(letter.note == "purchase: Thanks")
    }

    @Test("Subject and text are taken as they were written, and nothing below the line")
    func edited() {
        let text = letter.draft.replacing("Thanks", with: "Many thanks").replacing("bye", with: "see you\nSubject: no")
        #expect(letter.edited(text)?.subject == "Many thanks")
        #expect(letter.edited(text)?.body == "Hello,\n\nsee you\nSubject: no")
        #expect(letter.edited("\n\nsubject:New \nText")?.subject == "New")
        #expect(letter.edited("Text only")?.subject == "Thanks" && letter.edited("Text only")?.body == "Text only")
        #expect(letter.edited("Subject:\n\nText")?.subject == "Thanks")
        #expect(letter.edited("Subject: a\r\nText\r\n-- >8 --\r\nmore")?.body == "Text")
    }

    @Test(
        "An emptied message is none",
        arguments: ["", "\n \n", "Subject: x", "Subject: x\n\n-- >8 --\nTo jan", "-- >8 --\ntext"])
    func emptied(text: String) {
        #expect(letter.edited(text) == nil)
    }
}
