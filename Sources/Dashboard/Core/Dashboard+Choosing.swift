import Canvas
import LeadModel

/// What is picked in pickers and menus.
extension Dashboard {
    mutating func take(_ input: Input, _ former: Picker) -> [Effect] {
        var picker = former
        let page = max(Layout.pickerRows(of: picker, in: size).rect.height - 1, 1)
        switch input {
        case .key(.up), .key(.control("p")), .key(.backTab): picker.move(by: -1)
        case .key(.down), .key(.control("n")), .key(.tab): picker.move(by: 1)
        case .key(.pageUp): picker.move(by: -page)
        case .key(.pageDown): picker.move(by: page)
        case .key(.enter): return choose(picker.selectedItem, in: picker)
        case .mouse(let mouse) where mouse.isClick: return click(mouse.position, in: picker)
        case .mouse(let mouse): picker.move(by: mouse.kind == .wheelUp ? -3 : 3)
        default:
            guard picker.type(input) else { return [] }
            replaceTop(.picker(picker))
            return searchCustomers(picker)
        }
        replaceTop(.picker(picker))
        return []
    }

    private mutating func click(_ point: Point, in picker: Picker) -> [Effect] {
        if let index = Layout.pickerIndex(at: point, of: picker, in: size) {
            return choose(picker.shown[index], in: picker)
        }
        if !Layout.pickerBox(of: picker, in: size).contains(point) { layers.removeLast() }
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
        case .narrow(let narrowing): return narrow(to: narrowing)
        case .exportForm(let form): return openExportForm(form)
        case .column(let id): return turnColumn(id, in: picker)
        case .owner(let owner):
            return choose(owner, for: picker.purpose)
        case .template(let name):
            guard case .template(let id) = picker.purpose else { return [] }
            return approach(id, .email, template: name)
        case .reason(let reason):
            guard case .reason(let target, let outcome) = picker.purpose else { return [] }
            return begin(.complete(outcome: outcome, note: "", next: nil, reason: reason), target)
        case .reasonForm:
            guard case .reason(let target, let outcome) = picker.purpose else { return [] }
            return openReasonForm(target, outcome)
        case .customer(let other):
            guard let customer else { return [] }
            return askToMerge(
                [customer.id, other], into: customer.id, name: subject, all: subject + " + " + item.title)
        }
    }

    private mutating func choose(_ owner: String, for purpose: Picker.Purpose) -> [Effect] {
        switch purpose {
        case .owner(let target): return begin(.assign(owner), target)
        case .handOverFrom: return openHandOver(from: owner)
        case .handOverTo(let from): return from == owner ? [] : handOver(from: from, to: owner)
        case .back: return perform(.endAbsence(rep: owner))
        default: return []
        }
    }

    private mutating func narrow(to narrowing: Narrowing) -> [Effect] {
        guard let kind = listKind else { return [] }
        lists[kind]?.narrowing = narrowing
        openedFrom = nil
        return loadList(kind, at: anchorOfSelection)
    }

    /// Sorts by a column, and the other way round when it is sorted by it already.
    mutating func sort(by column: LeadModel.Column) -> [Effect] {
        guard let kind = listKind, let list = lists[kind] else { return [] }
        let former = list.query.sort
        let isDescending = former.column == column ? !former.isDescending : Said.descendsFirst(column)
        lists[kind]?.query.sort = Sort(column: column, isDescending: isDescending)
        return loadList(kind, at: anchorOfSelection) + [.remember(place)]
    }

    // MARK: Menu

    mutating func take(_ input: Input, _ former: Menu) -> [Effect] {
        var menu = former
        switch input {
        case .key(.up), .key(.backTab): menu.move(by: -1)
        case .key(.down), .key(.tab): menu.move(by: 1)
        case .key(.enter): return choose(menu.items[menu.selected].choice, in: menu)
        case .key(.character(let character)):
            if let item = menu.items.first(where: { $0.key == character }) { return choose(item.choice, in: menu) }
            switch character {
            case "j": menu.move(by: 1)
            case "k": menu.move(by: -1)
            case "q":
                layers.removeLast()
                return []
            default: return []
            }
        case .mouse(let mouse): return click(mouse.position, in: menu)
        default: return []
        }
        replaceTop(.menu(menu))
        return []
    }

    private mutating func click(_ point: Point, in menu: Menu) -> [Effect] {
        if let index = Layout.menuIndex(at: point, of: menu, in: size) {
            return choose(menu.items[index].choice, in: menu)
        }
        if !Layout.menuBox(of: menu, in: size).contains(point) { layers.removeLast() }
        return []
    }

    private mutating func choose(_ choice: Menu.Choice, in menu: Menu) -> [Effect] {
        layers.removeLast()
        switch (choice, menu.purpose) {
        case (.status(let status), .status(let target)): return begin(.setStatus(status), target)
        case (.outcome(let outcome), .outcome(let target)):
            if outcome.closes { return openReasons(target, outcome) }
            openNextDates(target, outcome)
            return []
        case (.next(let next), .nextDate(let target, let outcome)):
            return begin(.complete(outcome: outcome, note: "", next: next), target)
        case (.snooze(let until), .snooze(let target)): return putOff(until, target)
        case (.typed, .nextDate(let target, let outcome)): openDateForm(.nextDate(target, outcome))
        case (.typed, .snooze(let target)): openDateForm(.snooze(target))
        case (.view(let id), .views): return openView(id)
        case (.saveView, .views): return openViewForm(nil)
        case (.pickView(let deed), .views): return openViewPicking(deed)
        case (.view(let id), .pickView(let deed)): return run(deed, onView: id)
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
}
