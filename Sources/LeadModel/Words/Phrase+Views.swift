/// Saved views, columns, and what changed since somebody looked.
extension Phrase {
    public static let viewsTitle = Phrase("views.title", "Views")
    public static let viewSave = Phrase("views.save", "save this list as a view")
    public static let viewOverwrite = Phrase("views.overwrite", "overwrite a view with this list")
    public static let viewRename = Phrase("views.rename", "rename a view, or give it another key")
    public static let viewDelete = Phrase("views.delete", "delete a view")
    public static let viewOverwriteTitle = Phrase("views.overwriteTitle", "Overwrite which view with this list?")
    public static let viewRenameTitle = Phrase("views.renameTitle", "Rename which view?")
    public static let viewDeleteTitle = Phrase("views.deleteTitle", "Delete which view?")
    public static let viewDeleteQuestion = Phrase("views.deleteQuestion", "Delete the view {1}?")
    public static let viewDeleteShared = Phrase("views.deleteShared", "Everybody has it. u brings it back.")
    public static let viewDeleteOwn = Phrase("views.deleteOwn", "Only you have it. u brings it back.")
    public static let viewSaveTitle = Phrase("views.saveTitle", "Save this list as a view")
    public static let viewEditTitle = Phrase("views.editTitle", "View {1}")
    public static let fieldName = Phrase("views.fieldName", "Name")
    public static let fieldKey = Phrase("views.fieldKey", "Key")
    public static let fieldWhose = Phrase("views.fieldWhose", "Whose")
    public static let viewOwn = Phrase("views.own", "mine")
    public static let viewShared = Phrase("views.shared", "the team's")
    public static let viewNameIsEmpty = Phrase("views.nameIsEmpty", "Give the view a name.")
    public static let viewKeyIsWrong = Phrase(
        "views.keyIsWrong",
        "A key is one small letter or digit, but not j, k or q, which move and close; or leave it empty.")
    public static let viewKeyIsTaken = Phrase("views.keyIsTaken", "{1} opens {2} already. Choose another key, or none.")
    public static let viewNeedsList = Phrase(
        "views.needsList", "Leads, customers and follow-ups are saved as views: go to one of them first.")
    public static let viewSaved = Phrase("views.saved", "Saved as {1}. V opens it; u undoes it.")
    public static let viewChanged = Phrase("views.changed", "View {1} is changed. u undoes it.")
    public static let viewUnchanged = Phrase("views.unchanged", "View {1} is so already.")
    public static let viewDeleted = Phrase("views.deleted", "View {1} is deleted. u brings it back.")
    public static let viewCountLine = Phrase("views.countLine", "{1} {2}")
    public static let storeViewExists = Phrase(
        "store.viewExists", "There is a view of the name {1} already. Choose another name, or overwrite it.")
    public static let storeViewGone = Phrase("store.viewGone", "This view is no longer there.")
    public static let verbViewSave = Phrase("verb.viewSave", "view saved")
    public static let verbViewChange = Phrase("verb.viewChange", "view changed")
    public static let verbViewDelete = Phrase("verb.viewDelete", "view deleted")

    public static let columnsTitle = Phrase("columns.title", "Columns: enter shows or hides, esc is done")
    public static let columnsOwn = Phrase("columns.own", "the list's own columns")
    public static let columnShown = Phrase("columns.shown", "shown")
    public static let columnsNeedOne = Phrase("columns.needOne", "One column must stay.")

    public static let sinceNews = Phrase("since.news", "{1} new, {2} changed since {3}")
    public static let sinceNew = Phrase("since.new", "{1} new since {2}")
    public static let sinceChanged = Phrase("since.changed", "{1} changed since {2}")
    public static let sinceNarrowed = Phrase("since.narrowed", "new or changed since {1}")
    public static let sinceNothing = Phrase("since.nothing", "Nothing came or was changed by others since {1}.")
    public static let sinceNever = Phrase(
        "since.never", "This is your first look at this store: what comes from now on is marked the next time.")
    public static let sinceSeen = Phrase("since.seen", "All is seen: what comes from now on is marked.")
    public static let yesterdayAt = Phrase("since.yesterdayAt", "yesterday {1}")
    public static let columnPhone = Phrase("list.columnPhone", "Phone")
    public static let columnCity = Phrase("list.columnCity", "City")
    public static let columnJob = Phrase("list.columnJob", "Job")
    public static let columnCampaign = Phrase("list.columnCampaign", "Campaign")
    public static let columnFirst = Phrase("list.columnFirst", "First lead")
    public static let columnContacted = Phrase("list.columnContacted", "Contacted")
    public static let letterArrived = Phrase("since.letterArrived", "n")
    public static let letterChanged = Phrase("since.letterChanged", "c")
    public static let actionNarrowed = Phrase("views.actionNarrowed", "action {1}")
    public static let fromNarrowed = Phrase("views.fromNarrowed", "from {1}")
    public static let untilNarrowed = Phrase("views.untilNarrowed", "before {1}")

    public static let commandViews = Phrase("command.views", "Views: open, save, rename, delete")
    public static let commandColumns = Phrase("command.columns", "Choose the columns of this list")
    public static let commandSinceLastLook = Phrase(
        "command.sinceLastLook", "Only what is new since your last look, or all")
    public static let commandMarkSeen = Phrase("command.markSeen", "Take all as seen: no marks until something comes")

    public static let exportQuestion = Phrase("export.question", "Write {1} to {2}?")
    public static let exportCounting = Phrase("export.counting", "Export to {1}: counting …")
    public static let exportOfMarked = Phrase("export.ofMarked", "Of {1} marked.")
    public static let exportOfFilter = Phrase("export.ofFilter", "Of all {1} that this list has.")
    public static let exportLeftOut = Phrase("export.leftOut", "{1} left out: do not contact.")
    public static let exportNobodyLeftOut = Phrase("export.nobodyLeftOut", "Nobody has to be left out.")
    public static let exportWithBlocked = Phrase(
        "export.withBlocked", "For the archive: {1} of them must not be contacted.")
    public static let exportNothing = Phrase("export.nothing", "Nothing to write: {1} left out, do not contact.")
    public static let exportLeads = Phrase("export.leads", "{1} {1:lead:leads}")
    public static let exportCustomers = Phrase("export.customers", "{1} {1:customer:customers}")
    public static let exportFollowUps = Phrase("export.followUps", "{1} {1:follow-up:follow-ups}")

    public static let cliHelpViews = Phrase("cli.help.views", "Lists saved under a name, one's own and the team's.")
    public static let cliHelpViewsList = Phrase("cli.help.viewsList", "List the views and how many each has now.")
    public static let cliHelpViewsSave = Phrase(
        "cli.help.viewsSave",
        "Save a filter, a search and an order under a name; an older view of the name is overwritten.")
    public static let cliHelpViewsDelete = Phrase("cli.help.viewsDelete", "Delete a view; leadtop undo brings it back.")
    public static let cliHelpViewsShow = Phrase("cli.help.viewsShow", "Print what a view has now.")
    public static let cliHelpViewName = Phrase("cli.help.viewName", "The name of the view.")
    public static let cliHelpViewList = Phrase("cli.help.viewList", "What it lists: leads, customers or follow-ups.")
    public static let cliHelpViewKey = Phrase("cli.help.viewKey", "The key that opens it after V in the dashboard.")
    public static let cliHelpViewTeam = Phrase(
        "cli.help.viewTeam", "Share it with everybody who works with this store.")
    public static let cliHelpViewColumns = Phrase(
        "cli.help.viewColumns", "The columns it shows, with commas between them.")
    public static let cliHelpViewOption = Phrase(
        "cli.help.viewOption", "Begin with a saved view; the other options narrow it further.")
    public static let cliUnknownView = Phrase("cli.unknownView", "There is no view {1}. There are: {2}")
    public static let cliNoViews = Phrase(
        "cli.noViews", "There is no view {1}; none is saved yet. leadtop views save makes one.")
    public static let cliViewOfOtherList = Phrase(
        "cli.viewOfOtherList", "The view {1} lists {2}. Print it with: leadtop views show '{1}'")
    public static let cliBadViewKey = Phrase(
        "cli.badViewKey", "A key is one small letter or digit, but not j, k or q, which move and close.")
    public static let cliUnknownListColumn = Phrase("cli.unknownListColumn", "There is no column {1}. There are: {2}")
    public static let columnView = Phrase("views.columnView", "View")
    public static let columnKey = Phrase("views.columnKey", "Key")
    public static let columnWhose = Phrase("views.columnWhose", "Whose")
    public static let columnList = Phrase("views.columnList", "List")
    public static let columnNow = Phrase("views.columnNow", "Now")
    public static let columnShows = Phrase("views.columnShows", "Narrowed to")
}
