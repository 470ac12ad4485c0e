import LeadModel

/// One line of a timeline or of the activity log, in words.
struct TimelineText {
    var customs: Customs

    func text(_ kind: TimelineEntry.Kind) -> String {
        switch kind {
        case .lead(let lead): words(.cliTimelineLead, lead.step.title, lead.offer.text)
        case .value(let field, let before, let after): words(.cliTimelineValue, field.rawValue, before, after)
        case .note(_, let text): words(.cliTimelineNote, text)
        case .followUpDone(let followUp):
            words(.cliTimelineDone, followUp.outcome?.title ?? words(.cliOutcomeNone), followUp.note)
        case .activity(let activity): text(activity)
        }
    }

    func text(_ activity: ActivityRow) -> String {
        let what = (activity.aboutVerb ?? activity.verb).title
        let verb = activity.aboutVerb == nil ? what : words(activity.verb == .redo ? .cliDidAgain : .cliTookBack, what)
        switch (activity.before.isEmpty, activity.after.isEmpty) {
        case (true, true): return verb
        case (true, false): return words(.cliVerbAfter, verb, activity.after)
        case (false, true): return words(.cliVerbBefore, verb, activity.before)
        case (false, false): return words(.cliVerbBeforeAfter, verb, activity.before, activity.after)
        }
    }
}

extension ActivityRow.Verb {
    var title: String {
        switch self {
        case .import: words(.cliVerbImport)
        case .status: words(.cliVerbStatus)
        case .assign: words(.cliVerbAssign)
        case .note: words(.cliVerbNote)
        case .followUpAdd: words(.cliVerbFollowUpAdd)
        case .followUpChange: words(.cliVerbFollowUpChange)
        case .followUpSnooze: words(.cliVerbFollowUpSnooze)
        case .followUpDone: words(.cliVerbFollowUpDone)
        case .doNotContactAdd: words(.cliVerbDoNotContactAdd)
        case .doNotContactLift: words(.cliVerbDoNotContactLift)
        case .merge: words(.cliVerbMerge)
        case .split: words(.cliVerbSplit)
        case .quarantineRetry: words(.cliVerbQuarantineRetry)
        case .quarantineDrop: words(.cliVerbQuarantineDrop)
        case .undo: words(.cliVerbUndo)
        case .redo: words(.cliVerbRedo)
        }
    }
}

extension FollowUp.Outcome {
    var title: String {
        switch self {
        case .reached: words(.cliOutcomeReached)
        case .noAnswer: words(.cliOutcomeNoAnswer)
        case .mailSent: words(.cliOutcomeMailSent)
        case .meeting: words(.cliOutcomeMeeting)
        case .notInterested: words(.cliOutcomeNotInterested)
        case .won: words(.cliOutcomeWon)
        case .lost: words(.cliOutcomeLost)
        }
    }
}
