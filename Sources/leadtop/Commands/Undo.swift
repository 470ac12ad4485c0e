import ArgumentParser
import LeadModel
import LeadStore

struct Undo: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "undo", abstract: words(.cliHelpUndo))

    @OptionGroup var store: StoreOptions

    func run() throws {
        let desk = try Desk.changing(store)
        guard let report = try desk.store.undo(by: desk.who) else { throw Failure(words(.cliNothingToUndo)) }
        try desk.answer(report)
    }
}

struct Redo: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "redo", abstract: words(.cliHelpRedo))

    @OptionGroup var store: StoreOptions

    func run() throws {
        let desk = try Desk.changing(store)
        guard let report = try desk.store.redo(by: desk.who) else { throw Failure(words(.cliNothingToRedo)) }
        try desk.answer(report)
    }
}

extension Desk {
    fileprivate func answer(_ report: UndoReport) throws {
        let what = Sentence.activity(report.entry, customs: customs)
        try answer(words(report.isRedo ? .cliSaidRedone : .cliSaidUndone, what))
    }
}
