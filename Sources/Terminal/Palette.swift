import Canvas

/// The colours of one role: a foreground and a background of the terminal's palette, -1 for its default.
struct Colours: Hashable, Sendable {
    var foreground: Int32 = -1
    var background: Int32 = -1
    var attributes: Style.Attributes = []
}

/// How each role looks with a number of colours.
///
/// A colour on the default background must be readable on black and on white alike: of the eight colours that
/// holds for red and magenta only, and the 256 have mid tones. Anything else brings its own background.
enum Palette {
    /// The look of a role on a terminal with this many colours; without colours, in attributes alone.
    static func colours(of role: Role, colours: Int) -> Colours {
        if colours >= 256 { return many(role) }
        return colours >= 8 ? eight(role) : none(role)
    }

    private static func none(_ role: Role) -> Colours {
        switch role {
        case .normal, .good, .border: Colours()
        case .dim, .test: Colours(attributes: .dim)
        case .title, .accent, .key, .warning, .chosen: Colours(attributes: .bold)
        case .danger, .doNotContact: Colours(attributes: .bold)
        case .match: Colours(attributes: .underline)
        }
    }

    private static func eight(_ role: Role) -> Colours {
        switch role {
        case .warning: Colours(foreground: 5)
        case .danger: Colours(foreground: 1, attributes: .bold)
        case .doNotContact: Colours(foreground: 7, background: 1, attributes: .bold)
        case .match: Colours(foreground: 0, background: 3)
        default: none(role)
        }
    }

    private static func many(_ role: Role) -> Colours {
        switch role {
        case .normal: Colours()
        case .dim, .border: Colours(foreground: 243)
        case .title: Colours(attributes: .bold)
        case .accent: Colours(foreground: 32)
        case .key: Colours(foreground: 32, attributes: .bold)
        case .good: Colours(foreground: 28)
        case .warning: Colours(foreground: 130)
        case .danger: Colours(foreground: 160, attributes: .bold)
        case .doNotContact: Colours(foreground: 231, background: 124, attributes: .bold)
        case .test: Colours(foreground: 97)
        case .match: Colours(foreground: 16, background: 214)
        case .chosen: Colours(foreground: 133, attributes: .bold)
        }
    }
}
