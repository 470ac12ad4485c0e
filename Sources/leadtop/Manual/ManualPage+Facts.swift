import LeadModel

/// What the declarations don't know: files, variables, exit codes, examples.
extension ManualPage {
    static let files: [(String, Phrase)] = [
        ("$XDG_DATA_HOME/leadtop/leads.db", .manualDataFile), ("$XDG_DATA_HOME/leadtop/demo.db", .manualDemoFile),
        ("$XDG_CONFIG_HOME/leadtop/config.toml", .manualConfigFile), ("$XDG_STATE_HOME/leadtop", .manualStateFile),
        ("$XDG_CONFIG_HOME/leadtop/templates", .manualTemplates),
    ]

    static let environment: [(String, Phrase)] = [
        ("LEADTOP_STORE", .manualStore), ("LEADTOP_NOW", .manualNow), ("NO_COLOR", .manualNoColor),
        ("VISUAL, EDITOR", .manualEditor), ("TZ, LC_ALL, LANG", .manualLocale), ("COLUMNS", .manualColumns),
        ("XDG_RUNTIME_DIR", .manualRuntime), ("DISPLAY, WAYLAND_DISPLAY", .manualDisplay),
        ("XDG_DATA_HOME, XDG_CONFIG_HOME, XDG_STATE_HOME", .manualDirectories),
    ]

    static let exits: [(String, Phrase)] = [
        ("0", .manualExit0), ("1", .manualExit1), ("3", .manualExit3), ("64", .manualExit64),
    ]

    private static let sessions: [(Phrase, [String])] = [
        (.manualExampleLook, ["leadtop demo", "leadtop --store ~/.local/share/leadtop/demo.db"]),
        (.manualExampleImport, ["leadtop import leads.csv blob-export.json"]),
        (.manualExampleMap, ["leadtop import crm.csv --map 'Work mail=email' --dry-run"]),
        (.manualExampleFunnel, ["leadtop funnel --offer contoso.backup-pro --since 90d --format json"]),
        (
            .manualExampleFollowUp,
            ["leadtop follow-up add kowalski --due 'tue 10:00' --note 'call about pricing'", "leadtop follow-up list"]
        ),
        (.manualExampleExport, ["leadtop export --format vcard --country PL --out poland.vcf"]),
        (
            .manualExampleBackup,
            ["leadtop export --format ndjson --out backup.ndjson", "leadtop import backup.ndjson --store new.db"]
        ),
        (.manualExampleKeys, ["leadtop browse --keys '3/kow<enter>' --size 120x36"]),
    ]

    static func entries(_ entries: [(String, Phrase)]) -> [String] {
        entries.flatMap { Roff.entry(Roff.bold($0.0), words($0.1)) }
    }

    var examples: [String] {
        Self.sessions.flatMap { phrase, lines in
            [Roff.paragraph] + Roff.text(words(phrase)) + [Roff.paragraph, ".RS"] + lines.flatMap(Roff.typed) + [".RE"]
        }
    }
}
