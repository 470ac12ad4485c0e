import Canvas
import LeadModel

/// What opens help, palette, readers and the export.
extension Dashboard {
    mutating func openHelp() -> [Effect] {
        let title = words(.helpTitle, context.title)
        layers.append(.picker(Picker(.help, title: title, items: commandItems)))
        return []
    }

    mutating func openPalette() -> [Effect] {
        layers.append(.picker(Picker(.palette, title: words(.paletteTitle), items: commandItems)))
        return []
    }

    /// Every command of this screen with its keys, in groups.
    private var commandItems: [Picker.Item] {
        let bindings = settings.keys.bindings(in: context)
        return Command.Group.allCases.flatMap { group in
            var seen = Set<Command>()
            let commands = bindings.map(\.command).filter { $0.group == group && seen.insert($0).inserted }
            return commands.map { command in
                let keys = bindings.filter { $0.command == command }.flatMap(\.keys)
                return Picker.Item(
                    title: command.title, group: group.title, detail: keys.map(Said.key).joined(separator: " "),
                    pick: .command(command))
            }
        }
    }

    /// The search of the list on screen; where a screen has none, of the customers.
    mutating func openSearch() -> [Effect] {
        if customer != nil || duplicates != nil || (screen != .leads && screen != .customers) {
            let stopped = closeDuplicates()
            customer = nil
            screen = .customers
            return stopped + loadScreen(anchor: anchorOfSelection) + openSearch() + [.remember(place)]
        }
        let text = currentList?.query.search ?? ""
        layers.append(
            .search(SearchBar(field: TextField(text), former: text, formerSelected: currentList?.selectedID)))
        return []
    }

    // MARK: Export

    mutating func openExportForms() -> [Effect] {
        let items = Deed.Export.Form.allCases.map {
            Picker.Item(title: Said.title(of: $0), detail: "", pick: .exportForm($0))
        }
        layers.append(.picker(Picker(.exportForm, title: words(.exportTitle), items: items)))
        return []
    }

    mutating func openExportForm(_ form: Deed.Export.Form) -> [Effect] {
        let today = customs.zone.localTime(of: now).date
        layers.append(
            .form(
                Form(
                    .export(form), title: Said.title(of: form),
                    fields: [
                        Form.Field(words(.fieldFile), .text, text: "leadtop-\(today.iso).\(form.suffix)"),
                        Form.Field(
                            words(.fieldFor), .choice([words(.forContact), words(.forArchive)], selected: 0)),
                    ])))
        return []
    }

    // MARK: Payload

    mutating func openPayload() -> [Effect] {
        guard let customer else { return [] }
        switch customer.selectedEntry?.kind {
        case .lead(let lead), .deletedThere(let lead): return [ask(.preview, .payload(lead: lead.id))]
        case .note(_, let text): layers.append(.reader(Reader(title: words(.fieldNote), lines: split(text))))
        case .activity(let entry):
            layers.append(
                .reader(Reader(title: words(.activityTitle), lines: Said.lines(of: entry, customs: customs))))
        case nil, .value, .followUpDone: notice = Notice(text: words(.noPayloadHere), isProblem: true)
        }
        return []
    }

    /// The most characters of a payload that are shown.
    private static let payloadLimit = 50_000

    mutating func show(_ payload: Payload?) {
        guard let payload else {
            notice = Notice(text: words(.noPayload), isProblem: true)
            return
        }
        let header = payload.header.isEmpty ? [] : split(payload.header) + [""]
        let text = String(payload.text.prefix(Self.payloadLimit))
        let rest = text.utf8.count < payload.text.utf8.count ? ["", words(.payloadIsLonger)] : []
        layers.append(.reader(Reader(title: payload.origin, lines: header + split(text) + rest)))
    }

    private func split(_ text: String) -> [String] {
        text.split(omittingEmptySubsequences: false) { $0.isNewline }.map(String.init)
    }
}
