public import Canvas
public import LeadModel

/// The whole dashboard as a value: what it knows, where the user is, and what is open in front of it.
public struct Dashboard: Hashable, Sendable {
    /// What does not change while it runs.
    public struct Settings: Hashable, Sendable {
        /// Shown when the store is empty.
        public var storePath: String
        /// The rep at the keys.
        public var user: String
        public var customs: Customs
        public var keys: KeyTable
        public var rules: StageRules
        /// How soon new customers are to be contacted.
        public var targets: ResponseTargets
        /// What follows an outcome.
        public var plan: OutcomePlan
        public var glyphs: Glyphs
        public var isReadOnly: Bool
        /// What an empty store says about filling it.
        public var welcome: Welcome
        /// How the user is told of new leads.
        public var notify: Notify

        public init(
            storePath: String, user: String, customs: Customs, keys: KeyTable = .standard,
            rules: StageRules = .documentation2018, glyphs: Glyphs = .unicode, isReadOnly: Bool = false,
            welcome: Welcome = Welcome(), notify: Notify = Notify(), targets: ResponseTargets? = nil,
            plan: OutcomePlan? = nil
        ) {
            self.storePath = storePath
            self.user = user
            self.customs = customs
            self.keys = keys
            self.rules = rules
            self.glyphs = glyphs
            self.isReadOnly = isReadOnly
            self.welcome = welcome
            self.notify = notify
            self.targets = targets ?? .standard(customs.zone)
            self.plan = plan ?? .standard(customs.zone)
        }
    }

    /// How the user is told of new leads, besides in the last line.
    public struct Notify: Hashable, Sendable {
        public var bell: Bool
        /// By a notification of the desktop.
        public var desktop: Bool
        /// With whose lead it is.
        public var isPersonal: Bool

        public init(bell: Bool = false, desktop: Bool = false, isPersonal: Bool = false) {
            (self.bell, self.desktop, self.isPersonal) = (bell, desktop, isPersonal)
        }
    }

    /// The commands that fill an empty store, as they can be typed into this user's shell.
    public struct Welcome: Hashable, Sendable {
        /// Makes sample leads.
        public var demo: String
        /// Opens what that made, where it is a store of its own.
        public var openDemo: String?
        /// Reads the sample files, where they are installed.
        public var samples: String?
        /// Reads the user's own files.
        public var ownFiles: String

        public init(
            demo: String = "leadtop demo", openDemo: String? = nil, samples: String? = nil,
            ownFiles: String = "leadtop import FILE"
        ) {
            (self.demo, self.openDemo, self.samples, self.ownFiles) = (demo, openDemo, samples, ownFiles)
        }
    }

    public let settings: Settings
    public internal(set) var size: Size
    var now: Timestamp
    var screen: Screen
    var scope: Scope
    var funnel = FunnelState()
    var today = TodayState()
    var lists: [ListQuery.Kind: ListState] = [:]
    var activityView = ActivityView.log
    var doors = DoorsState()
    var reports = ReportsState()
    var news = NewsState()
    /// Whose work the queue holds.
    var whose: Whose
    var absences = Absences()
    /// The customer that is open in front of the screen.
    var customer: CustomerState?
    /// The pairs that are open in front of the customers.
    var duplicates: DuplicatesState?
    var views = ViewsState()
    var look: LookState
    /// The customer in the detail pane, whose id may be ahead of what is loaded.
    var detail: CustomerDetail?
    var detailAsked: Int64?
    var ahead = Ahead()
    var layers: [Layer] = []
    var notice: Notice?
    var progress: Progress?
    var isStoreEmpty = false
    /// A change of many, being counted before it is confirmed.
    var previewed: Previewed?
    /// What is copied once its customer's rule is known.
    var copying: Copying?
    /// The screen with the number that the list was opened from: `esc` leads back there.
    var openedFrom: Screen?
    /// Where a text from the editor goes.
    var editing: Editing?
    /// A message that could not be handed over: what was written is not lost.
    var unsent: Letter?
    /// Inputs that wait for an answer.
    var typedAhead = TypeAhead()
    /// Whom changes are under way for, until the list is read again after them; and whether they were marked for it.
    var inHand: [Target: Bool] = [:]
    /// Changes under way.
    var changes = 0
    private(set) var generations: [Slot: Int] = [:]
    /// The newest question of each slot, until it is answered.
    private(set) var unanswered: [Slot: Question] = [:]

    /// A dashboard at a place; ask `start()` for what it needs first.
    public init(settings: Settings, place: Place = Place(), size: Size, now: Timestamp) {
        self.settings = settings
        self.size = size
        self.now = now
        screen = place.screen
        scope = place.scope
        whose = place.whose
        funnel.countsCustomers = place.countsCustomers
        look = LookState(place.seen, by: settings.user)
        customer = place.customer.map(CustomerState.init)
        for kind in ListQuery.Kind.allCases {
            lists[kind] = ListState(query: ListQuery(kind: kind, sort: place.sorts[kind]))
            if let former = place.lists[kind] { lists[kind]?.stand(at: former) }
        }
    }

    /// A sentence about what has just happened; gone with the next key.
    struct Notice: Hashable, Sendable {
        var text: String
        var isProblem = false
    }

    /// A deed under way.
    struct Progress: Hashable, Sendable {
        var done: Int
        var all: Int
    }

    struct Previewed: Hashable, Sendable {
        var change: Change
        var target: Target
    }

    enum Editing: Hashable, Sendable {
        case note(Target)
        case letter(Letter)
    }

    struct Copying: Hashable, Sendable {
        var customer: Int64
        var channel: Channel
    }

    var customs: Customs { settings.customs }

    /// What the choices are now, for the next start.
    public var place: Place {
        let sorts = lists.mapValues(\.query.sort).filter { $1 != ListQuery(kind: $0).sort }
        var place = Place(
            screen: screen, scope: scope, sorts: sorts, whose: whose,
            countsCustomers: funnel.countsCustomers)
        place.lists = lists.mapValues(\.place).filter { !$1.isUsual }
        place.customer = customer?.id
        place.seen = look.seen
        return place
    }

    /// The place at the end of a session: what is there now has been seen.
    public var placeAtExit: Place {
        var place = place
        if let newest = news.newest { place.seen = Seen(lead: newest, activity: news.newestActivity, at: now) }
        return place
    }

    /// The list on screen, if it is a list.
    var listKind: ListQuery.Kind? {
        if duplicates != nil { return nil }
        guard screen == .activity else { return screen.listKind }
        return switch activityView {
        case .log: .activity
        case .quarantine: .quarantine
        case .doors: nil
        }
    }

    /// Where a key is pressed now.
    public var context: Context {
        if customer != nil { return .customer }
        if duplicates != nil { return .duplicates }
        return switch screen {
        case .today: .today
        case .funnel: .funnel
        case .leads: .leads
        case .customers: .customers
        case .followUps: .followUps
        case .offers: .offers
        case .activity:
            switch activityView {
            case .log: .activity
            case .quarantine: .quarantine
            case .doors: .doors
            }
        case .reports: .reports
        }
    }

    // MARK: Questions

    mutating func ask(_ slot: Slot, _ question: Question) -> Effect {
        generations[slot, default: 0] += 1
        unanswered[slot] = question
        return .load(Request(slot: slot, generation: generations[slot, default: 0], question: question))
    }

    /// Waits for the same answers as another dashboard.
    mutating func takeQuestions(of other: Dashboard) {
        (generations, unanswered) = (other.generations, other.unanswered)
    }

    /// Waits no longer for the answer to a slot's question.
    mutating func drop(_ slot: Slot) {
        guard unanswered.removeValue(forKey: slot) != nil else { return }
        generations[slot, default: 0] += 1
    }

    /// Whether an answer is to the newest question of its slot, which it then settles.
    mutating func settles(_ request: Request) -> Bool {
        guard generations[request.slot] == request.generation else { return false }
        unanswered[request.slot] = nil
        return true
    }

    /// The scope as a filter, at this moment.
    var scopeFilter: Filter { scope.filter(now: now, zone: customs.zone) }

    /// The query of a list as the scope, its narrowing and the queue's owner make it now.
    func query(of kind: ListQuery.Kind) -> ListQuery? {
        guard let list = lists[kind] else { return nil }
        var query = list.query
        query.filter = scope(shownBy: kind).filter(now: now, zone: customs.zone)
        list.narrowing.apply(to: &query.filter)
        if kind.isWork { query.worker = whose.owner(for: settings.user) }
        return query
    }

    /// What of the scope holds for what is on screen.
    var shownScope: Scope { context == .doors ? Scope() : scope(shownBy: listKind) }

    /// What of the scope holds for a list: nothing in the queue is hidden by age, and the log has no offers.
    func scope(shownBy kind: ListQuery.Kind?) -> Scope {
        switch kind {
        case .queue, .today:
            var shown = scope
            shown.period = .allTime
            return shown
        case .activity, .quarantine: return Scope()
        case nil, .leads, .customers, .offers: return scope
        }
    }
}
