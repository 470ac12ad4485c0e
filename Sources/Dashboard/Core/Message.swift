public import Canvas
public import LeadModel

/// Everything that can happen to a dashboard.
public enum Message: Hashable, Sendable {
    case input(Input)
    /// The answer to a question, or why there is none.
    case answered(Request, Answer)
    case failed(Request, reason: String)
    case performed(Deed, Result)
    /// Somebody, perhaps another process, wrote to the store.
    case storeChanged
    /// The clock moved on.
    case tick(Timestamp)
    /// A text came back from `$EDITOR`; `nil` when it could not be had.
    case edited(String?)

    /// What came of a deed.
    public enum Result: Hashable, Sendable {
        case changed(ChangeReport)
        case undid(UndoReport)
        /// There was nothing to undo or do again.
        case nothing
        /// A sentence that says what was done.
        case done(String)
        /// A sentence that says why not, and what to do.
        case refused(String)
        /// A message was handed over, and what was written down of it; what there is to copy, where that is how.
        case sent(Change, ChangeReport, said: String, copy: String?)
        /// A call was begun; what there is to copy, where that is how.
        case dialed(said: String, copy: String?)
        /// Still at work: how many of how many.
        case progress(Int, Int)
    }
}

/// What a dashboard asks to be done; carried out by one interpreter.
public enum Effect: Hashable, Sendable {
    case load(Request)
    case perform(Deed)
    /// Stops the deed that is under way, leaving nothing changed.
    case stopDeed
    /// Puts a text on the clipboard of the user's terminal.
    case copy(String)
    /// Opens a text in `$EDITOR`.
    case edit(String)
    /// Keeps the choices that the next start begins with.
    case remember(Place)
    case bell
    /// Asks the user's desktop to show a notification; its text is clean.
    case notify(title: String, text: String)
    case redraw
    case suspend
    case quit
}

/// Something that changes the store, writes a file or hands something over.
public enum Deed: Hashable, Sendable {
    case change(Change, Target)
    case undo(activity: Int64?)
    case redo
    case retryQuarantine([Int64])
    case dropQuarantine([Int64])
    case export(Export)
    /// Hands a message over, and writes down that it was.
    case send(Letter)
    /// Begins a call of a customer by his number.
    case dial(String, customer: Int64)
    case setAbsence(Absence)
    case endAbsence(rep: String)
    /// Stores a view, in place of the one with its id.
    case saveView(SavedView)
    case deleteView(Int64, name: String)

    /// A file of what is shown.
    public struct Export: Hashable, Sendable {
        /// The formats, in the order in which they are offered.
        public enum Form: String, Hashable, Sendable, CaseIterable {
            case csv, rawCSV, ndjson, vcard, ics
        }

        public var form: Form
        public var filter: Filter
        public var search: String
        /// For contact: whom a rule forbids to contact is left out and counted.
        public var isForContact: Bool
        public var path: String
        /// The marked customers, of whom alone it is; `nil` for all that pass.
        public var customers: [Int64]?
    }
}

/// One kind of question of which only the newest matters: an older one is interrupted and its answer dropped.
public enum Slot: String, Hashable, Sendable, CaseIterable {
    case rows, count, funnel, stages, detail, customer, choices, preview, empty, doors, news, clocks, absences, report
    case duplicates, pair, lookalikes, views, viewCount, lately, marks
    /// What the next keys may need: customers near the selection, and the ends of the list.
    case neighbours, ends

    /// Whether keys wait for its answers.
    var isActedOn: Bool { [.rows, .funnel, .detail, .customer, .choices, .preview, .doors].contains(self) }

    /// Whether nobody waits for its answers, so that every other question goes before it.
    public var isAhead: Bool { self == .neighbours || self == .ends }
}

/// A question to the store.
public struct Request: Hashable, Sendable {
    public var slot: Slot
    /// Rises with each question; an answer to an older one is dropped.
    public var generation: Int
    public var question: Question
}

/// What a dashboard can ask.
public enum Question: Hashable, Sendable {
    case page(ListQuery, Anchor, limit: Int)
    case count(ListQuery)
    /// How much of the day's work is left, and done by a rep.
    case work(ListQuery, doneBy: String)
    /// What clocks show in a country.
    case clocks(country: String)
    case funnel(Filter, customers: Bool)
    case stages(Filter)
    case customer(Int64)
    case payload(lead: Int64)
    case quarantined(Int64)
    case choices(ChoiceKind, Filter)
    case customers(matching: String)
    case preview(Change, Target)
    /// What to write to a customer, or call him by; with a template of a name, else the one that fits.
    case approach(Int64, Channel, template: String?)
    /// The templates, those that fit a customer first.
    case templates(Int64)
    case exportPreview(Deed.Export)
    case isEmpty
    case doors
    case absences
    case journeys(Filter, Journeys.By, isSameOffer: Bool)
    case responseTimes(Filter)
    case attribution(Filter)
    /// What came after a lead, without what a person brought in by hand; after none, only which is the newest.
    case news(after: Int64?, besides: String)
    /// Pairs of customers who may be one person: of all in a list, or of one.
    case duplicates(ListQuery)
    case lookalikes(Int64)
    case pair(Int64, Int64)
    case views
    case viewCount(Int64, ListQuery)
    case lately(HistoryMark)
    /// Which of these customers are new or changed.
    case marks([Int64], HistoryMark)
    /// Gives up what was asked in its slot before.
    case nothing
}

/// What a picker of a filter offers.
public enum ChoiceKind: String, Hashable, Sendable {
    case offers, countries, owners, sources
}

/// What a store can answer.
public enum Answer: Hashable, Sendable {
    case page(Page)
    /// How many rows a list has; of the queue, how many of them are for later.
    case count(Int, later: Int = 0)
    case work(WorkCounts)
    case clocks([CityClock])
    case funnel(Funnel)
    case stages(StageCounts)
    case customer(CustomerDetail?)
    case payload(Payload?)
    case choices([Choice])
    case customers([CustomerRow])
    case preview(ChangeReport)
    case approach(Approach?)
    case templates([TemplateChoice])
    case exportPreview(ExportPreview)
    case isEmpty(Bool)
    case doors([DoorState])
    case journeys(Journeys)
    case responseTimes(ResponseTimes)
    case attribution(Attribution)
    case news(News)
    case duplicates(Duplicates)
    case pair(ComparedPair?)
    case views([SavedView])
    case lately(Lately)
    case marks([Int64: Lately.Mark])
    case nothing
    case absences(Absences)
}

/// What an export would write: leads, customers or follow-ups, by its form.
public struct ExportPreview: Hashable, Sendable {
    public var chosen: Int
    /// Who is left out, or would be were it for contact, because a rule forbids to contact him.
    public var leftOut: Int

    public init(chosen: Int, leftOut: Int) {
        (self.chosen, self.leftOut) = (chosen, leftOut)
    }
}

/// The bytes a lead was read from.
public struct Payload: Hashable, Sendable {
    public var header: String
    public var text: String
    /// The format and file it came by.
    public var origin: String

    public init(header: String, text: String, origin: String) {
        (self.header, self.text, self.origin) = (header, text, origin)
    }
}
