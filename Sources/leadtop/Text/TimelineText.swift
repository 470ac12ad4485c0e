import LeadModel

/// One line of a timeline or of the activity log, in words.
struct TimelineText {
    var customs: Customs

    func text(_ kind: TimelineEntry.Kind) -> String {
        switch kind {
        case .lead(let lead): words(.timelineLead, lead.step.title, lead.offer.text)
        case .value(let field, let before, let after): words(.timelineValue, field.rawValue, before, after)
        case .note(_, let text): words(.timelineNote, text)
        case .followUpDone(let followUp):
            words(.timelineDone, followUp.outcome?.title ?? words(.outcomeNone), followUp.note)
        case .activity(let activity): text(activity)
        }
    }

    func text(_ activity: ActivityRow) -> String {
        let what = (activity.aboutVerb ?? activity.verb).title
        let verb = activity.aboutVerb == nil ? what : words(activity.verb == .redo ? .didAgain : .tookBack, what)
        switch (activity.before.isEmpty, activity.after.isEmpty) {
        case (true, true): return verb
        case (true, false): return words(.verbAfter, verb, activity.after)
        case (false, true): return words(.verbBefore, verb, activity.before)
        case (false, false): return words(.verbBeforeAfter, verb, activity.before, activity.after)
        }
    }
}

extension ActivityRow.Verb {
    var title: String {
        switch self {
        case .import: words(.verbImport)
        case .status: words(.verbStatus)
        case .assign: words(.verbAssign)
        case .note: words(.verbNote)
        case .followUpAdd: words(.verbFollowUpAdd)
        case .followUpChange: words(.verbFollowUpChange)
        case .followUpSnooze: words(.verbFollowUpSnooze)
        case .followUpDone: words(.verbFollowUpDone)
        case .doNotContactAdd: words(.verbDoNotContactAdd)
        case .doNotContactLift: words(.verbDoNotContactLift)
        case .merge: words(.verbMerge)
        case .split: words(.verbSplit)
        case .quarantineRetry: words(.verbQuarantineRetry)
        case .quarantineDrop: words(.verbQuarantineDrop)
        case .undo: words(.verbUndo)
        case .redo: words(.verbRedo)
        }
    }
}

extension FollowUp.Outcome {
    var title: String {
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
}
