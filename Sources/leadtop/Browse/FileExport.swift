import Dashboard
import Glibc
import LeadFormats
import LeadModel

/// Writes what a list shows to a file, with the same exporter that `leadtop export` uses.
enum FileExport {
    /// Gives the sentence that says what is in the file. A file that is there already is left alone.
    static func run(_ export: Deed.Export, desk: Desk) throws -> String {
        guard access(export.path, F_OK) != 0 else { throw Failure(words(.browseFileExists, export.path)) }
        let output = Output(descriptor: try OutputFile.open(export.path))
        let exporter = try Exporter(
            desk: desk, filter: export.filter, search: export.search, isForContact: export.isForContact,
            output: output)
        switch export.form {
        case .csv: try exporter.writeCSV(profile: .spreadsheet)
        case .rawCSV: try exporter.writeCSV(profile: .raw)
        case .ndjson: try exporter.writeNDJSON()
        case .vcard: try exporter.writeCards()
        case .ics: try exporter.writeCalendar(.event)
        }
        try output.flush()
        return words(.browseExported, export.path, desk.customs.number(exporter.chosen))
            + (export.isForContact
                ? words(.browseExportedWithout, desk.customs.number(exporter.leftOut)) : "")
    }
}
