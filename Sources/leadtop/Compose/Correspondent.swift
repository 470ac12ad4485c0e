import Correspondence
import Glibc
import LeadModel
import LeadStore

/// Who writes to customers and calls them: what he is to know of one first, and the message that fits him.
struct Correspondent: Sendable {
    let settings: ComposeSettings
    let who: String
    /// The name under a message; `nil`: as the account has it.
    let signature: String?
    let customs: Customs

    /// What to write to a customer, or call him by; `nil` where there is no such customer. O(his leads).
    /// - Parameter template: The name of one that is wanted; else the one that fits.
    func approach(
        _ id: Int64, _ channel: Channel, template: String? = nil, _ reader: StoreReader, now: Timestamp
    ) throws -> Approach? {
        guard let detail = try reader.customer(id) else { return nil }
        let way = try channel == .phone ? call(detail) : letter(detail, template, now)
        let since = now - .days(Int64(settings.warnDays))
        return Approach(
            customer: detail.row.id, name: Sentence.name(of: detail.row.person), way: way,
            others: settings.warnDays > 0 ? detail.contacts(besides: who, since: since) : [])
    }

    // MARK: Ways

    private func call(_ detail: CustomerDetail) -> Approach.Way {
        if detail.row.isTest { return .refused(words(.letterTestLead)) }
        if let block = detail.rule.block(channel: .phone) { return .blocked(block) }
        let number = detail.row.person.phone
        guard !number.isEmpty else { return .refused(words(.noPhone)) }
        return TelephoneNumber(number) == nil ? .refused(words(.letterBadNumber)) : .number(number)
    }

    private func letter(_ detail: CustomerDetail, _ template: String?, _ now: Timestamp) throws -> Approach.Way {
        if let refusal = refusal(detail) { return refusal }
        guard let occasion = occasion(detail, now) else { return nothingToSay(detail) }
        let ranking = try ranking(for: occasion)
        if let template {
            guard let named = ranking.named(template) else {
                let known = Set(ranking.entries.map(\.template.name)).sorted().joined(separator: ", ")
                throw Failure(words(.letterNoTemplate, template, known))
            }
            return .letter(try letter(named, occasion))
        }
        guard let best = ranking.best else { return .refused(words(.letterNoneFits)) }
        return .letter(try letter(best, occasion))
    }

    /// Why nothing may, or can, be written to him.
    func refusal(_ detail: CustomerDetail) -> Approach.Way? {
        if detail.row.isTest { return .refused(words(.letterTestLead)) }
        if let block = detail.rule.block(channel: .email) { return .blocked(block) }
        let address = detail.row.person.email
        guard !address.isEmpty else { return .refused(words(.noEmail)) }
        return MailAddress(address) == nil ? .refused(words(.letterBadAddress)) : nil
    }

    /// Nothing he did is about an offer that he may be written to about.
    private func nothingToSay(_ detail: CustomerDetail) -> Approach.Way {
        let blocks = detail.leads.compactMap { detail.rule.block(offer: $0.row.offer.text, channel: .email) }
        return blocks.first.map { .blocked($0) } ?? .refused(words(.letterNothingKnown))
    }

    // MARK: Templates

    func occasion(_ detail: CustomerDetail, _ now: Timestamp) -> Occasion? {
        Occasion(detail, languages: settings.languages, rep: rep, now: now, zone: customs.zone)
    }

    func ranking(for occasion: Occasion) throws -> Ranking {
        Ranking(try TemplateFolder.read(), for: occasion)
    }

    func letter(_ template: Template, _ occasion: Occasion) throws -> Letter {
        do throws(TemplateError) {
            return try template.letter(for: occasion)
        } catch {
            throw Failure(error.text)
        }
    }

    /// The templates to choose from for a customer, those that fit first, without those that speak of what he never did.
    /// Of each name the one in the language that fits best.
    func choices(for id: Int64, _ reader: StoreReader, now: Timestamp) throws -> [TemplateChoice] {
        guard let detail = try reader.customer(id) else { throw Failure(words(.customerGone)) }
        let obstacle = refusal(detail)
        guard obstacle == nil, let occasion = occasion(detail, now) else {
            throw Failure(text(of: obstacle ?? nothingToSay(detail)))
        }
        let ranking = try ranking(for: occasion)
        var seen = Set<String>()
        let entries = ranking.entries.filter { occasion.steps.isSuperset(of: $0.template.history) }
        return try entries.filter { seen.insert($0.template.name).inserted }.compactMap { entry in
            guard let template = ranking.named(entry.template.name) else { return nil }
            return TemplateChoice(
                name: template.name, language: template.language, subject: try letter(template, occasion).subject,
                fits: entry.fits)
        }
    }

    /// Why somebody is not written to or called, in words.
    func text(of way: Approach.Way) -> String {
        switch way {
        case .blocked(let block): Sentence.refusal(block, customs: customs)
        case .refused(let reason): reason
        case .letter, .number: ""
        }
    }

    /// What the writer calls himself.
    private var rep: String {
        if let signature { return signature }
        guard let entry = getpwnam(who), let text = entry.pointee.pw_gecos else { return who }
        let name = String(cString: text).split(separator: ",", omittingEmptySubsequences: false).first?.trimmed ?? ""
        return name.isEmpty ? who : name
    }
}
