import Foundation
import LeadIntake
import LeadModel
import TOMLKit

/// `[[destination]]`: where leads are pulled from.
extension Configuration {
    mutating func takeDestinations(_ value: any TOMLValueConvertible, _ path: String) throws {
        let tables = value.array?.map(\.table) ?? []
        guard !tables.isEmpty, !tables.contains(where: { $0 == nil }) else {
            throw Failure(words(.configDestinationBrackets, path))
        }
        for (index, table) in tables.enumerated() {
            guard let table else { continue }
            let reader = DestinationReader(table: table, path: path, number: index + 1)
            let destination = try reader.read()
            guard !destinations.contains(where: { $0.door.name == destination.door.name }) else {
                throw Failure(words(.configDestinationTwice, path, destination.door.name))
            }
            destinations.append(destination)
        }
    }
}

/// Reads one `[[destination]]`.
private struct DestinationReader {
    let table: TOMLTable
    let path: String
    /// Counted from 1; how it is called until its name is known.
    let number: Int

    private static let common = ["name", "kind", "every"]

    func read() throws -> Destination {
        let name = try self.name()
        let kind = try self.kind(name)
        let fields = Connectors.fields(of: kind) ?? []
        try checkKeys(fields, name)
        var destination = Destination(Door(name: name, kind: kind))
        for field in fields {
            destination.values[field.name] = try value(of: field, name)
            if field.isRequired, destination.values[field.name] == nil {
                throw Failure(words(.configDestinationLacks, path, name, field.keys.joined(separator: ", ")))
            }
        }
        destination.every = try interval(
            name, shortest: destination.isOnThisMachine ? .seconds(1) : Destination.shortestInterval)
        return destination
    }

    // MARK: Name and kind

    private func name() throws -> String {
        let name = table["name"]?.string?.trimmed ?? ""
        let isPlain = name.unicodeScalars.allSatisfy { $0.value > 32 && $0.value != 127 || $0 == " " }
        guard !name.isEmpty, name.count <= 60, isPlain, !name.hasPrefix("-") else {
            throw Failure(words(.configDestinationName, path, number))
        }
        guard name != Door.endpoint.name else { throw Failure(words(.configDestinationReserved, path, name)) }
        return name
    }

    private func kind(_ name: String) throws -> Door.Kind {
        let kinds = Connectors.kinds.map(\.rawValue).joined(separator: ", ")
        guard let word = table["kind"]?.string else {
            throw Failure(words(.configDestinationLacks, path, name, "kind"))
        }
        guard let kind = Door.Kind(rawValue: word), Connectors.kinds.contains(kind) else {
            throw Failure(words(.configDestinationValue, path, name, "kind", words(.configOneOf, kinds)))
        }
        return kind
    }

    private func checkKeys(_ fields: [DestinationField], _ name: String) throws {
        let known = Self.common + fields.flatMap(\.keys)
        for key in table.keys where !known.contains(key) {
            if fields.contains(where: { $0.kind == .secret && $0.name == key }) {
                throw Failure(words(.configDestinationSecret, path, name, key))
            }
            throw Failure(words(.configDestinationUnknown, path, name, key, known.joined(separator: ", ")))
        }
    }

    // MARK: Values

    private func value(of field: DestinationField, _ name: String) throws -> Destination.Value? {
        func wrong(_ right: String) -> Failure {
            Failure(words(.configDestinationValue, path, name, field.name, right))
        }
        if field.kind == .secret { return try secret(field, name).map { .secret($0) } }
        guard let value = table[field.name] else { return nil }
        switch field.kind {
        case .secret: return nil
        case .text:
            guard let text = value.string, !text.isEmpty else { throw wrong(words(.configAText)) }
            return .text(text)
        case .choice(let choices):
            guard let text = value.string, choices.contains(text) else {
                throw wrong(words(.configOneOf, choices.joined(separator: ", ")))
            }
            return .text(text)
        case .number(let range):
            guard let number = value.int, range.contains(number) else {
                throw wrong(words(.configANumber, range.lowerBound, range.upperBound))
            }
            return .number(number)
        case .numbers(let range):
            let numbers = value.array?.map(\.int) ?? [value.int]
            let good = numbers.compactMap(\.self).filter(range.contains)
            guard !good.isEmpty, good.count == numbers.count else {
                throw wrong(words(.configNumbers, range.lowerBound, range.upperBound))
            }
            return .numbers(good)
        case .address:
            guard let text = value.string else { throw wrong(words(.configAnAddress)) }
            do throws(PullError) {
                _ = try WebAddress(text, name: field.name)
            } catch {
                throw Failure(words(.configDestinationSays, path, name, error.text))
            }
            return .text(text)
        }
    }

    private func secret(_ field: DestinationField, _ name: String) throws -> Secret? {
        let given = field.keys.filter { table[$0] != nil }
        guard let key = given.first else { return nil }
        guard given.count == 1 else {
            throw Failure(words(.configDestinationSecrets, path, name, given.joined(separator: ", ")))
        }
        guard let text = table[key]?.string, !text.isEmpty else {
            throw Failure(words(.configDestinationValue, path, name, key, words(.configAText)))
        }
        if key.hasSuffix("-env") { return Secret(.environment(text)) }
        return Secret(key.hasSuffix("-file") ? .file(absolute(text)) : .command(text))
    }

    /// `~` is the home directory, and what begins nowhere begins where the configuration is.
    private func absolute(_ file: String) -> String {
        if file.hasPrefix("~/") { return (environment("HOME") ?? "") + file.dropFirst() }
        if file.hasPrefix("/") { return file }
        return URL(filePath: path).deletingLastPathComponent().appending(path: file).path
    }

    private func interval(_ name: String, shortest: Timestamp.Span) throws -> Timestamp.Span {
        guard let value = table["every"] else { return Destination.defaultInterval }
        guard let span = value.string.flatMap(Self.span), span >= shortest else {
            throw Failure(words(.configDestinationEvery, path, name, shortest.milliseconds / 1000))
        }
        return span
    }

    /// `30s`, `5m`, `1h`, `1d`.
    private static func span(_ text: String) -> Timestamp.Span? {
        guard let unit = text.last, let count = Int64(text.dropLast()), (1...100_000).contains(count) else {
            return nil
        }
        switch unit {
        case "s": return .seconds(count)
        case "m": return .minutes(count)
        case "h": return .hours(count)
        case "d": return .days(count)
        default: return nil
        }
    }
}

extension Destination {
    /// Whether it is a service of this machine, as tests have it.
    fileprivate var isOnThisMachine: Bool {
        values.values.contains { value in
            if case .text(let text) = value, let address = try? WebAddress(text, name: "") {
                address.isLoopback
            } else {
                false
            }
        }
    }
}
