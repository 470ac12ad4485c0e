/// How somebody is told of new leads.
extension Phrase {
    public static let newLeads = Phrase("notify.newLeads", "{1} new {1:lead:leads}")
    public static let newLeadsSteps = Phrase("notify.newLeadsSteps", "{1}: {2}")
    public static let newLeadsCount = Phrase("notify.newLeadsCount", "{1} {2}")
    public static let newLeadsFrom = Phrase("notify.newLeadsFrom", "{1} · {2}")
    public static let notifyTitle = Phrase("notify.title", "leadtop")

    public static let configSeconds = Phrase("config.seconds", "seconds, from 1 to 3600")
    public static let configCommand = Phrase(
        "config.command", "a text for the shell, or a list of a program and its arguments")
    public static let hookFailed = Phrase("hook.failed", "The command of [notify] could not be run: {1}.")
    public static let hookStatus = Phrase("hook.status", "The command of [notify] ended with status {1}.")
    public static let hookTimedOut = Phrase(
        "hook.timedOut", "The command of [notify] took longer than {1} s, and was stopped.")
}
