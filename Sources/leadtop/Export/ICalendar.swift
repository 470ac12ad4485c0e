import LeadModel

/// Open follow-ups as an iCalendar (RFC 5545): events, which every calendar shows, or to-dos.
struct ICalendar {
    enum Component: String {
        case event = "VEVENT"
        case todo = "VTODO"
    }

    var component: Component
    /// When the file is made.
    var now: Timestamp

    static let header = [
        ("BEGIN", "VCALENDAR"), ("VERSION", "2.0"), ("PRODID", "-//leadtop//EN"), ("CALSCALE", "GREGORIAN"),
    ].map(ContentLine.line).joined()
    static let footer = ContentLine.line("END", "VCALENDAR")

    private static let eventLength = Timestamp.Span.minutes(30)

    func entry(_ followUp: FollowUp, for customer: CustomerRow) -> String {
        var lines = [("BEGIN", component.rawValue), ("UID", ContentLine.text(followUp.uid))]
        lines.append(("DTSTAMP", CalendarTime.utc(now)))
        lines.append(("CREATED", CalendarTime.utc(followUp.createdAt)))
        switch component {
        case .event:
            lines.append(("DTSTART", CalendarTime.utc(followUp.dueAt)))
            lines.append(("DTEND", CalendarTime.utc(followUp.dueAt + Self.eventLength)))
        case .todo:
            lines.append(("DUE", CalendarTime.utc(followUp.dueAt)))
            lines.append(("STATUS", "NEEDS-ACTION"))
        }
        lines.append(("SUMMARY", ContentLine.text(summary(followUp, customer))))
        lines.append(("DESCRIPTION", ContentLine.text(description(followUp, customer))))
        lines.append(("END", component.rawValue))
        return lines.map(ContentLine.line).joined()
    }

    private func summary(_ followUp: FollowUp, _ customer: CustomerRow) -> String {
        let person = customer.person
        let who = [person.name, person.company].filter { !$0.isEmpty }.joined(separator: ", ")
        let name = who.isEmpty ? words(.cliCustomerNumber, customer.id) : who
        return followUp.note.isEmpty ? name : words(.cliCalendarSummary, name, followUp.note)
    }

    private func description(_ followUp: FollowUp, _ customer: CustomerRow) -> String {
        let person = customer.person
        var parts = [followUp.note, person.phone, person.email]
        parts.append(customer.offers.map(\.text).joined(separator: ", "))
        if !followUp.owner.isEmpty { parts.append(words(.cliCalendarOwner, followUp.owner)) }
        return parts.filter { !$0.isEmpty }.joined(separator: "\n")
    }
}
