/// Stands where something was left out of a text that came from outside.
let replacement: Unicode.Scalar = "\u{FFFD}"

/// The most scalars of one cluster: the longest emoji that Unicode recommends has ten.
private let clusterLimit = 10

/// Makes text from outside harmless to a terminal.
///
/// Controls, bidi controls, invisible characters and noncharacters become `�`, one for each; a line break or a
/// tab becomes a blank. A cluster of more than ten scalars is cut and marked with `�`, and a mark that stands on
/// nothing gets a blank to stand on. Cleaning twice changes nothing. O(the smaller of length and `limit`).
///
/// - Parameter limit: the most clusters; where there are more, the last one kept is `…`.
public func clean(_ text: String, limit: Int = 10_000) -> String {
    if text.utf8.count <= limit, TextWidth.quickWidth(text) != nil { return String(text) }
    let most = min(max(0, limit), 1 << 40)
    return cut(harmless(text.unicodeScalars, limit: most), limit: most)
}

/// Each scalar made harmless; stops when there must be more clusters than `limit`.
private func harmless(_ scalars: String.UnicodeScalarView, limit: Int) -> String {
    var result = String.UnicodeScalarView()
    var flagTags = false
    var afterReturn = false
    for scalar in scalars.prefix((limit + 1) * (clusterLimit + 1)) {
        flagTags = scalar == "\u{1F3F4}" || flagTags && isTag(scalar)
        defer { afterReturn = scalar == "\r" }
        if afterReturn && scalar == "\n" { continue }
        result.append(flagTags ? scalar : shown(scalar))
    }
    return String(result)
}

/// The text with over-long clusters and clusters past the limit cut off.
private func cut(_ text: String, limit: Int) -> String {
    var result = ""
    for character in text {
        if standsAlone(character) {
            result.append(character)
            continue
        }
        let whole = based(character)
        result.unicodeScalars.append(contentsOf: whole.prefix(clusterLimit))
        if whole.count > clusterLimit { result.unicodeScalars.append(replacement) }
    }
    guard let end = result.index(result.startIndex, offsetBy: limit, limitedBy: result.endIndex),
        end < result.endIndex
    else { return result }
    return limit > 0 ? result.prefix(limit - 1) + "…" : ""
}

/// Whether a cluster needs neither a blank to stand on nor to be cut, as nearly all do.
private func standsAlone(_ character: Character) -> Bool {
    let scalars = character.unicodeScalars
    guard let first = scalars.first, TextWidth.of(first) > 0 else { return false }
    return scalars.count <= clusterLimit
}

/// The scalars of a cluster; marks that stand on nothing get a blank to stand on.
private func based(_ character: Character) -> String.UnicodeScalarView {
    let scalars = String(character).unicodeScalars
    guard let first = scalars.first, TextWidth.of(first) == 0 else { return scalars }
    let onBlank = " " + String(character)
    return onBlank.count == 1 ? onBlank.unicodeScalars : String(replacement).unicodeScalars
}

/// Tag characters spell the flags of England, Scotland and Wales after a black flag; elsewhere they hide text.
private func isTag(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 0xE0020 && scalar.value <= 0xE007F
}

/// The scalar itself when it is harmless, a blank for white space, a hyphen for a soft one, or `�`.
private func shown(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    let code = scalar.value
    if code >= 0x20 && code < 0x7F { return scalar }
    switch code {
    case 0x09, 0x0A, 0x0D, 0x2028, 0x2029: return " "
    case 0xAD: return "-"
    case 0..<0x20, 0x7F..<0xA0: return replacement
    case 0x300..<0x600: return scalar
    default: return isHidden(code) ? replacement : scalar
    }
}

/// Whether a scalar shows nothing, reorders its neighbours, or is no character.
private func isHidden(_ code: UInt32) -> Bool {
    switch code {
    case 0x61C, 0x180E, 0x200B, 0x200E...0x200F, 0x202A...0x202E, 0x2060...0x206F: true
    case 0x115F, 0x3164, 0xFFA0: true
    case 0xFEFF, 0xFFF0...0xFFFB, 0xFDD0...0xFDEF: true
    case 0x13430...0x1343F, 0x1BCA0...0x1BCA3, 0x1D173...0x1D17A: true
    case 0xE0000...0xE00FF, 0xE01F0...0xE0FFF: true
    default: code & 0xFFFE == 0xFFFE
    }
}
