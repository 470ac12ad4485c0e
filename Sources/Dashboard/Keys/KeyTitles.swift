public import Canvas
import LeadModel

extension Key {
    /// The key as the footer, the help and the manual show it: `ctrl-r`, `enter`, `PgUp`.
    public var title: String { Said.key(self) }
}

extension Context {
    /// The screen's name, as the help and the manual show it.
    public var title: String { Said.title(of: self) }
}

extension Dashboard {
    /// Says something in the last line, until the next key.
    public mutating func tell(_ sentence: String) {
        notice = Notice(text: sentence, isProblem: true)
    }
}
