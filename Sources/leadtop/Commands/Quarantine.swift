import ArgumentParser
import Canvas
import LeadFormats
import LeadModel
import LeadStore

struct Quarantine: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "quarantine", abstract: words(.cliHelpQuarantine),
        subcommands: [List.self, ShowPiece.self, Retry.self, Drop.self], defaultSubcommand: List.self)

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(commandName: "list", abstract: words(.cliHelpQuarantineList))

        @Option(help: help(.cliHelpLimit, "N")) var limit: Int?
        @Option(help: help(.cliHelpFormat, "FORMAT")) var format: ListFormat = .table
        @OptionGroup var store: StoreOptions

        func run() throws {
            let desk = try Desk.reading(store)
            let rows = RowOutput(
                format, fields: QuarantineRow.fields, columns: RowText.quarantineColumns, output: desk.output,
                width: desk.width, cells: desk.rows.cells)
            try desk.reader.forEach(ListQuery(kind: .quarantine), limit: limit) { row in
                if case .quarantine(let piece) = row.record { try rows.write(piece) }
            }
            try rows.finish()
            if rows.count == 0 && format == .table { try desk.answer(words(.cliNoQuarantine)) }
        }
    }

    struct ShowPiece: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "show", abstract: words(.cliHelpQuarantineShow))

        @Argument(help: help(.cliHelpNumber, "NUMBER")) var number: Int64
        @Flag(help: help(.cliHelpRawBytes)) var raw = false
        @OptionGroup var store: StoreOptions

        func run() throws {
            let desk = try Desk.reading(store)
            let piece = try desk.quarantined(number)
            if raw {
                try desk.output.write(piece.raw)
            } else {
                try desk.output.line(clean(words(.cliQuarantinePlace, piece.file, piece.line, piece.reason)))
                if !piece.header.isEmpty { try desk.writeCleaned(piece.header) }
                try desk.writeCleaned(piece.raw)
            }
            try desk.output.flush()
        }
    }

    struct Retry: ParsableCommand {
        static let configuration = CommandConfiguration(commandName: "retry", abstract: words(.cliHelpQuarantineRetry))

        @OptionGroup var which: Which
        @OptionGroup var reading: ReadingOptions
        @OptionGroup var store: StoreOptions

        func run() throws {
            let desk = try Desk.changing(store)
            let pieces = try which.numbers(in: desk)
            let retry = QuarantineRetry(desk: desk, format: reading.format, map: try reading.headerMap())
            let report = try retry.run(pieces)
            let number = desk.customs.number
            try desk.answer(
                words(
                    .cliQuarantineRetried, number(pieces.count), number(report.new), number(report.duplicates),
                    number(retry.stillUnreadable)))
            if retry.stillUnreadable > 0 { throw ExitCode(ExitStatus.quarantined) }
        }
    }

    struct Drop: ParsableCommand {
        static let configuration = CommandConfiguration(commandName: "drop", abstract: words(.cliHelpQuarantineDrop))

        @OptionGroup var which: Which
        @OptionGroup var store: StoreOptions

        func run() throws {
            let desk = try Desk.changing(store)
            let pieces = try which.numbers(in: desk)
            _ = try desk.store.dropQuarantine(pieces, by: desk.who)
            try desk.answer(words(.cliQuarantineDropped, desk.customs.number(pieces.count)))
        }
    }

    /// Which pieces: some by their numbers, or all.
    struct Which: ParsableArguments {
        @Argument(help: help(.cliHelpNumbers, "NUMBER")) var numbers: [Int64] = []
        @Flag(help: help(.cliHelpAll)) var all = false

        func validate() throws {
            guard all != !numbers.isEmpty else { throw ValidationError(words(.cliQuarantineWhich)) }
        }

        func numbers(in desk: Desk) throws -> [Int64] {
            guard all else {
                for number in numbers { _ = try desk.quarantined(number) }
                return numbers
            }
            var found: [Int64] = []
            try desk.reader.forEach(ListQuery(kind: .quarantine), limit: nil) { found.append($0.id) }
            return found
        }
    }
}

extension Desk {
    fileprivate func quarantined(_ number: Int64) throws -> Quarantined {
        guard let piece = try reader.quarantined([number]).first else {
            throw Failure(words(.cliNoQuarantined, number))
        }
        return piece
    }

    /// Bytes as lines of text that no terminal obeys.
    fileprivate func writeCleaned(_ bytes: [UInt8]) throws {
        for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
            try output.line(clean(String(decoding: line, as: UTF8.self)))
        }
    }
}
