extension Dashboard {
    /// Says something in the last line, until the next key.
    public mutating func tell(_ sentence: String) {
        notice = Notice(text: sentence, isProblem: true)
    }
}
