import Dashboard
import Glibc
import LeadFormats
import LeadModel
import LeadStore

/// Writes what a list shows to a file, with the same exporter that `leadtop export` uses.
struct FileExport {
    let export: Deed.Export
    let desk: Desk

    /// Gives the sentence that says what is in the file. A file that is there already is left alone, and a file that
    /// could not be finished does not stay: it has its name only when it is whole.
    func run() throws -> String {
        let path = Self.expanded(export.path)
        guard access(path, F_OK) != 0 else { throw Failure(words(.browseFileExists, export.path)) }
        let part = "\(path).\(getpid()).part"
        let descriptor = open(part, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw cantWrite }
        defer {
            close(descriptor)
            unlink(part)
        }
        let exporter = try write(to: Output(descriptor: descriptor))
        guard Self.name(part, path) else { throw cantWrite }
        let number = desk.customs.number
        return words(whatIsWritten, export.path, number(exporter.chosen))
            + (export.isForContact ? words(.browseExportedWithout, number(exporter.leftOut)) : "")
    }

    func write(to output: Output) throws -> Exporter {
        let exporter = try Exporter(
            desk: desk, filter: export.filter, search: export.search, isForContact: export.isForContact,
            customers: export.customers, output: output)
        switch export.form {
        case .csv: try exporter.writeCSV(profile: .spreadsheet)
        case .rawCSV: try exporter.writeCSV(profile: .raw)
        case .ndjson: try exporter.writeNDJSON()
        case .vcard: try exporter.writeCards()
        case .ics: try exporter.writeCalendar(.event)
        }
        try output.flush()
        return exporter
    }

    private var cantWrite: Failure {
        Failure(words(.cliCantWrite, export.path, String(cString: strerror(errno))))
    }

    private var whatIsWritten: Phrase {
        switch export.form {
        case .csv, .rawCSV: .browseExportedLeads
        case .ndjson, .vcard: .browseExportedCustomers
        case .ics: .browseExportedFollowUps
        }
    }

    /// Gives the whole file its name, unless another took that meanwhile; a file system without links can't promise it.
    private static func name(_ part: String, _ path: String) -> Bool {
        if link(part, path) == 0 { return true }
        return [EPERM, ENOSYS, EOPNOTSUPP].contains(errno) && rename(part, path) == 0
    }

    /// `~/` is the home directory, as in a shell.
    private static func expanded(_ path: String) -> String {
        guard path.hasPrefix("~/"), let home = environment("HOME") else { return path }
        return home + path.dropFirst()
    }
}
