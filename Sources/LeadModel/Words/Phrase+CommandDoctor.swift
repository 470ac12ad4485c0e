/// What `leadtop doctor` says.
extension Phrase {
    public static let cliDoctorFine = Phrase("cli.doctor.fine", "ok")
    public static let cliDoctorNotice = Phrase("cli.doctor.notice", "!")
    public static let cliDoctorFailed = Phrase("cli.doctor.failed", "FAILED")
    public static let cliDoctorAdvice = Phrase("cli.doctor.advice", "-> {1}")
    public static let cliDoctorVersion = Phrase("cli.doctor.version", "leadtop")
    public static let cliDoctorConfiguration = Phrase("cli.doctor.configuration", "configuration")
    public static let cliDoctorConfigured = Phrase(
        "cli.doctor.configured", "{1}, {2} {2:destination:destinations} to pull from")
    public static let cliDoctorDefaults = Phrase("cli.doctor.defaults", "defaults, as {1} is not there")
    public static let cliDoctorStore = Phrase("cli.doctor.store", "store")
    public static let cliDoctorNoStore = Phrase("cli.doctor.noStore", "{1} is not there yet")
    public static let cliDoctorFile = Phrase("cli.doctor.file", "{1} (mode {2}, {3} KiB)")
    public static let cliDoctorMode = Phrase(
        "cli.doctor.mode", "Others may read the store, and it holds personal data: chmod 600 '{1}'")
    public static let cliDoctorLeads = Phrase("cli.doctor.leads", "leads")
    public static let cliDoctorCounts = Phrase("cli.doctor.counts", "{1} leads ({2} test), {3} customers")
    public static let cliDoctorQuarantine = Phrase("cli.doctor.quarantine", "quarantine")
    public static let cliDoctorQuarantined = Phrase("cli.doctor.quarantined", "{1} {2:piece:pieces} could not be read")
    public static let cliDoctorQuarantineAdvice = Phrase(
        "cli.doctor.quarantineAdvice",
        "See why with leadtop quarantine list, then leadtop quarantine retry or drop.")
    public static let cliDoctorLastImport = Phrase("cli.doctor.lastImport", "last import")
    public static let cliDoctorNoImport = Phrase("cli.doctor.noImport", "none")
    public static let cliDoctorImport = Phrase("cli.doctor.import", "{1}: {2} read, {3} new")
    public static let cliDoctorImportCut = Phrase(
        "cli.doctor.importCut", "The last import did not come to its end: run it again, nothing comes twice.")
    public static let cliDoctorIntegrity = Phrase("cli.doctor.integrity", "integrity")
    public static let cliDoctorSound = Phrase("cli.doctor.sound", "sound, tables of version {1}")
    public static let cliDoctorDamaged = Phrase(
        "cli.doctor.damaged",
        "Restore the store from a backup. What can still be read comes out with leadtop export --format ndjson.")
    public static let cliDoctorTerminal = Phrase("cli.doctor.terminal", "terminal")
    public static let cliDoctorNoTerminal = Phrase("cli.doctor.noTerminal", "standard output is no terminal")
    public static let cliDoctorTerminalFacts = Phrase("cli.doctor.terminalFacts", "{1}, {2} columns")
    public static let cliDoctorLocale = Phrase("cli.doctor.locale", "locale")
    public static let cliDoctorUTF8 = Phrase("cli.doctor.utf8", "{1}, UTF-8")
    public static let cliDoctorASCII = Phrase("cli.doctor.ascii", "{1}, without UTF-8: lines and names show in ASCII")
    public static let cliDoctorLocaleAdvice = Phrase(
        "cli.doctor.localeAdvice", "Names show right in a UTF-8 locale: export LC_ALL=C.UTF-8")
    public static let cliDoctorTime = Phrase("cli.doctor.time", "time")
    public static let cliDoctorClock = Phrase("cli.doctor.clock", "{1}, now {2}")
    public static let cliDoctorClockFixed = Phrase("cli.doctor.clockFixed", "{1}, stopped at {2} by LEADTOP_NOW")
    public static let cliDoctorDoor = Phrase("cli.doctor.door", "door {1}")
    public static let cliDoctorDoorSentence = Phrase("cli.doctor.doorSentence", "{1}: {2}")
}
