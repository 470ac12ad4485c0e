/// The doors on screen.
extension Phrase {
    public static let screenDoors = Phrase("screen.doors", "Doors")
    public static let commandDoors = Phrase("command.doors", "doors: how leads come in by themselves")
    public static let footerDoors = Phrase("footer.doors", "doors")
    public static let footerDoor = Phrase("footer.door", "all about it")
    public static let doorPage = Phrase("doors.page", "Door {1}")
    public static let doorsCounted = Phrase("doors.counted", "{1} {1:door:doors}")
    public static let doorsNeedy = Phrase("doors.needy", "{1} {1:needs:need} a look")
    public static let doorsEmpty = Phrase(
        "doors.empty",
        "No lead has come in by itself yet. Run leadtop serve for the HTTPS endpoint, or leadtop sync for a CRM or an Azure Table; the README says how under \"Connect the marketplace\"."
    )
    public static let doorIsFine = Phrase("doors.fine", "ok")
    public static let doorIsFineLong = Phrase("doors.fineLong", "It is doing well; there is nothing to do.")
    public static let doorToDo = Phrase("doors.toDo", "To do: {1}.")
    public static let doorTodayOfUsual = Phrase("doors.todayOfUsual", "{1} / {2}")
    public static let columnDoor = Phrase("column.door", "Door")
    public static let columnDoorState = Phrase("column.doorState", "State")
    public static let columnLastLead = Phrase("column.lastLead", "Last lead")
    public static let columnDoorRate = Phrase("column.doorRate", "Today / usual")
    public static let columnLastTest = Phrase("column.lastTest", "Last test")
    public static let columnContact = Phrase("column.contact", "Connected")
    public static let columnKind = Phrase("column.kind", "Kind")

    public static let alert = Phrase("alert.one", "! {1}")
    public static let alertAndMore = Phrase("alert.andMore", "! {1}, +{2}")
    public static let alertDoors = Phrase("alert.doors", "! {1} doors")
    public static let alertSign = Phrase("alert.sign", "!")
}
