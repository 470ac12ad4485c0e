import LeadModel
import Testing

@Suite struct PersonTests {
    @Test(
        "The name is made of its parts, else of the whole",
        arguments: [
            ("Jan", "Kowalski", "", "Jan Kowalski"), ("Jan", "", "X", "Jan"), ("", "Kowalski", "X", "Kowalski"),
            ("", "", "Jan K", "Jan K"),
            ("", "", "", ""),
        ])
    func name(first: String, last: String, full: String, expected: String) {
        var person = Person()
        (person.firstName, person.lastName, person.fullName) = (first, last, full)
        #expect(person.name == expected)
        #expect(person.isAnonymous == expected.isEmpty)
    }

    @Test(
        "A Chinese, Japanese or Korean name stands family name first, without a blank",
        arguments: [
            ("小龙", "李", "李小龙"), ("由紀", "佐藤", "佐藤由紀"), ("さくら", "山田", "山田さくら"), ("민준", "김", "김민준"),
            ("Bruce", "李", "Bruce 李"), ("小龙", "Lee", "小龙 Lee"), ("", "李", "李"), ("小龙", "", "小龙"),
            ("佐々", "木", "木佐々"), ("小龙 A", "李", "小龙 A 李"), ("Ελένη", "Παπά", "Ελένη Παπά"),
        ])
    func easternNames(first: String, last: String, expected: String) {
        var person = Person()
        (person.firstName, person.lastName) = (first, last)
        #expect(person.name == expected)
    }

    @Test("Each field holds its own value", arguments: Person.Field.allCases)
    func fields(field: Person.Field) {
        var person = Person()
        person[field] = "value"
        #expect(Person.Field.allCases.filter { person[$0] == "value" } == [field])
        #expect(person != Person())
    }

    @Test("The names of the fields keep their order, which a digest covers")
    func order() {
        let names = Person.Field.allCases.map(\.rawValue)
        #expect(names == ["firstName", "lastName", "name", "email", "phone", "company", "title", "country", "city"])
    }
}
