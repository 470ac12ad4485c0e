import LeadModel

/// A customer as a vCard 4.0 (RFC 6350).
enum VCard {
    /// - Parameter reference: what he is called for good, so that a card is the same one from whichever store it comes.
    static func card(_ customer: CustomerRow, reference: String) -> String {
        let person = customer.person
        var lines = [("BEGIN", "VCARD"), ("VERSION", "4.0"), ("PRODID", "-//leadtop//EN")]
        lines.append(("UID;VALUE=text", ContentLine.text("leadtop-\(reference)")))
        lines.append(("FN", ContentLine.text(formattedName(customer))))
        lines.append(("N", ContentLine.structure([familyName(person), person.firstName, "", "", ""])))
        if !person.email.isEmpty { lines.append(("EMAIL", ContentLine.text(person.email))) }
        if !person.phone.isEmpty { lines.append(("TEL;VALUE=text", ContentLine.text(person.phone))) }
        if !person.company.isEmpty { lines.append(("ORG", ContentLine.structure([person.company]))) }
        if !person.title.isEmpty { lines.append(("TITLE", ContentLine.text(person.title))) }
        if !person.city.isEmpty || !customer.country.isEmpty {
            let country = customer.country.isEmpty ? person.country : Country.name(customer.country)
            lines.append(("ADR", ContentLine.structure(["", "", "", person.city, "", "", country])))
        }
        lines.append(("CATEGORIES", ContentLine.text("leadtop") + "," + ContentLine.text(customer.status.rawValue)))
        lines.append(("REV", CalendarTime.utc(customer.lastLeadAt)))
        lines.append(("END", "VCARD"))
        return lines.map(ContentLine.line).joined()
    }

    /// A card needs a name to be shown by; one who left none is shown by what he left.
    private static func formattedName(_ customer: CustomerRow) -> String {
        let person = customer.person
        return [person.name, person.email, person.company, person.phone].first { !$0.isEmpty }
            ?? words(.cliCustomerNumber, customer.id)
    }

    private static func familyName(_ person: Person) -> String {
        person.firstName.isEmpty && person.lastName.isEmpty ? person.fullName : person.lastName
    }
}

/// Moments as calendars and cards write them: `20261122T090000Z`.
enum CalendarTime {
    static func utc(_ moment: Timestamp) -> String {
        let local = Zone.utc.localTime(of: moment)
        let date = local.date
        return digits(date.year, 4) + digits(date.month, 2) + digits(date.day, 2) + "T" + digits(local.hour, 2)
            + digits(local.minute, 2) + digits(local.second, 2) + "Z"
    }

    private static func digits(_ number: Int, _ count: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, count - text.count)) + text
    }
}
