import Canvas
import LeadModel

/// A file of the marked, or of all that the list on screen has: counted first, written after a yes.
extension Dashboard {
    /// Asks before it is written: how many, and who is left out. One need not wait for the numbers.
    mutating func askToExport(_ form: Deed.Export.Form, to path: String, isForContact: Bool) -> [Effect] {
        let list = currentList
        let filter = listKind.flatMap { query(of: $0)?.filter } ?? scopeFilter
        var export = Deed.Export(
            form: form, filter: filter, search: list?.query.search ?? "", isForContact: isForContact, path: path)
        if let list, !list.isAllMarked, !list.marks.isEmpty { export.customers = Set(list.marks.values).sorted() }
        if let customer { export.customers = [customer.id] }
        layers.append(
            .confirm(
                Confirmation(
                    title: words(.exportCounting, path), lines: [ofWhom(export)], deed: .export(export),
                    isCounting: true)))
        return [ask(.preview, .exportPreview(export))]
    }

    mutating func confirm(_ preview: ExportPreview, of export: Deed.Export) {
        guard case .confirm(let asked)? = layers.last, asked.isCounting, asked.deed == .export(export) else { return }
        let leftOut = customs.number(preview.leftOut)
        guard preview.chosen > 0 || preview.leftOut == 0 || !export.isForContact else {
            layers.removeLast()
            notice = Notice(text: words(.exportNothing, leftOut), isProblem: true)
            return
        }
        let blocked =
            preview.leftOut == 0
            ? words(.exportNobodyLeftOut) : words(export.isForContact ? .exportLeftOut : .exportWithBlocked, leftOut)
        let counted: Phrase =
            switch export.form {
            case .csv, .rawCSV: .exportLeads
            case .ndjson, .vcard: .exportCustomers
            case .ics: .exportFollowUps
            }
        replaceTop(
            .confirm(
                Confirmation(
                    title: words(.exportQuestion, words(counted, customs.number(preview.chosen)), export.path),
                    lines: [ofWhom(export), blocked], deed: .export(export))))
    }

    private func ofWhom(_ export: Deed.Export) -> String {
        if let customers = export.customers {
            return words(.exportOfMarked, words(.customerCount, customs.number(customers.count)))
        }
        let count = currentList?.count.map { customs.number($0) } ?? words(.counting)
        return words(.exportOfFilter, count)
    }
}
