import Canvas
import LeadModel

/// Writing to a customer and calling him: asked of the store first, as another may have blocked or contacted him.
extension Dashboard {
    /// Whom a message or a call is for; never the marked, as there is one at a time.
    private var correspondent: Int64? { customer?.id ?? currentList?.selected?.customer }

    mutating func write() -> [Effect] {
        guard let id = correspondent else { return [] }
        return approach(id, .email)
    }

    mutating func call() -> [Effect] {
        guard let id = correspondent else { return [] }
        return approach(id, .phone)
    }

    mutating func approach(_ id: Int64, _ channel: Channel, template: String? = nil) -> [Effect] {
        [ask(.preview, .approach(id, channel, template: template))]
    }

    /// The templates to choose from.
    mutating func chooseTemplate() -> [Effect] {
        guard let id = correspondent else { return [] }
        if let block = knownRule?.block(channel: .email) { return refuse(block) }
        var picker = Picker(.template(id), title: words(.templateTitle, subject))
        picker.isLoading = true
        layers.append(.picker(picker))
        return [ask(.choices, .templates(id))]
    }

    mutating func offer(_ found: [TemplateChoice], for id: Int64) {
        guard case .picker(var picker)? = layers.last, picker.purpose == .template(id) else { return }
        picker.isLoading = false
        picker.items = found.map { choice in
            let name = [choice.name, choice.language].filter { !$0.isEmpty }.joined(separator: ", ")
            return Picker.Item(
                title: clean(choice.subject, limit: 100), group: words(choice.fits ? .templateFits : .templateOther),
                detail: name,
                pick: .template(choice.name))
        }
        replaceTop(.picker(picker))
    }

    // MARK: Going on

    /// Goes on at once, unless somebody else contacted him a short time ago.
    mutating func take(_ found: Approach?) -> [Effect] {
        guard let found else { return sayGone() }
        switch found.way {
        case .blocked(let block): return refuse(block)
        case .refused(let reason):
            notice = Notice(text: reason, isProblem: true)
            return []
        case .letter, .number:
            guard !found.others.isEmpty else { return goOn(with: found) }
            layers.append(
                .confirm(
                    Confirmation(
                        title: words(.othersTitle, found.name),
                        lines: Said.lines(of: found, now: now, customs: customs),
                        onward: found)))
            return []
        }
    }

    mutating func goOn(with found: Approach) -> [Effect] {
        switch found.way {
        case .letter(let letter):
            // What could not be handed over before goes on where it was, unless another template is wanted.
            let isKept = unsent?.customer == letter.customer && unsent?.template == letter.template
            let written = isKept ? unsent ?? letter : letter
            editing = .letter(written)
            return [.edit(written.draft)]
        case .number(let number): return perform(.dial(number, customer: found.customer))
        case .blocked, .refused: return []
        }
    }

    /// Hands over what the editor gave back; an emptied message is none.
    mutating func takeWritten(_ letter: Letter?) -> [Effect] {
        unsent = nil
        guard let letter else {
            notice = Notice(text: words(.letterEmpty))
            return []
        }
        return perform(.send(letter))
    }

    // MARK: What came of it

    mutating func takeSent(
        _ change: Change, _ report: ChangeReport, _ said: String, of deed: Deed
    ) -> [Effect] {
        guard let target = deed.target else { return [] }
        say(report, of: .change(change, target))
        let recorded = notice?.text ?? ""
        notice?.text = said + " " + recorded
        return []
    }

    /// After a call its outcome is asked for, so that it is written down.
    mutating func takeDialed(_ said: String, of deed: Deed) -> [Effect] {
        guard case .dial(_, let id) = deed else { return [] }
        notice = Notice(text: said)
        openOutcomes(for: .customers([id]), subject)
        return []
    }

    func copied(_ text: String?) -> [Effect] { text.map { [.copy($0)] } ?? [] }
}

extension Deed {
    /// Whom it changes.
    var target: Target? {
        switch self {
        case .change(_, let target): target
        case .send(let letter): .customers([letter.customer])
        default: nil
        }
    }
}

extension Said {
    /// Who contacted a customer a short time ago, when, and how.
    static func lines(of approach: Approach, now: Timestamp, customs: Customs) -> [String] {
        approach.others.prefix(3).flatMap { contact in
            let line = Sentence.contact(contact, now: now, customs: customs)
            return [line] + (contact.note.isEmpty ? [] : [words(.othersNote, clean(contact.note, limit: 200))])
        }
    }
}
