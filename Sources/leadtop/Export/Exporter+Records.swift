import LeadFormats
import LeadModel
import LeadStore

extension Exporter {
    func writeCSV(profile: CSVWriter.Profile) throws {}
    func writeNDJSON() throws {}
}
