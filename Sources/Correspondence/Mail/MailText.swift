public import LeadModel

/// A message as RFC 5322 has it, for programs such as `sendmail -t`.
///
/// Lines end with a line feed alone, as such programs take them from a pipe. No value can end a header: what is in one
/// is on one line and ASCII, or part of an address that was checked.
public enum MailText {
    /// O(length).
    public static func text(
        of letter: Letter, to recipient: MailAddress, from sender: MailAddress?, at moment: Timestamp, zone: Zone
    ) -> String {
        let body = Plain.text(letter.body)
        let isPlain =
            body.utf8.allSatisfy { $0 < 0x80 } && body.split(separator: "\n").allSatisfy { $0.utf8.count <= 900 }
        let headers = [
            sender.map { "From: " + $0.header },
            "To: " + recipient.header,
            "Subject: " + EncodedWords.text(Plain.line(letter.subject, limit: Plain.subjectLimit)),
            "Date: " + date(moment, zone),
            "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=" + (isPlain ? "us-ascii" : "utf-8"),
            "Content-Transfer-Encoding: " + (isPlain ? "7bit" : "quoted-printable"),
        ]
        return headers.compactMap(\.self).joined(separator: "\n") + "\n\n" + (isPlain ? body : quoted(body)) + "\n"
    }

    /// The message as it is pasted into a mail: the recipient, the subject and the text.
    public static func plain(_ letter: Letter, to recipient: MailAddress) -> String {
        "To: \(recipient.address)\nSubject: \(Plain.line(letter.subject, limit: Plain.subjectLimit))\n\n"
            + Plain.text(letter.body) + "\n"
    }

    private static let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    private static func date(_ moment: Timestamp, _ zone: Zone) -> String {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
        let local = zone.localTime(of: moment)
        let offset = zone.offsetSeconds(at: moment) / 60
        let sign = offset < 0 ? "-" : "+"
        let day = "\(days[local.date.weekday.rawValue - 1]), \(two(local.date.day)) \(months[local.date.month - 1])"
        return "\(day) \(local.date.year) \(two(local.hour)):\(two(local.minute)):\(two(local.second)) "
            + sign + two(abs(offset) / 60) + two(abs(offset) % 60)
    }

    /// Quoted-printable (RFC 2045): lines of at most 76 characters of ASCII.
    private static func quoted(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            var result = ""
            var column = 0
            for scalar in line.unicodeScalars {
                let isLiteral = (0x20..<0x7F).contains(scalar.value) && scalar != "="
                let piece = isLiteral ? String(scalar) : String(scalar).utf8.map { "=" + Hexadecimal.pair($0) }.joined()
                if column + piece.count > 75 {
                    result += "=\n"
                    column = 0
                }
                result += piece
                column += piece.count
            }
            return result
        }.joined(separator: "\n")
    }
}
