public import Canvas
public import LeadModel

/// Where a key is pressed.
public enum Context: String, Hashable, Sendable, CaseIterable {
    case today, funnel, leads, customers, followUps, offers, activity, quarantine, doors, reports, customer, duplicates

    /// Its name, as the help and the manual have it.
    public var title: String {
        switch self {
        case .today: words(.screenToday)
        case .funnel: words(.screenFunnel)
        case .leads: words(.screenLeads)
        case .customers: words(.screenCustomers)
        case .followUps: words(.screenFollowUps)
        case .offers: words(.screenOffers)
        case .activity: words(.screenActivity)
        case .quarantine: words(.screenQuarantine)
        case .doors: words(.screenDoors)
        case .reports: words(.screenReports)
        case .customer: words(.screenCustomer)
        case .duplicates: words(.duplicatesTitle)
        }
    }
}

/// One command and the keys that call it in some contexts.
public struct Binding: Hashable, Sendable {
    public var command: Command
    public var keys: [Key]
    public var contexts: Set<Context>
    /// The word in the footer; `nil` keeps it out of there.
    public var footer: Phrase?

    public init(_ command: Command, _ keys: [Key], in contexts: Set<Context>, footer: Phrase? = nil) {
        self.command = command
        self.keys = keys
        self.contexts = contexts
        self.footer = footer
    }
}

/// The one table of keys: dispatch, the footer, the help, the palette and the manual are made from it.
public struct KeyTable: Hashable, Sendable {
    public var bindings: [Binding]

    public init(bindings: [Binding]) {
        self.bindings = bindings
    }

    /// A key as the footer, the help and the manual show it: `ctrl-r`, `space`, `F1`.
    public static func title(of key: Key) -> String { Said.key(key) }

    /// What a key does in a context. O(bindings).
    public func command(for key: Key, in context: Context) -> Command? {
        bindings.first { $0.keys.contains(key) && $0.contexts.contains(context) }?.command
    }

    /// The bindings that hold in a context, in the order of the table.
    public func bindings(in context: Context) -> [Binding] {
        bindings.filter { $0.contexts.contains(context) }
    }
}
