import LeadModel

/// One thing that was looked at, and what to do about it.
struct Finding {
    enum Severity: String {
        case fine, notice, failed

        var mark: String {
            switch self {
            case .fine: words(.cliDoctorFine)
            case .notice: words(.cliDoctorNotice)
            case .failed: words(.cliDoctorFailed)
            }
        }
    }

    var subject: String
    var text: String
    var severity = Severity.fine
    var advice: String?
    /// The door it is about, with all that is known of it.
    var door: DoorState?
    /// Whether it is about a door: then one sentence says it whole.
    var isAboutDoor = false

    static let fields: [Field<Finding>] = [
        Field("subject") { .text($0.subject) },
        Field("severity") { .text($0.severity.rawValue) },
        Field("text") { .text($0.text) },
        Field("advice") { $0.advice.map { .text($0) } ?? .none },
    ]

    /// What a person is told below the table, where nothing is cut.
    var sentence: String? {
        guard isAboutDoor else { return advice }
        return words(.cliDoctorDoorSentence, subject, DoorFinding.sentence(text, advice: advice ?? ""))
    }
}
