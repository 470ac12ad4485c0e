import Canvas
import LeadModel

/// The layers in front of the screen: each gets the input first, and consumes it or passes it on.
extension Dashboard {
    /// What the topmost layer makes of an input; `nil` passes it on to the screen.
    mutating func takeInLayer(_ input: Input) -> [Effect]? {
        guard let top = layers.last else { return nil }
        if input == .key(.control("z")) { return [.suspend] }
        if input == .key(.escape) || input == .key(.control("c")) { return close(top) }
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
        if case .search(let bar) = layer { return search(for: bar.former) }
        return []
    }

    private mutating func replaceTop(_ layer: Layer) {
        layers[layers.count - 1] = layer
    }

    // MARK: Picker

    private mutating func take(_ input: Input, _ former: Picker) -> [Effect] {
        var picker = former
        switch input {
        case .key(.up), .key(.control("p")), .mouse(Mouse(.wheelUp, at: input.position)): picker.move(by: -1)
        case .key(.down), .key(.control("n")), .mouse(Mouse(.wheelDown, at: input.position)): picker.move(by: 1)
        case .key(.pageUp): picker.move(by: -10)
        case .key(.pageDown): picker.move(by: 10)
        case .key(.enter): return choose(picker.selectedItem, in: picker)
        case .mouse(let mouse):
            guard let index = Layout.pickerIndex(at: mouse.position, of: picker, in: size) else { return [] }
            return choose(picker.shown[index], in: picker)
        default:
            guard picker.type(input) else { return [] }
            replaceTop(.picker(picker))
            return searchCustomers(picker)
        }
        replaceTop(.picker(picker))
        return []
    }

    private mutating func searchCustomers(_ picker: Picker) -> [Effect] {
        guard case .mergeWith = picker.purpose, !picker.field.text.trimmed.isEmpty else { return [] }
        return [ask(.choices, .customers(matching: picker.field.text.trimmed))]
    }

    private mutating func choose(_ item: Picker.Item?, in picker: Picker) -> [Effect] {
        guard let item else { return [] }
        layers.removeLast()
        switch item.pick {
        case .command(let command): return run(command)
        case .offer(let offer): return rescope { $0.offer = offer }
        case .country(let country): return rescope { $0.country = country }
        case .period(let period): return rescope { $0.period = period }
        case .sort(let column): return sort(by: column)
        case .filterKind(let kind): return openFilterValues(kind)
        case .owners: return [ask(.choices, .choices(.owners, scopeFilter))]
        case .narrow(let narrowing):
            guard let kind = listKind else { return [] }
            lists[kind]?.narrowing = narrowing
            return loadList(kind, at: lists[kind]?.selectedID.map(Anchor.record) ?? .start)
        case .exportForm(let form): return openExportForm(form)
        case .customer(let other, let name):
            guard let customer else { return [] }
            _ = name
            return askToMerge([customer.id, other], into: customer.id, name: subject)
        }
    }

    private mutating func sort(by column: LeadModel.Column) -> [Effect] {
        guard let kind = listKind, let list = lists[kind] else { return [] }
        let former = list.query.sort
        let isDescending =
            former.column == column ? !former.isDescending : Said.descendsFirst(column)
        lists[kind]?.query.sort = Sort(column: column, isDescending: isDescending)
        return loadList(kind, at: list.selectedID.map(Anchor.record) ?? .start) + [.remember(place)]
    }

    // MARK: Menu

    private mutating func take(_ input: Input, _ former: Menu) -> [Effect] {
        var menu = former
        switch input {
        case .key(.up): menu.selected = max(menu.selected - 1, 0)
        case .key(.down): menu.selected = min(menu.selected + 1, menu.items.count - 1)
        case .key(.enter): return choose(menu.items[menu.selected].choice, in: menu)
        case .key(.character(let character)):
            guard let item = menu.items.first(where: { $0.key == character }) else { return [] }
            return choose(item.choice, in: menu)
        case .mouse(let mouse):
            guard let index = Layout.menuIndex(at: mouse.position, of: menu, in: size) else { return [] }
            return choose(menu.items[index].choice, in: menu)
        default: return []
        }
        replaceTop(.menu(menu))
        return []
    }

    private mutating func choose(_ choice: Menu.Choice, in menu: Menu) -> [Effect] {
        layers.removeLast()
        switch (choice, menu.purpose) {
        case (.status(let status), .status(let target)): return begin(.setStatus(status), target)
        case (.outcome(let outcome), .outcome(let target)):
            if outcome.closes { return begin(.complete(outcome: outcome, note: "", next: nil), target) }
            openNextDates(target, outcome)
            return []
        case (.next(let next), .nextDate(let target, let outcome)):
            return begin(.complete(outcome: outcome, note: "", next: next), target)
        case (.snooze(let until), .snooze(let target)): return begin(.snooze(until: until), target)
        case (.typed, .nextDate(let target, let outcome)): openDateForm(.nextDate(target, outcome))
        case (.typed, .snooze(let target)): openDateForm(.snooze(target))
        default: break
        }
        return []
    }

    private mutating func openDateForm(_ purpose: Form.Purpose) {
        layers.append(
            .form(
                Form(
                    purpose, title: words(.dateTitle, subject),
                    fields: [Form.Field(words(.fieldWhen), .date)])))
    }

    // MARK: Form

    private mutating func take(_ input: Input, _ former: Form) -> [Effect] {
        var form = former
        let isNote = form.fields[form.focus].kind == .note
        switch input {
        case .key(.enter) where isNote:
            _ = form.fields[form.focus].field.handle(.key(.character("\n")))
        case .key(.up) where isNote, .key(.down) where isNote:
            form.fields[form.focus].field.moveLine(by: input == .key(.up) ? -1 : 1)
        case .key(.enter), .key(.control("s")):
            return submit(form)
        default:
            guard form.handle(input) else { return [] }
        }
        replaceTop(.form(form))
        return []
    }

    private mutating func submit(_ form: Form) -> [Effect] {
        do throws(Problem) {
            let effects = try effects(of: form)
            if case .form(let top)? = layers.last, top == form { layers.removeLast() }
            return effects
        } catch {
            var kept = form
            kept.problem = error.text
            replaceTop(.form(kept))
            return []
        }
    }

    private struct Problem: Error {
        var text: String
    }

    private mutating func effects(of form: Form) throws(Problem) -> [Effect] {
        let value = form.fields[0].value
        switch form.purpose {
        case .followUp(let target):
            let due = try date(value)
            let channel = Channel.allCases[form.fields[1].chosen ?? 0]
            return begin(.setFollowUp(due: due, channel: channel, note: form.fields[2].value), target)
        case .nextDate(let target, let outcome):
            return begin(.complete(outcome: outcome, note: "", next: try date(value)), target)
        case .snooze(let target): return begin(.snooze(until: try date(value)), target)
        case .assign(let target): return begin(.assign(value), target)
        case .note(let target):
            return begin(.addNote(try needed(form.fields[0].field.text.trimmed, .noteIsEmpty)), target)
        case .flag(let target):
            let reason = try needed(value, .reasonIsEmpty)
            return begin(.flagDoNotContact(offer: offer(of: form), reason: reason), target)
        case .lift(let target):
            let reason = try needed(value, .reasonIsEmpty)
            return begin(.liftDoNotContact(offer: offer(of: form), reason: reason), target)
        case .export(let exportForm): return try export(exportForm, to: needed(value, .pathIsEmpty))
        }
    }

    private func offer(of form: Form) -> String? {
        guard form.fields.count > 1, let chosen = form.fields[1].chosen, chosen > 0 else { return nil }
        return customer?.offerNames[chosen - 1]
    }

    private func needed(_ value: String, _ missing: Phrase) throws(Problem) -> String {
        guard !value.isEmpty else { throw Problem(text: words(missing)) }
        return value
    }

    private func date(_ text: String) throws(Problem) -> Timestamp {
        switch understand(text) {
        case .success(let date): return date
        case .failure(let problem): throw Problem(text: problem.text)
        }
    }

    // MARK: Confirmation, reader, search

    private mutating func take(_ input: Input, _ confirmation: Confirmation) -> [Effect] {
        switch input {
        case .key(.character("y")):
            layers.removeLast()
            return perform(confirmation.deed)
        case .key(.character("n")), .key(.character("q")):
            layers.removeLast()
        default: break
        }
        return []
    }

    private mutating func take(_ input: Input, _ former: Reader) -> [Effect] {
        var reader = former
        let page = max(size.height - 6, 1)
        switch input {
        case .key(.up), .key(.character("k")), .mouse(Mouse(.wheelUp, at: input.position)): reader.top -= 1
        case .key(.down), .key(.character("j")), .mouse(Mouse(.wheelDown, at: input.position)): reader.top += 1
        case .key(.pageUp): reader.top -= page
        case .key(.pageDown), .key(.character(" ")): reader.top += page
        case .key(.home), .key(.character("g")): reader.top = 0
        case .key(.end), .key(.character("G")): reader.top = .max / 2
        case .key(.character("q")), .key(.enter):
            layers.removeLast()
            return []
        default: return []
        }
        let lines = Layout.readerLines(of: reader, in: size).count
        reader.top = min(max(reader.top, 0), max(lines - page, 0))
        replaceTop(.reader(reader))
        return []
    }

    private mutating func take(_ input: Input, _ former: SearchBar) -> [Effect]? {
        var bar = former
        switch input {
        case .key(.enter), .key(.tab):
            layers.removeLast()
            return []
        case .key(.up), .key(.down), .key(.pageUp), .key(.pageDown): return nil
        case .key, .paste:
            guard bar.field.handle(input) else { return [] }
            replaceTop(.search(bar))
            return search(for: bar.field.text)
        default: return nil
        }
    }
}

extension Input {
    fileprivate var position: Point {
        if case .mouse(let mouse) = self { return mouse.position }
        return Point(x: 0, y: 0)
    }
}
