import Canvas
import LeadModel

/// The layers in front of the screen: each gets the input first, and consumes it or passes it on.
extension Dashboard {
    /// What the topmost layer makes of an input; `nil` passes it on to the screen.
    mutating func takeInLayer(_ input: Input) -> [Effect]? {
        guard let top = layers.last else { return nil }
        switch input {
        case .key(.control("z")): return [.suspend]
        case .key(.control("l")): return [.redraw]
        case .key(.escape), .key(.control("c")): return close(top)
        case .mouse(let mouse) where !Layout.fits(size) || !mouse.isClick && !top.takesWheel: return []
        default: break
        }
        switch top {
        case .picker(let picker): return take(input, picker)
        case .menu(let menu): return take(input, menu)
        case .form(let form): return take(input, form)
        case .confirm(let confirmation): return take(input, confirmation)
        case .reader(let reader): return take(input, reader)
        case .search(let bar): return take(input, bar)
        }
    }

    private mutating func close(_ layer: Layer) -> [Effect] {
        layers.removeLast()
        if case .confirm(let confirmation) = layer {
            previewed = nil
            if confirmation.isCounting { return [ask(.preview, .nothing)] }
        }
        if case .search(let bar) = layer { return search(for: bar.former, returningTo: bar.formerSelected) }
        return []
    }

    mutating func replaceTop(_ layer: Layer) {
        guard !layers.isEmpty else { return }
        layers[layers.count - 1] = layer
    }

    // MARK: Confirmation, reader, search

    private mutating func take(_ input: Input, _ confirmation: Confirmation) -> [Effect] {
        switch input {
        case .key(.character("y")):
            if let onward = confirmation.onward {
                layers.removeLast()
                return goOn(with: onward)
            }
            guard let deed = confirmation.deed else { return [] }
            layers.removeLast()
            if case .export(let export) = deed { notice = Notice(text: words(.exporting, export.path)) }
            // What is done already need not be counted.
            return (confirmation.isCounting ? [ask(.preview, .nothing)] : []) + perform(deed)
        case .key(.character("n")), .key(.character("q")): return close(.confirm(confirmation))
        default: break
        }
        return []
    }

    private mutating func take(_ input: Input, _ former: Reader) -> [Effect] {
        var reader = former
        let page = Layout.readerHeight(in: size)
        switch input {
        case .key(.up), .key(.character("k")): reader.top -= 1
        case .key(.down), .key(.character("j")): reader.top += 1
        case .mouse(let mouse): reader.top += mouse.kind == .wheelUp ? -3 : mouse.kind == .wheelDown ? 3 : 0
        case .key(.pageUp): reader.top -= page
        case .key(.pageDown), .key(.character(" ")): reader.top += page
        case .key(.home), .key(.character("g")): reader.top = 0
        case .key(.end), .key(.character("G")): reader.top = .max / 2
        case .key(.character("q")), .key(.enter):
            layers.removeLast()
            return []
        default: return []
        }
        reader.top = min(max(reader.top, 0), Layout.lastTop(of: reader, in: size))
        replaceTop(.reader(reader))
        return []
    }

    private mutating func take(_ input: Input, _ former: SearchBar) -> [Effect]? {
        var bar = former
        switch input {
        case .key(.enter), .key(.tab):
            layers.removeLast()
            return []
        case .key(let key) where SearchBar.passes(key): return nil
        case .key, .paste:
            guard bar.field.handle(input) else { return [] }
            replaceTop(.search(bar))
            return search(for: bar.field.text)
        case .mouse(let mouse) where mouse.isClick:
            layers.removeLast()
            return nil
        default: return nil
        }
    }
}

extension Mouse {
    var isClick: Bool { kind == .click || kind == .doubleClick }
}

extension Layer {
    /// Whether the wheel does something in it.
    fileprivate var takesWheel: Bool {
        switch self {
        case .picker, .reader, .search: true
        case .menu, .form, .confirm: false
        }
    }
}
