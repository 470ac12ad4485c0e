public import LeadModel

/// A report for others: all figures of one filter as a page, a picture, tables or text. It holds counts only.
public struct Report: Sendable {
    let bundle: ReportBundle
    let rules: StageRules
    let customs: Customs
    /// Of leadtop.
    let version: String
    let part: Part?

    /// - Parameter part: The only one that is wanted; `nil` for all.
    public init(_ bundle: ReportBundle, rules: StageRules, customs: Customs, version: String, part: Part? = nil) {
        (self.bundle, self.rules, self.customs, self.version) = (bundle, rules, customs, version)
        self.part = part
    }

    /// A part of a report, in the order they have in it.
    public enum Part: String, Sendable, CaseIterable {
        case funnel, offers, journeys, response, sources
    }

    /// What a report can be written as; the raw value is the ending of its file.
    public enum Format: String, Sendable, CaseIterable {
        /// One page that needs nothing else, for a browser or a printer.
        case html
        /// One picture, for a slide or a chat.
        case svg
        /// Every figure in a row of its own.
        case csv
        case json
        /// Text for a mail, at most 72 columns wide.
        case txt
    }

    /// The whole file. O(figures).
    public func bytes(_ format: Format) -> [UInt8] {
        switch format {
        case .html: Array(html.utf8)
        case .svg: Array(picture.utf8)
        case .csv: csv
        case .json: json
        case .txt: Array(text.utf8)
        }
    }

    var context: ReportContext { ReportContext(bundle: bundle, rules: rules, customs: customs, part: part) }

    /// For pages and pictures: a blank between thousands is no place to break a line.
    var unbroken: ReportContext {
        var context = context
        if customs.groupingSeparator == " " { context.customs.groupingSeparator = "\u{A0}" }
        return context
    }
}
