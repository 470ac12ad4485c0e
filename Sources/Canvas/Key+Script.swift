/// A script of keys that can't be read.
public struct KeyScriptError: Error, Hashable, CustomStringConvertible {
    /// The part between angle brackets that is no key.
    public let name: String

    /// What happened, and which names there are.
    public var description: String {
        let names = Key.named.map { "<\($0.name)>" }.joined(separator: " ")
        return "No key is called \"<\(clean(name, limit: 40))>\". The names are: \(names) <c-r> <a-x> <f1> "
            + "<paste:TEXT> <size:80x24> <click:10,5> <double-click:10,5> <wheel-up> <wheel-down>."
    }
}

extension Key {
    /// Reads a script such as `2/kow<enter>`: each character stands for itself, and `<name>` for a key or an act.
    ///
    /// In `<paste:TEXT>` a backslash takes the next character as it is, and `\n` is a line break. A line break
    /// outside of it is no key and is left out.
    public static func parse(script: String) throws(KeyScriptError) -> [Input] {
        var inputs: [Input] = []
        var rest = script[...]
        while let character = rest.popFirst() {
            if character == "<" {
                let name = try takeName(&rest)
                guard let input = input(named: name) else { throw KeyScriptError(name: name) }
                inputs.append(input)
            } else if !character.isNewline {
                inputs.append(.key(.character(character)))
            }
        }
        return inputs
    }

    /// Takes what stands before the next `>` that has no backslash before it.
    private static func takeName(_ rest: inout Substring) throws(KeyScriptError) -> String {
        var name = ""
        while let character = rest.popFirst() {
            if character == ">" { return name }
            name.append(character)
            if character == "\\", let escaped = rest.popFirst() { name.append(escaped) }
        }
        throw KeyScriptError(name: name)
    }

    private static func input(named name: String) -> Input? {
        let parts = name.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2 else { return act(named: name) }
        switch parts[0] {
        case "paste": return .paste(unescaped(parts[1]))
        case "size": return pair(parts[1], "x").map { .resize(Size(width: $0, height: $1)) }
        case "click": return pair(parts[1], ",").map { .mouse(Mouse(.click, at: Point(x: $0, y: $1))) }
        case "double-click":
            return pair(parts[1], ",").map { .mouse(Mouse(.doubleClick, at: Point(x: $0, y: $1))) }
        case "wheel-up": return pair(parts[1], ",").map { .mouse(Mouse(.wheelUp, at: Point(x: $0, y: $1))) }
        case "wheel-down": return pair(parts[1], ",").map { .mouse(Mouse(.wheelDown, at: Point(x: $0, y: $1))) }
        default: return inner(name).map { .key($0) }
        }
    }

    private static func act(named name: String) -> Input? {
        switch name {
        case "wheel-up": .mouse(Mouse(.wheelUp, at: Point(x: 0, y: 0)))
        case "wheel-down": .mouse(Mouse(.wheelDown, at: Point(x: 0, y: 0)))
        default: inner(name).map { .key($0) }
        }
    }

    /// Two whole numbers from 0 to 9,999.
    private static func pair(_ text: Substring, _ separator: Character) -> (Int, Int)? {
        let numbers = text.split(separator: separator, omittingEmptySubsequences: false).map { Int($0) }
        guard numbers.count == 2, let first = numbers[0], let second = numbers[1],
            (0...9_999).contains(first), (0...9_999).contains(second)
        else { return nil }
        return (first, second)
    }

    private static func unescaped(_ text: Substring) -> String {
        var result = ""
        var rest = text
        while let character = rest.popFirst() {
            if character == "\\", let escaped = rest.popFirst() {
                result.append(escaped == "n" ? "\n" : escaped)
            } else {
                result.append(character)
            }
        }
        return result
    }
}
