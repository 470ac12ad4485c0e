import LeadModel

/// GRDB has types of these names, too.
typealias ListCursor = LeadModel.Cursor
typealias ListRow = LeadModel.Row
