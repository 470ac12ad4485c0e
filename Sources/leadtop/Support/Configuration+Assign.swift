import LeadModel
import TOMLKit

/// `[[assign]]`: to whom leads go by themselves.
extension Configuration {
    mutating func takeAssign(_ value: any TOMLValueConvertible, _ path: String) throws {
        let tables = value.array?.map(\.table) ?? []
        guard !tables.isEmpty, !tables.contains(where: { $0 == nil }) else {
            throw Failure(words(.configAssignBrackets, path))
        }
        for (index, table) in tables.enumerated() {
            guard let table else { continue }
            let rule = try AssignmentReader(table: table, path: path, number: index + 1).read()
            guard !assignmentRules.contains(where: { $0.name == rule.name }) else {
                throw Failure(words(.configAssignTwice, path, rule.name))
            }
            assignmentRules.append(rule)
        }
    }
}

/// Reads one `[[assign]]`.
private struct AssignmentReader {
    let table: TOMLTable
    let path: String
    /// Counted from 1; how it is called until its name is known.
    let number: Int

    private static let names = ["by", "capacity", "country", "name", "offer", "source", "step", "to"]

    func read() throws -> AssignmentRule {
        let name = table["name"]?.string?.trimmed ?? ""
        let isPlain = name.unicodeScalars.allSatisfy { $0.value >= 32 && $0.value != 127 }
        guard !name.isEmpty, name.count <= 60, isPlain else { throw Failure(words(.configAssignName, path, number)) }
        for (key, _) in table where !Self.names.contains(key) {
            throw Failure(words(.configAssignUnknown, path, name, key, Self.names.joined(separator: ", ")))
        }
        let reps = try reps(name)
        return AssignmentRule(
            name: name, offers: try texts("offer", name, .configAssignOffers),
            countries: Set(try texts("country", name, .configAssignCountries).map { try country($0, name) }),
            steps: Set(try texts("step", name, .configAssignSteps).map { try step($0, name) }),
            sources: try texts("source", name, .configAssignSources).map { Source(wire: $0) }, reps: reps,
            way: try way(name, reps), capacity: try capacity(name))
    }

    private func wrong(_ key: String, _ rule: String, _ right: Phrase) -> Failure {
        Failure(words(.configAssignValue, path, rule, key, words(right)))
    }

    /// One text or several; none where it is missing.
    private func texts(_ key: String, _ rule: String, _ right: Phrase) throws -> [String] {
        guard let value = table[key] else { return [] }
        let list = value.array.map { Array($0) } ?? [value]
        let texts = list.compactMap { $0.string?.trimmed }
        guard !list.isEmpty, texts.count == list.count, !texts.contains("") else { throw wrong(key, rule, right) }
        return texts
    }

    private func reps(_ rule: String) throws -> [String] {
        let reps = try texts("to", rule, .configAssignTo)
        guard !reps.isEmpty, Set(reps).count == reps.count, !reps.contains(where: ["me", "nobody"].contains) else {
            throw wrong("to", rule, .configAssignTo)
        }
        return reps
    }

    private func country(_ text: String, _ rule: String) throws -> String {
        guard let code = Country.code(text) else { throw wrong("country", rule, .configAssignCountries) }
        return code
    }

    private func step(_ text: String, _ rule: String) throws -> Step {
        guard let step = try? FilterWords.step(text), step != .crossListed else {
            throw wrong("step", rule, .configAssignSteps)
        }
        return step
    }

    /// Several reps take turns unless it says otherwise.
    private func way(_ rule: String, _ reps: [String]) throws -> AssignmentRule.Way {
        guard let value = table["by"] else { return reps.count > 1 ? .turn : .first }
        guard let way = value.string.flatMap(AssignmentRule.Way.init) else { throw wrong("by", rule, .configAssignBy) }
        return way
    }

    private func capacity(_ rule: String) throws -> Int? {
        guard let value = table["capacity"] else { return nil }
        guard let capacity = value.int, capacity > 0 else { throw wrong("capacity", rule, .configAssignCapacity) }
        return capacity
    }
}
