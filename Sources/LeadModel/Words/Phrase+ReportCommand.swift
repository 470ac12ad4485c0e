/// What `leadtop report` says.
extension Phrase {
    public static let cliHelpReport = Phrase("cli.help.report", "A report to show others: a page, a picture, a mail.")
    public static let cliHelpReportMore = Phrase(
        "cli.help.reportMore",
        """
        The ending of FILE says what it becomes: .html one page with charts and tables that needs nothing else, .svg \
        one picture of the funnel, .csv every figure in a row of its own, .json the same for programs, .txt text for a \
        mail. All figures are of the same leads at the same moment. A report holds counts only, no customer's data.
        """)
    public static let cliHelpReportPart = Phrase("cli.help.reportPart", "only this part of it")
    public static let cliReportPictureIsWhole = Phrase(
        "cli.reportPictureIsWhole", "The picture is of the funnel. Leave the part out, or write another format.")
    public static let cliHelpReportOut = Phrase(
        "cli.help.reportOut", "the file to write, in place of one of that name; - is standard output")
    public static let cliHelpReportFormat = Phrase(
        "cli.help.reportFormat", "what to write, whatever the ending of FILE; on standard output text unless said")
    public static let cliHelpAnonymousReps = Phrase("cli.help.anonymousReps", "number the reps instead of naming them")
    public static let cliReportNoFormat = Phrase(
        "cli.reportNoFormat", "{1} does not say what to write. End it with one of {2}, or name it with --format.")
    public static let cliReportWritten = Phrase("cli.reportWritten", "Wrote {1} ({2} kB).")
    public static let reportIsDirectory = Phrase(
        "report.isDirectory", "{1} is a directory. Name a file in it, like {1}/report.html.")
}
