/// Rules that give customers to reps, and what reps do with whose they are.
extension Phrase {
    public static let configAssignBrackets = Phrase(
        "config.assign.brackets", "{1}: a rule begins with [[assign]], in two pairs of brackets.")
    public static let configAssignName = Phrase(
        "config.assign.name", "{1}: rule {2} ([[assign]]) needs a name of at most 60 characters: name = \"poland\".")
    public static let configAssignTwice = Phrase(
        "config.assign.twice", "{1}: there are two rules \"{2}\". Give one another name.")
    public static let configAssignUnknown = Phrase(
        "config.assign.unknown", "{1}: rule \"{2}\" has no setting \"{3}\". There are: {4}.")
    public static let configAssignValue = Phrase("config.assign.value", "{1}: in rule \"{2}\", \"{3}\" takes {4}.")
    public static let configAssignOffers = Phrase(
        "config.assign.offers", "an offer's id or several, where * stands for anything: \"contoso.*\"")
    public static let configAssignCountries = Phrase(
        "config.assign.countries", "countries by their codes or names: [\"PL\", \"Germany\"]")
    public static let configAssignSteps = Phrase(
        "config.assign.steps", "one or several of: get-it-now, test-drive, contact-me, purchase, other")
    public static let configAssignSources = Phrase(
        "config.assign.sources", "one or several sources: \"AppSource\", [\"TestDrive\", \"AzurePortal\"]")
    public static let configAssignTo = Phrase(
        "config.assign.to", "a rep's name or several different ones: \"anna\", [\"anna\", \"ola\"]")
    public static let configAssignBy = Phrase("config.assign.by", "one of: first, turn, load")
    public static let configAssignCapacity = Phrase(
        "config.assign.capacity", "how many open customers a rep may have: a whole number above 0")

    public static let cliHelpAssignMore = Phrase(
        "cli.help.assignMore",
        """
        With --try or --run, what the rules [[assign]] of config.toml say: --try tells who would have got whom of the \
        customers of past leads, in the order of their time, as if nobody had owned them, and changes nothing; --run \
        gives those whom nobody owns to reps now, with one undo.
        """)
    public static let cliHelpAssignTry = Phrase("cli.help.assignTry", "Try the rules on past leads; changes nothing.")
    public static let cliHelpAssignRun = Phrase(
        "cli.help.assignRun", "Apply the rules to open customers whom nobody owns.")
    public static let cliAssignNeeds = Phrase(
        "cli.assign.needs", "Name a customer and an owner, or one of --try and --run.")
    public static let cliAssignNoRules = Phrase(
        "cli.assign.noRules",
        "{1} has no rules. Add some, such as:\n[[assign]]\nname = \"poland\"\ncountry = [\"PL\"]\nto = [\"anna\", \"ola\"]"
    )
    public static let cliAssignTried = Phrase(
        "cli.assign.tried",
        "{1} {1:customer:customers} would have gone to a rep, by {2} {2:lead:leads}. Test leads, cross-listed ones and blocked customers are not among them. Nothing was changed."
    )
    public static let cliAssignRan = Phrase(
        "cli.assign.ran", "{1} {1:customer:customers} went to a rep. leadtop undo takes it back.")
    public static let cliAssignUnmatched = Phrase("cli.assign.unmatched", "{1}: no rule is for them.")
    public static let cliAssignUnserved = Phrase(
        "cli.assign.unserved", "{1}: a rule is, but nobody is there with room.")
    public static let columnRule = Phrase("list.columnRule", "Rule")
    public static let columnRep = Phrase("list.columnRep", "Rep")
    public static let columnOwnedNow = Phrase("list.columnOwnedNow", "Another's now")

    public static let cliHelpClaim = Phrase("cli.help.claim", "Take a customer whom nobody owns.")
    public static let cliHelpClaimFrom = Phrase("cli.help.claimFrom", "Take him from this owner.")
    public static let cliClaimOwned = Phrase(
        "cli.claim.owned", "{1} owns this customer. To take him over: --from {1}.")
    public static let cliHelpHandOver = Phrase(
        "cli.help.handOver", "Give one rep's open customers to another: all, or those that pass a filter.")
    public static let cliHelpHandOverFrom = Phrase("cli.help.handOverFrom", "Whose customers: a rep's name, or me.")
    public static let cliHelpHandOverTo = Phrase("cli.help.handOverTo", "Who gets them: a rep's name, or me.")
    public static let cliHelpHandOverTry = Phrase("cli.help.handOverTry", "Count them, and change nothing.")
    public static let cliHandOverSame = Phrase("cli.handOver.same", "Name two different reps.")
    public static let cliHandOverWould = Phrase("cli.handOver.would", "Would hand over {1} {1:customer:customers}. {2}")
    public static let cliHelpAway = Phrase(
        "cli.help.away", "Say that a rep is away, and who stands in; without a rep, show who is or will be.")
    public static let cliHelpAwayRep = Phrase("cli.help.awayRep", "A rep's name, or me.")
    public static let cliHelpAwayUntil = Phrase(
        "cli.help.awayUntil", "The last day away, as people say it: 2026-12-04, fri, in 2 weeks.")
    public static let cliHelpAwaySince = Phrase("cli.help.awaySince", "The first day away; without it, from now on.")
    public static let cliHelpAwayDeputy = Phrase(
        "cli.help.awayDeputy", "Who does the rep's work meanwhile, and gets what rules would give to him.")
    public static let cliHelpBack = Phrase("cli.help.back", "Say that a rep is back, or not going away after all.")
    public static let cliAwayNeedsUntil = Phrase("cli.away.needsUntil", "Say until when: --until fri.")
    public static let cliAwaySaid = Phrase("cli.away.said", "{1} is away from {2} to {3}.")
    public static let cliAwayDeputy = Phrase("cli.away.deputySaid", "{1} {2} stands in.")
    public static let cliBackSaid = Phrase("cli.back.said", "{1} is back.")
    public static let cliNobodyAway = Phrase("cli.away.nobody", "Nobody is away, or will be.")
    public static let columnSince = Phrase("list.columnSince", "Since")
    public static let columnUntil = Phrase("list.columnUntil", "Until")
    public static let columnDeputy = Phrase("list.columnDeputy", "Deputy")
    public static let cliImportAssigned = Phrase("cli.import.assigned", "Given by the rules: {1}.")

    public static let cliDoctorRule = Phrase("cli.doctor.rule", "rule {1}")
    public static let cliDoctorRuleText = Phrase("cli.doctor.ruleText", "to {1}")
    public static let cliDoctorRuleTurns = Phrase("cli.doctor.ruleTurns", "in turn to {1}")
    public static let cliDoctorRuleLoad = Phrase("cli.doctor.ruleLoad", "to whom of {1} has the fewest")
    public static let cliDoctorRuleOffer = Phrase(
        "cli.doctor.ruleOffer", "no offer here is like \"{1}\". leadtop offers lists them.")
    public static let cliDoctorRuleAway = Phrase(
        "cli.doctor.ruleAway", "{1} is away until {2}, and nobody stands in.")
    public static let cliDoctorRuleStandIn = Phrase("cli.doctor.ruleStandIn", "{1} is away until {2}; {3} stands in.")
    public static let cliDoctorRuleFull = Phrase("cli.doctor.ruleFull", "{1} has {2} open customers, and room for {3}.")
    public static let cliDoctorRuleNobody = Phrase(
        "cli.doctor.ruleNobody", "nobody of this rule is there with room: its leads stay unowned.")

    public static let commandClaim = Phrase("command.claim", "Claim: make it mine")
    public static let commandHandOver = Phrase("command.handOver", "Hand a rep's open customers over to another")
    public static let commandAway = Phrase("command.away", "Out of office: a rep is away")
    public static let commandRepBack = Phrase("command.repBack", "A rep is back")
    public static let footerClaim = Phrase("footer.claim", "claim")
    public static let claimQuestion = Phrase("layers.claimQuestion", "{1} is {2}'s. Take over?")
    public static let claimTells = Phrase("layers.claimTells", "The log tells it, and u undoes it.")
    public static let handOverFrom = Phrase("layers.handOverFrom", "Hand over: whose open customers")
    public static let handOverMarked = Phrase("layers.handOverMarked", "Hand over {1}: whose they are")
    public static let handOverTo = Phrase("layers.handOverTo", "From {1} to")
    public static let awayTitle = Phrase("layers.awayTitle", "Out of office")
    public static let backTitle = Phrase("layers.backTitle", "Who is back")
    public static let fieldRep = Phrase("field.rep", "Rep")
    public static let fieldUntil = Phrase("field.until", "Last day")
    public static let fieldDeputy = Phrase("field.deputy", "Deputy")
    public static let repIsEmpty = Phrase("field.repIsEmpty", "Say who is away.")
    public static let awayUntil = Phrase("away.until", "{1} away until {2}")
    public static let youAreAway = Phrase("away.you", "you are away until {1}")
    public static let standingInFor = Phrase("away.standingIn", "with {1}'s")
    public static let isAway = Phrase("away.detail", "away until {1}")
    public static let workFor = Phrase("away.workFor", "for {1}: {2}")
    public static let nobodyIsAway = Phrase("away.nobody", "Nobody is away.")
    public static let awayDone = Phrase("away.done", "{1} is away until {2}. u undoes it.")
    public static let backDone = Phrase("away.backDone", "{1} is back. u undoes it.")
}
