public import Canvas

extension KeyTable {
    /// Puts other keys in place of a command's own, wherever it stands; a key it takes from another command is
    /// returned with that command, so that the user can be told.
    public mutating func rebind(_ command: Command, to keys: [Key]) -> [(Key, Command)] {
        let contexts = bindings.filter { $0.command == command }.reduce(into: Set()) { $0.formUnion($1.contexts) }
        var taken: [(Key, Command)] = []
        bindings = bindings.flatMap { binding -> [Binding] in
            guard binding.command != command else { return [binding.with(keys)] }
            let lost = binding.keys.filter(keys.contains)
            guard !lost.isEmpty, !binding.contexts.isDisjoint(with: contexts) else { return [binding] }
            for key in lost where !taken.contains(where: { $0 == (key, binding.command) }) {
                taken.append((key, binding.command))
            }
            return binding.losing(lost, in: contexts)
        }
        return taken
    }

    /// Keys that call more than one command in a context; only the first of them can be reached.
    public var conflicts: [(Context, Key, [Command])] {
        Context.allCases.flatMap { context in
            var commands: [Key: [Command]] = [:]
            for binding in bindings(in: context) {
                for key in binding.keys { commands[key, default: []].append(binding.command) }
            }
            return commands.filter { $1.count > 1 }.map { (context, $0, $1) }
        }
    }
}

extension Binding {
    fileprivate func with(_ keys: [Key]) -> Binding {
        Binding(command, keys, in: contexts, footer: footer)
    }

    /// The binding without some keys in some contexts, and with all of them in the others.
    fileprivate func losing(_ lost: [Key], in taken: Set<Context>) -> [Binding] {
        let kept = contexts.subtracting(taken)
        let without = Binding(
            command, keys.filter { !lost.contains($0) }, in: contexts.intersection(taken), footer: footer)
        return kept.isEmpty ? [without] : [without, Binding(command, keys, in: kept, footer: footer)]
    }
}
