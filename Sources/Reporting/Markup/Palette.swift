/// The few colours of a report, in one scheme.
struct Palette: Equatable {
    struct Color: Equatable {
        var red, green, blue: Int

        init(_ hex: Int) {
            (red, green, blue) = (hex >> 16 & 255, hex >> 8 & 255, hex & 255)
        }

        var css: String {
            "#" + [red, green, blue].map { (($0 < 16 ? "0" : "") + String($0, radix: 16)) }.joined()
        }

        /// The colour with a share of another.
        func mixed(with other: Color, _ share: Double) -> Color {
            func mix(_ from: Int, _ to: Int) -> Int { from + Int(Double(to - from) * share) }
            var color = self
            (color.red, color.green, color.blue) = (
                mix(red, other.red), mix(green, other.green), mix(blue, other.blue)
            )
            return color
        }
    }

    var paper, ink, soft, rule, faint: Color
    /// What is counted; the period before; what needs care. Blue, grey and orange are told apart by all eyes.
    var accent, before, alert: Color

    static let light = Palette(
        paper: Color(0xFC_FBF8), ink: Color(0x1C_1C1A), soft: Color(0x57_544E), rule: Color(0xD6_D2C9),
        faint: Color(0xF1_EFE9), accent: Color(0x1B_5C8E), before: Color(0x85_8078), alert: Color(0xA3_4708))
    static let dark = Palette(
        paper: Color(0x16_181A), ink: Color(0xEC_E9E2), soft: Color(0xAE_AAA1), rule: Color(0x3D_4043),
        faint: Color(0x22_2528), accent: Color(0x7D_B6E4), before: Color(0x8D_8980), alert: Color(0xEE_A063))
    /// Ink on white.
    static let print = Palette(
        paper: Color(0xFF_FFFF), ink: Color(0x00_0000), soft: Color(0x4A_4843), rule: Color(0xC8_C4BC),
        faint: Color(0xF3_F1EC), accent: Color(0x1B_5C8E), before: Color(0x80_7B73), alert: Color(0xA3_4708))

    static let shadeCount = 8
    /// The deepest shade still lets ink be read on it.
    private static let deepest = 0.5

    /// The ground of a shaded cell, 1 to 8.
    func shade(_ depth: Int) -> Color {
        paper.mixed(with: accent, Self.deepest * Double(depth) / Double(Self.shadeCount))
    }

    /// The colours as variables of a stylesheet.
    var variables: String {
        let named = [
            ("paper", paper), ("ink", ink), ("soft", soft), ("rule", rule), ("faint", faint), ("accent", accent),
            ("before", before), ("alert", alert),
        ]
        let shades = (1...Self.shadeCount).map { ("s\($0)", shade($0)) }
        return (named + shades).map { "--\($0.0):\($0.1.css)" }.joined(separator: ";")
    }
}
