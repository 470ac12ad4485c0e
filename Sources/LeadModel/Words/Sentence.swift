/// Sentences about what was done and why not: the same on screen and from the commands.
public enum Sentence {
    /// What to call a person: the name, else the company, else the e-mail; "(no person)" where a lead had none.
    public static func name(of person: Person) -> String {
        let candidates = [person.name, person.email, person.company]
        return candidates.first { !$0.isEmpty } ?? words(.noPerson)
    }

    // MARK: Do not contact

    /// Why a customer may not be contacted: reason, date and source.
    /// - Parameter namesOffer: Whether the offer it holds for is named, where nothing beside it does.
    public static func reason(_ block: ContactRule.Block, customs: Customs, namesOffer: Bool = true) -> String {
        let day = customs.day(block.at)
        let about = namesOffer ? block.offer.map { words(.blockAbout, $0) } ?? "" : ""
        let by = block.channel.map { words(.blockChannel, $0.title) } ?? ""
        switch block.origin {
        case .crossListed:
            // The lead source names the offer.
            return namesOffer ? words(.blockCrossListed, day, block.source) : words(.blockCrossListedOn, day)
        case .person(let who): return words(.blockFlagged, who, day, block.reason) + about + by
        case .optOut:
            let text = block.reason.isEmpty ? words(.blockOptOutBare, day) : words(.blockOptOut, day, block.reason)
            return text + by
        }
    }

    public static func refusal(_ block: ContactRule.Block, customs: Customs) -> String {
        words(.refused, reason(block, customs: customs))
    }

    /// Why a customer who may be contacted may not be about one offer, or by one channel.
    public static func exception(_ block: ContactRule.Block, customs: Customs) -> String {
        words(.notAbout, block.offer ?? block.channel?.title ?? "", reason(block, customs: customs, namesOffer: false))
    }

    /// A contact that somebody had with a customer: who, what came of it, when.
    public static func contact(_ contact: Approach.Contact, now: Timestamp, customs: Customs) -> String {
        words(.othersLine, contact.who, contact.outcome.title, customs.dayAndTime(contact.at, now: now))
    }

    // MARK: Changes

    /// What a change does, in a few words: "status won".
    public static func change(_ change: Change, now: Timestamp, customs: Customs) -> String {
        switch change {
        case .setStatus(let status): words(.changeStatus, status.title)
        case .assign(let owner): owner.isEmpty ? words(.changeNoOwner) : words(.changeOwner, owner)
        case .claim(let rep): words(.changeOwner, rep)
        case .handOver(let from, let to): words(.changeHandOver, from, to)
        case .addNote: words(.changeNote)
        case .setFollowUp(let due, _, _): words(.changeFollowUp, customs.due(due, now: now))
        case .snooze(let until): words(.changeSnooze, customs.due(until, now: now))
        case .complete(let outcome, _, let next, _):
            next.map { words(.changeDoneNext, outcome.title, customs.due($0, now: now)) }
                ?? words(.changeDone, outcome.title)
        case .flagDoNotContact(let offer, _): offer.map { words(.changeFlagOffer, $0) } ?? words(.changeFlag)
        case .liftDoNotContact(let offer, _): offer.map { words(.changeLiftOffer, $0) } ?? words(.changeLift)
        case .merge: words(.changeMerge)
        case .setAside: words(.changeSetAside)
        case .split(let leads): words(.changeSplit, customs.number(leads.count))
        }
    }

    /// What a change did: for whom, and who was left as he is.
    public static func changed(
        _ change: Change, _ report: ChangeReport, now: Timestamp, customs: Customs
    ) -> String {
        guard report.changed > 0 else { return skipped(report, customs: customs) }
        let what = Self.change(change, now: now, customs: customs)
        guard report.chosen > 1, !change.isOfPair else { return words(.changedOne, what) }
        return words(.changedMany, what, customs.number(report.changed))
            + (report.skipped.isEmpty ? "" : " " + skipped(report, customs: customs))
    }

    /// "42 chosen, 3 skipped: do not contact".
    public static func skipped(_ report: ChangeReport, customs: Customs) -> String {
        let reasons = ChangeReport.Skip.allCases.filter { report.skipped[$0] ?? 0 > 0 }
        guard !reasons.isEmpty else { return words(.chosen, customs.number(report.chosen)) }
        let parts = reasons.map { skip in
            words(.skippedFor, customs.number(report.skipped[skip] ?? 0), words(skip.phrase))
        }
        return words(.chosenSkipped, customs.number(report.chosen), parts.joined(separator: ", "))
    }

    public static func undid(_ report: UndoReport, customs: Customs) -> String {
        words(report.isRedo ? .redone : .undone, activity(report.entry, customs: customs))
    }

    // MARK: The log

    /// One entry of the log as a sentence.
    public static func activity(_ entry: ActivityRow, customs: Customs) -> String {
        let whom = entry.customerName.isEmpty ? customersPhrase(entry.count, customs) : entry.customerName
        let after = readable(entry.after, customs)
        let before = readable(entry.before, customs)
        switch entry.verb {
        case .import: return imported(entry.report ?? ImportReport(), customs: customs)
        case .undo, .redo:
            let about = words(entry.aboutVerb?.phrase ?? .verbChange)
            return words(entry.verb == .undo ? .verbUndo : .verbRedo, about)
                + (entry.customerName.isEmpty ? "" : words(.ofCustomer, entry.customerName))
        case .quarantineRetry, .quarantineDrop:
            return words(entry.verb.phrase) + " " + words(.payloads, customs.number(entry.count))
        case .setAside where !after.isEmpty: return words(.notTheSame, words(entry.verb.phrase), whom, after)
        case .viewSave, .viewChange, .viewDelete:
            let name = entry.after.isEmpty ? entry.before : entry.after
            let text = words(.activitySentence, words(entry.verb.phrase), name)
            let isRenamed = !entry.before.isEmpty && entry.before != name
            return isRenamed ? text + words(.activityBefore, entry.before) : text
        case .away, .back: return words(entry.verb.phrase) + " " + after
        case .link: return words(.activityLink, after)
        default: break
        }
        var text = words(.activitySentence, words(entry.verb.phrase), whom)
        if !after.isEmpty { text += words(.activityAfter, after) }
        if !before.isEmpty { text += words(.activityBefore, before) }
        return text
    }

    /// One entry of a customer's timeline, without when and by whom.
    public static func timeline(_ kind: TimelineEntry.Kind, customs: Customs) -> String {
        switch kind {
        case .lead(let lead): return timeline(lead, customs)
        case .value(let field, let before, let after): return words(.valueChanged, field.title, before, after)
        case .note(_, let text): return words(.noteSaid, text)
        case .followUpDone(let followUp):
            return followUp.note.isEmpty ? done(followUp) : done(followUp) + words(.activityAfter, followUp.note)
        case .activity(let entry): return activity(entry, customs: customs)
        case .deletedThere(var lead):
            lead.deletedAt = nil
            return words(.leadDeletedThere, timeline(.lead(lead), customs: customs))
        }
    }

    /// What came of a follow-up, and why: "Done: lost (too expensive)".
    public static func done(_ followUp: FollowUp) -> String {
        let outcome = followUp.outcome?.title ?? ""
        return words(.followUpDone, followUp.reason.isEmpty ? outcome : words(.outcomeFor, outcome, followUp.reason))
    }

    private static func timeline(_ lead: LeadRow, _ customs: Customs) -> String {
        let step = lead.step == .other ? lead.leadSource.wire : lead.step.title
        let what = lead.isTest ? (lead.step == .other ? words(.testLead) : words(.testStep, step)) : step
        let deleted = lead.deletedAt.map { words(.deletedThere, customs.day($0)) } ?? ""
        return [what, lead.offer.text, lead.latencyText(customs) ?? "", deleted].filter { !$0.isEmpty }
            .joined(separator: " · ")
    }

    /// What an import did, in one line.
    public static func imported(_ report: ImportReport, customs: Customs) -> String {
        let names = report.files.map(\.name)
        let what = report.door?.name ?? (names.count == 1 ? names[0] : words(.importFiles, customs.number(names.count)))
        var text = words(
            report.door == nil ? .imported : .importedByDoor, what, customs.number(report.new),
            customs.number(report.duplicates), customs.number(report.quarantined))
        if report.test > 0 { text += words(.importedTest, customs.number(report.test)) }
        return report.isFinished ? text : text + words(.importUnfinished)
    }

    /// A moment in the log is kept as RFC 3339 and shown on the reader's clock, also within a longer text.
    private static func readable(_ text: String, _ customs: Customs) -> String {
        text.split(separator: " ", omittingEmptySubsequences: false).map { word in
            let isPart = word.last == ","
            guard let moment = Timestamp(rfc3339: String(isPart ? word.dropLast() : word)) else { return String(word) }
            return customs.dayAndTime(moment) + (isPart ? "," : "")
        }.joined(separator: " ")
    }

    private static func customersPhrase(_ count: Int, _ customs: Customs) -> String {
        words(.customerCount, customs.number(count))
    }

    // MARK: Folding

    /// Why his leads are one customer: "3 leads, one customer: same e-mail".
    public static func folding(of detail: CustomerDetail, customs: Customs) -> String {
        if detail.row.isUnidentified { return words(.unidentified) }
        let reasons = FoldReason.allCases.filter { $0 != .first && detail.foldReasons[$0] ?? 0 > 0 }
        guard detail.leads.count > 1 || reasons.contains(where: { $0 == .split || $0 == .merged }) else {
            return words(.oneLead)
        }
        let list = reasons.map { words($0.phrase) }.joined(separator: ", ")
        return words(.manyLeads, customs.number(detail.leads.count), list.isEmpty ? words(.foldSameEmail) : list)
    }
}

extension Change {
    /// Whether it makes one thing of those that are chosen.
    var isOfPair: Bool {
        switch self {
        case .merge, .setAside: true
        default: false
        }
    }
}

extension FoldReason {
    public var phrase: Phrase {
        switch self {
        case .first: .foldFirst
        case .sameEmail: .foldSameEmail
        case .samePhoneAndName: .foldSamePhone
        case .sameNameAndCompany: .foldSameCompany
        case .merged: .foldMerged
        case .split: .foldSplit
        case .unidentified: .unidentified
        case .restored: .foldRestored
        }
    }
}

extension ChangeReport.Skip {
    public var phrase: Phrase {
        switch self {
        case .doNotContact: .skipDoNotContact
        case .unchanged: .skipUnchanged
        case .noFollowUp: .skipNoFollowUp
        case .notBlocked: .skipNotBlocked
        case .owned: .skipOwned
        case .notOwned: .skipNotOwned
        case .closed: .skipClosed
        case .missing: .skipMissing
        }
    }
}

extension ActivityRow.Verb {
    public var phrase: Phrase {
        switch self {
        case .import: .verbImport
        case .status: .verbStatus
        case .assign: .verbAssign
        case .note: .verbNote
        case .followUpAdd: .verbFollowUpAdd
        case .followUpChange: .verbFollowUpChange
        case .followUpSnooze: .verbSnooze
        case .followUpDone: .verbDone
        case .doNotContactAdd: .verbFlag
        case .doNotContactLift: .verbLift
        case .merge: .verbMerge
        case .split: .verbSplit
        case .setAside: .verbSetAside
        case .viewSave: .verbViewSave
        case .viewChange: .verbViewChange
        case .viewDelete: .verbViewDelete
        case .quarantineRetry: .verbRetry
        case .quarantineDrop: .verbDrop
        case .handOver: .verbHandOver
        case .assignByRule: .verbAssignByRule
        case .away: .verbAway
        case .back: .verbBack
        case .undo: .verbUndoName
        case .redo: .verbRedoName
        case .link: .verbLink
        }
    }
}

extension FollowUp.Outcome {
    public var title: String {
        switch self {
        case .reached: words(.outcomeReached)
        case .noAnswer: words(.outcomeNoAnswer)
        case .mailSent: words(.outcomeMailSent)
        case .meeting: words(.outcomeMeeting)
        case .notInterested: words(.outcomeNotInterested)
        case .won: words(.outcomeWon)
        case .lost: words(.outcomeLost)
        }
    }

    /// Whether it ends the work with the customer.
    public var closes: Bool { self == .notInterested || self == .won || self == .lost }
}

extension Channel {
    public var title: String {
        switch self {
        case .any: words(.channelAny)
        case .email: words(.channelEmail)
        case .phone: words(.channelPhone)
        case .meeting: words(.channelMeeting)
        }
    }
}
