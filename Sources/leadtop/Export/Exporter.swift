import LeadFormats
import LeadModel
import LeadStore

/// Writes what a filter lets through to a file, and counts it.
final class Exporter {
    init(desk: Desk, filter: Filter, isForContact: Bool, output: Output) {}
    var chosen = 0
    var leftOut = 0
    func writeCSV(profile: CSVWriter.Profile) throws {}
    func writeNDJSON() throws {}
    func writeCards() throws {}
    func writeCalendar(_ c: ICalendar.Component) throws {}
}
