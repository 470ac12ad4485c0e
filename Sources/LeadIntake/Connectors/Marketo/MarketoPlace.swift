import Foundation
import LeadModel

/// How far a Marketo instance has been read: what a watermark of Marketo says.
struct MarketoPlace: Hashable, Codable {
    /// One list of activities, which is read on from a token.
    struct Stream: Hashable, Codable {
        /// Opaque, from Marketo.
        var token: String
        /// Up to when it has been read, in milliseconds since 1970: where to begin if the token is refused.
        private var upToMilliseconds: Int64

        init(token: String, upTo: Timestamp) {
            (self.token, upToMilliseconds) = (token, upTo.milliseconds)
        }

        var upTo: Timestamp {
            get { Timestamp(milliseconds: upToMilliseconds) }
            set { upToMilliseconds = newValue.milliseconds }
        }
    }

    /// What brings new leads.
    var leads: Stream
    /// Opt-outs of leads that are known.
    var changes: Stream
    var deletions: Stream

    init(leads: Stream, changes: Stream, deletions: Stream) {
        (self.leads, self.changes, self.deletions) = (leads, changes, deletions)
    }

    var text: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }

    /// `nil` for what no version of leadtop wrote: all is read anew then, which changes nothing.
    init?(_ text: String) {
        guard let place = try? JSONDecoder().decode(Self.self, from: Data(text.utf8)) else { return nil }
        self = place
    }
}
