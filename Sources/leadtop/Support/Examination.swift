import Correspondence
import Glibc
import LeadModel
import LeadStore

/// Looks at the store, the terminal and the locale.
struct Examination {
    var store: StoreOptions

    func findings() -> [Finding] {
        let (configuration, finding) = readConfiguration()
        return [Finding(subject: words(.cliDoctorVersion), text: Leadtop.version), finding, templates]
            + storeFindings(configuration) + placeFindings
    }

    /// What messages are made from; one that can't be followed lets none be written.
    private var templates: Finding {
        let subject = words(.cliDoctorTemplates)
        do {
            let templates = try TemplateFolder.read()
            let own = templates.count(where: \.isOwn)
            let text = words(
                .cliDoctorTemplateCount, templates.count, TemplateFolder.installed ?? "–", TemplateFolder.own, own)
            return Finding(subject: subject, text: text)
        } catch {
            let text = ErrorText.text(of: error) ?? "\(error)"
            return Finding(subject: subject, text: text, severity: .notice, advice: text)
        }
    }

    /// The configuration, or the defaults where it can't be followed.
    private func readConfiguration() -> (Configuration, Finding) {
        let subject = words(.cliDoctorConfiguration)
        let path = store.configuration ?? Configuration.defaultPath
        do {
            let configuration = try Configuration.read(store.configuration)
            let isThere = access(path, F_OK) == 0
            let text =
                isThere
                ? words(.cliDoctorConfigured, path, configuration.destinations.count) : words(.cliDoctorDefaults, path)
            return (configuration, Finding(subject: subject, text: text))
        } catch {
            let text = ErrorText.text(of: error) ?? "\(error)"
            return (Configuration(), Finding(subject: subject, text: text, severity: .failed, advice: text))
        }
    }

    // MARK: The store

    private func storeFindings(_ configuration: Configuration) -> [Finding] {
        let subject = words(.cliDoctorStore)
        guard access(store.path, F_OK) == 0 else {
            let text = words(.cliDoctorNoStore, store.path)
            let missing = Finding(
                subject: subject, text: text, severity: .notice, advice: words(.cliNoStore, store.path))
            return [missing] + neverPulled(configuration, besides: [])
        }
        do {
            let desk = try Desk(store.path, mode: .readOnly, configuration)
            return [fileFinding(subject)] + (try contents(of: desk))
        } catch {
            let text = ErrorText.text(of: error) ?? "\(error)"
            return [fileFinding(subject), Finding(subject: subject, text: text, severity: .failed, advice: text)]
        }
    }

    private func fileFinding(_ subject: String) -> Finding {
        var facts = stat()
        guard stat(store.path, &facts) == 0 else { return Finding(subject: subject, text: store.path) }
        let mode = facts.st_mode & 0o777
        var log = stat()
        let bytes = facts.st_size + (stat(store.path + "-wal", &log) == 0 ? log.st_size : 0)
        let text = words(.cliDoctorFile, store.path, String(mode, radix: 8), bytes / 1024)
        guard mode & 0o077 == 0 else {
            let advice = words(.cliDoctorMode, store.path)
            return Finding(subject: subject, text: text, severity: .notice, advice: advice)
        }
        return Finding(subject: subject, text: text)
    }

    private func contents(of desk: Desk) throws -> [Finding] {
        let number = desk.customs.number
        let leads = try desk.reader.count(ListQuery(kind: .leads))
        let all = try desk.reader.count(ListQuery(kind: .leads, filter: .everything))
        let customers = try desk.reader.count(ListQuery(kind: .customers))
        let counts = words(.cliDoctorCounts, number(leads), number(all - leads), number(customers))
        return [Finding(subject: words(.cliDoctorLeads), text: counts), try quarantine(desk), try lastImport(desk)]
            + (try rules(desk)) + (try doors(desk)) + (try integrity(desk))
    }

    private func quarantine(_ desk: Desk) throws -> Finding {
        let count = try desk.reader.count(ListQuery(kind: .quarantine))
        let subject = words(.cliDoctorQuarantine)
        guard count > 0 else { return Finding(subject: subject, text: words(.cliNoQuarantine)) }
        let text = words(.cliDoctorQuarantined, desk.customs.number(count), count)
        return Finding(subject: subject, text: text, severity: .notice, advice: words(.cliDoctorQuarantineAdvice))
    }

    private func lastImport(_ desk: Desk) throws -> Finding {
        var last: ActivityRow?
        var cursor = Anchor.start
        let query = ListQuery(kind: .activity)
        // An import is mostly among the latest entries; a long day's work may stand before it.
        for _ in 0..<Self.activityPages where last == nil {
            let page = try desk.reader.page(query, at: cursor, limit: Self.activityPageSize)
            last = page.rows.lazy.compactMap(\.importEntry).first
            guard page.hasMoreAfter, let end = page.rows.last else { break }
            cursor = .after(end.cursor)
        }
        let subject = words(.cliDoctorLastImport)
        guard let last, let report = last.report else {
            return Finding(subject: subject, text: words(.cliDoctorNoImport))
        }
        let number = desk.customs.number
        let text = words(.cliDoctorImport, desk.customs.dayAndTime(last.at), number(report.read), number(report.new))
        guard report.isFinished else {
            return Finding(subject: subject, text: text, severity: .notice, advice: words(.cliDoctorImportCut))
        }
        return Finding(subject: subject, text: text)
    }

    private static let activityPages = 10
    private static let activityPageSize = 200

    private func integrity(_ desk: Desk) throws -> [Finding] {
        let subject = words(.cliDoctorIntegrity)
        let statistics = try desk.reader.statistics(checksIntegrity: true)
        let problems = statistics.damages ?? []
        guard !problems.isEmpty else {
            return [Finding(subject: subject, text: words(.cliDoctorSound, statistics.version))]
        }
        let advice = words(.cliDoctorDamaged)
        return problems.map { Finding(subject: subject, text: $0, severity: .failed, advice: advice) }
    }

    // MARK: The place

    private var placeFindings: [Finding] {
        let zone = SystemZone.current()
        var findings = [Finding(subject: words(.cliDoctorTerminal), text: terminal)]
        if SystemCustoms.isASCII {
            let text = words(.cliDoctorASCII, SystemCustoms.name)
            findings.append(
                Finding(
                    subject: words(.cliDoctorLocale), text: text, severity: .notice,
                    advice: words(.cliDoctorLocaleAdvice)))
        } else {
            findings.append(Finding(subject: words(.cliDoctorLocale), text: words(.cliDoctorUTF8, SystemCustoms.name)))
        }
        let now = (try? Clock.now())?.rfc3339 ?? words(.cliBadClock)
        let clock = words(Clock.isFixed ? .cliDoctorClockFixed : .cliDoctorClock, zone.name, now)
        return findings + [Finding(subject: words(.cliDoctorTime), text: clock)]
    }

    private var terminal: String {
        guard Console.showsToPerson else { return words(.cliDoctorNoTerminal) }
        return words(.cliDoctorTerminalFacts, environment("TERM") ?? "", Console.width)
    }
}

extension Row {
    fileprivate var importEntry: ActivityRow? {
        if case .activity(let activity) = record, activity.verb == .import { activity } else { nil }
    }
}
