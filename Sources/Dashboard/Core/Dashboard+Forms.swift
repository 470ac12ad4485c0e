import Canvas
import LeadModel

/// What is typed into forms, and what it comes to.
extension Dashboard {
    mutating func take(_ input: Input, _ former: Form) -> [Effect] {
        var form = former
        form.problem = ""
        let isNote = form.fields[form.focus].kind == .note
        switch input {
        case .key(.enter) where isNote: form.fields[form.focus].field.insert("\n")
        case .key(.up) where isNote, .key(.down) where isNote:
            form.fields[form.focus].field.moveLine(by: input == .key(.up) ? -1 : 1)
        case .key(.enter), .key(.control("s")): return submit(form)
        case .mouse(let mouse):
            guard let index = Layout.formField(at: mouse.position, of: form, in: size) else { return [] }
            form.focus = index
        default: guard form.handle(input) else { return [] }
        }
        replaceTop(.form(form))
        return []
    }

    private mutating func submit(_ form: Form) -> [Effect] {
        do throws(Problem) {
            let effects = try effects(of: form)
            layers.removeAll { $0.isForm(form.purpose) }
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
        case .outcomeReason(let target, let outcome):
            let change = Change.complete(outcome: outcome, note: form.fields[1].value, next: nil, reason: value)
            return begin(change, target)
        case .snooze(let target): return putOff(try date(value), target)
        case .note(let target): return begin(.addNote(try needed(value, .noteIsEmpty)), target)
        case .flag(let target):
            let reason = try needed(value, .reasonIsEmpty)
            return begin(.flagDoNotContact(offer: offer(of: form), reason: reason), target)
        case .lift(let target):
            let reason = try needed(value, .reasonIsEmpty)
            return begin(.liftDoNotContact(offer: offer(of: form), reason: reason), target)
        case .away:
            let rep = try needed(form.fields[2].value, .repIsEmpty)
            return noteAway(rep: rep, deputy: form.fields[1].value, last: try date(value))
        case .view(let id):
            let key = try viewKey(form.fields[1].value, of: id)
            return save(
                viewID: id, name: try needed(value, .viewNameIsEmpty), key: key,
                isShared: (form.fields[2].chosen ?? 0) == 1)
        case .export(let exportForm):
            let isForContact = (form.fields[1].chosen ?? 0) == 0
            return askToExport(exportForm, to: try needed(value, .pathIsEmpty), isForContact: isForContact)
        }
    }

    private func viewKey(_ text: String, of id: Int64?) throws(Problem) -> String {
        guard ViewsState.isKey(text) else { throw Problem(text: words(.viewKeyIsWrong)) }
        guard let other = views.all.first(where: { $0.key == text && !text.isEmpty && $0.id != id }) else {
            return text
        }
        throw Problem(text: words(.viewKeyIsTaken, text, other.name))
    }

    /// The offer a rule is for; `nil` for all, which the first choice is.
    private func offer(of form: Form) -> String? {
        guard form.fields.count > 1, case .choice(let options, let selected) = form.fields[1].kind, selected > 0 else {
            return nil
        }
        return options[selected]
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

    struct DateProblem: Error {
        var text: String
    }

    /// What a typed date means, or what to type instead.
    func understand(_ text: String) -> Result<Timestamp, DateProblem> {
        do throws(SpokenDate.Failure) {
            return .success(try SpokenDate.parse(text, now: now, customs: customs))
        } catch {
            return .failure(DateProblem(text: error.message))
        }
    }
}

extension Layer {
    fileprivate func isForm(_ purpose: Form.Purpose) -> Bool {
        if case .form(let form) = self { return form.purpose == purpose }
        return false
    }
}
