import ArgumentParser
import Canvas
import Correspondence
import Glibc
import LeadModel
import LeadStore
import Terminal

struct Compose: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compose", abstract: words(.cliHelpCompose), discussion: words(.cliHelpComposeMore))

    @Argument(help: help(.cliHelpCustomer, "CUSTOMER")) var customer: String?
    @Option(help: help(.cliHelpTemplate, "NAME")) var template: String?
    @Flag(help: help(.cliHelpWhy)) var why = false
    @Flag(help: help(.cliHelpTemplates)) var list = false
    @Flag(name: .customLong("print"), help: help(.cliHelpPrint)) var prints = false
    @Flag(help: help(.cliHelpSend)) var send = false
    @Flag(help: help(.cliHelpYes)) var yes = false
    @Option(help: help(.cliHelpComposeNext, "WHEN")) var next: String?
    @OptionGroup var store: StoreOptions

    func validate() throws {
        guard customer != nil || list else { throw ValidationError(words(.cliComposeWhom)) }
    }

    func run() throws {
        if list { return try printTemplates() }
        guard let customer else { return }
        let isAtTerminal = isatty(STDIN_FILENO) == 1 && Console.showsToPerson
        if why || prints || (!send && !isAtTerminal) {
            let desk = try Desk.reading(store)
            return try why ? explain(customer, desk) : show(letter(to: customer, desk).0, desk)
        }
        try compose(customer, try Desk.changing(store))
    }

    // MARK: Writing

    private func compose(_ customer: String, _ desk: Desk) throws {
        let due =
            try next.map { try $0 == "none" ? nil : desk.due($0) } ?? desk.customs.next(after: .mailSent, now: desk.now)
        let (written, others) = try letter(to: customer, desk)
        if !others.isEmpty, !yes { try askToGoOn(others, desk) }
        var letter = written
        if !send {
            guard let text = Editor.edit(written.draft, named: "leadtop.eml") else {
                throw Failure(words(.editorFailed))
            }
            guard let edited = written.edited(text) else { return try desk.answer(words(.letterEmpty)) }
            letter = edited
        }
        let sending = Sending(store: desk.store)
        try sending.check(letter.customer, .email, desk.now, desk.customs)
        let handed = try Handover(settings: desk.configuration.compose, zone: desk.zone).send(letter, now: desk.now)
        if let copy = handed.copy, !copied(copy) {
            return try record(letter, due, words(.letterInFile, try PrivateFile.keep(copy)), desk)
        }
        try record(letter, due, handed.said, desk)
    }

    private func record(_ letter: Letter, _ due: Timestamp?, _ said: String, _ desk: Desk) throws {
        let (change, _) = try Sending(store: desk.store).record(letter, next: due, by: desk.who)
        try desk.answer(said)
        try desk.answer(words(.cliSaid, Sentence.name(letter), desk.said(change)))
    }

    /// The message to a customer, and who contacted him a short time ago.
    private func letter(to customer: String, _ desk: Desk) throws -> (Letter, [Approach.Contact]) {
        let id = try desk.customer(customer).id
        let approach = try desk.correspondent.approach(id, .email, template: template, desk.reader, now: desk.now)
        guard let approach else { throw Failure(words(.cliNoCustomer)) }
        guard case .letter(let letter) = approach.way else {
            throw Failure(clean(desk.correspondent.text(of: approach.way)))
        }
        return (letter, approach.others)
    }

    private func askToGoOn(_ others: [Approach.Contact], _ desk: Desk) throws {
        let contacts = others.prefix(3).map { Sentence.contact($0, now: desk.now, customs: desk.customs) }
        let text = clean(contacts.joined(separator: "; "))
        guard isatty(STDIN_FILENO) == 1, Console.talksToPerson else { throw Failure(words(.othersRefused, text)) }
        try writeAll(Array(words(.othersAsk, text).utf8), to: STDERR_FILENO)
        guard readLine()?.trimmed.lowercased() == "y" else { throw Failure(words(.othersRefused, text)) }
    }

    /// Asks the terminal, wherever the output goes.
    private func copied(_ text: String) -> Bool {
        guard let bytes = Terminal.copySequence(for: text) else { return false }
        let terminal = open("/dev/tty", O_WRONLY | O_CLOEXEC)
        guard terminal >= 0 else { return false }
        defer { close(terminal) }
        return (try? writeAll(bytes, to: terminal)) != nil
    }

    // MARK: Looking

    private func show(_ letter: Letter, _ desk: Desk) throws {
        guard let recipient = MailAddress(letter.address) else { throw Failure(words(.letterBadAddress)) }
        try desk.output.write(MailText.plain(letter, to: recipient))
        try desk.output.flush()
    }

    /// Which templates fit a customer, and why: the best first.
    private func explain(_ customer: String, _ desk: Desk) throws {
        let correspondent = desk.correspondent
        // Who may not be written to is refused as if he were.
        _ = try letter(to: customer, desk)
        guard let detail = try desk.reader.customer(desk.customer(customer).id),
            let occasion = correspondent.occasion(detail, desk.now)
        else { throw Failure(words(.letterNothingKnown)) }
        let moves = occasion.moves.reversed().map { "\($0.step.title) \(desk.customs.day($0.at))" }
        try desk.output.line(
            clean(
                words(
                    .whyOccasion, moves.joined(separator: ", "), words(.whyOccasionLanguage, occasion.language),
                    words(occasion.contact.phrase))))
        let entries = try correspondent.ranking(for: occasion).entries
        let rows = entries.enumerated().map { place, entry in
            [
                entry.template.name, entry.template.language, entry.fits ? String(place + 1) : words(.cliFitsNot),
                entry.reasons.joined(separator: ", "),
            ]
        }
        let columns = [
            TextTable.Column(.cliColumnTemplate, priority: 9), TextTable.Column(.cliColumnLanguage, priority: 7),
            TextTable.Column(.cliColumnFits, priority: 8),
            TextTable.Column(.cliColumnBecause, priority: 6, maximum: 200),
        ]
        for line in TextTable.lines(columns, rows, width: desk.width) { try desk.output.line(line) }
        try desk.output.flush()
    }

    private func printTemplates() throws {
        let output = Output.standard()
        let rows = try TemplateFolder.read().map { template in
            [template.name, template.language, template.conditions, clean(template.subject), template.path]
        }
        let columns = [
            TextTable.Column(.cliColumnTemplate, priority: 9), TextTable.Column(.cliColumnLanguage, priority: 8),
            TextTable.Column(.cliColumnFits, priority: 7, maximum: 60),
            TextTable.Column(.cliColumnSubject, priority: 6, maximum: 60),
            TextTable.Column(.cliColumnFrom, priority: 5, maximum: 200),
        ]
        for line in TextTable.lines(columns, rows, width: Console.width) { try output.line(line) }
        try output.flush()
    }
}

extension Template {
    /// What its head asks for.
    fileprivate var conditions: String {
        let parts = [
            contact.map { words($0.phrase) },
            offers.isEmpty ? nil : words(.whyOffer, offers.map(\.text).joined(separator: ", ")),
            history.isEmpty ? nil : words(.whyHistory, history.map(\.title).joined(separator: " + ")),
            steps.isEmpty ? nil : words(.whyStep, steps.map(\.title).joined(separator: ", ")),
        ].compactMap(\.self)
        return parts.isEmpty ? words(.whyEverybody) : parts.joined(separator: ", ")
    }
}

extension Desk {
    var correspondent: Correspondent {
        Correspondent(
            settings: configuration.compose, who: who, signature: configuration.rep.mailName, customs: customs)
    }
}

extension Sentence {
    fileprivate static func name(_ letter: Letter) -> String { letter.name.isEmpty ? letter.address : letter.name }
}
