/// What a person did at the terminal, or the terminal told.
public enum Input: Hashable, Sendable {
    /// A key was pressed.
    case key(Key)
    /// Text was pasted; it is never read as keys.
    case paste(String)
    /// The mouse was clicked or its wheel turned.
    case mouse(Mouse)
    /// The terminal has another size.
    case resize(Size)
    /// The terminal got (true) or lost (false) the focus.
    case focus(Bool)
}

/// What the mouse did, and where.
public struct Mouse: Hashable, Sendable {
    /// What it did.
    public enum Kind: Hashable, Sendable {
        case click, doubleClick, wheelUp, wheelDown
    }

    /// What it did.
    public var kind: Kind
    /// The cell under it.
    public var position: Point

    /// An act of the mouse at a cell.
    public init(_ kind: Kind, at position: Point) {
        self.kind = kind
        self.position = position
    }
}
