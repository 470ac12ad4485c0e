import Foundation
import LeadModel

import TestSupport
@testable import LeadFormats

extension String {
    /// Text as an enemy would write it; no NUL, which readers refuse.
    static func hostile(_ random: inout Seeded) -> String {
        let pieces = [
            "Ada", "=1+1", "+44", "-x", "@a", "'", "'=", "\"", "\"\"", ",", ";", "\t", "\r\n", "\n", "\\", "\\u0041",
            "{", "}", "[",
            "|", "\u{1B}[2J", "\u{202E}", "\u{2028}", "\u{7F}", "\u{9B}", "李小龙", "👨‍👩‍👧", "é", "e\u{301}", "</script>", " ",
            "null",
            "MSFT_TEST_1", "%00", "&=", "\u{1F}",
        ]
        return (0..<Int.random(in: 0...5, using: &random)).map { _ in pick(pieces, &random) }.joined()
    }

    static func maybe(_ random: inout Seeded) -> String? {
        Bool.random(using: &random) ? .hostile(&random) : nil
    }
}

extension Timestamp {
    static func random(_ random: inout Seeded) -> Timestamp {
        Timestamp(milliseconds: .random(in: -10_000_000_000...4_000_000_000_000, using: &random))
    }

    static func maybe(_ random: inout Seeded) -> Timestamp? {
        Bool.random(using: &random) ? .random(&random) : nil
    }
}

extension Person {
    static func random(_ random: inout Seeded) -> Person {
        var person = Person()
        for field in Field.allCases { person[field] = .hostile(&random) }
        return person
    }
}

extension LeadDraft {
    static func random(_ random: inout Seeded) -> LeadDraft {
        let wire = [
            "SPZA-PLT|contoso.backup-pro", "SFDC-dup-IN|x", "AzurePortal - Create | a.b", "", "-dup-", "a|b|c",
            .hostile(&random),
        ]
        let isText = Bool.random(using: &random)
        let bytes = (0..<Int.random(in: 0...40, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
        var draft = LeadDraft(
            leadSource: LeadSource(wire: pick(wire, &random)),
            raw: isText ? Array(String.hostile(&random).utf8) : bytes)
        if Bool.random(using: &random) {
            draft.key = LeadKey(door: pick(LeadKey.Door.allCases, &random), value: .hostile(&random))
        }
        if Bool.random(using: &random) { draft.otherKeys = [LeadKey(door: .leadtop, value: .hostile(&random))] }
        draft.createdAt = .maybe(&random)
        draft.receivedAt = .maybe(&random)
        draft.deletedThereAt = .maybe(&random)
        draft.offerTitle = .hostile(&random)
        draft.person = .random(&random)
        draft.description = .hostile(&random)
        draft.status = .hostile(&random)
        draft.optOuts = OptOuts(rawValue: .random(in: 0...3, using: &random))
        draft.optOutReason = .hostile(&random)
        draft.customerReference = .maybe(&random)
        return draft
    }
}

extension CustomerRecord {
    static func random(_ random: inout Seeded) -> CustomerRecord {
        var customer = CustomerRecord(reference: "store-\(Int.random(in: 1...9999, using: &random))")
        customer.person = .random(&random)
        customer.status = .hostile(&random)
        customer.owner = .hostile(&random)
        customer.mergedInto = .maybe(&random)
        for _ in 0..<Int.random(in: 0...2, using: &random) {
            var followUp = FollowUpRecord(uid: .hostile(&random), dueAt: .random(&random), createdAt: .random(&random))
            (followUp.channel, followUp.note, followUp.owner) = (
                .hostile(&random), .hostile(&random), .hostile(&random)
            )
            (followUp.doneAt, followUp.outcome) = (.maybe(&random), .maybe(&random))
            (followUp.doneBy, followUp.reason) = (.hostile(&random), .hostile(&random))
            customer.followUps.append(followUp)
            customer.notes.append(NoteRecord(at: .random(&random), who: .hostile(&random), text: .hostile(&random)))
            var rule = DoNotContactRecord(
                kind: Bool.random(using: &random) ? .block : .allow, reason: .hostile(&random), who: .hostile(&random),
                at: .random(&random))
            (rule.offer, rule.channel, rule.liftedAt) = (.maybe(&random), .maybe(&random), .maybe(&random))
            (rule.liftedBy, rule.liftedReason) = (.maybe(&random), .maybe(&random))
            customer.doNotContact.append(rule)
        }
        return customer
    }
}

extension JSONValue {
    static func random(depth: Int, _ random: inout Seeded) -> JSONValue {
        switch Int.random(in: 0..<(depth > 0 ? 7 : 5), using: &random) {
        case 0: return .null
        case 1: return .bool(.random(using: &random))
        case 2: return .number(pick(["0", "-1", "17", "1.5", "-0.25", "1e3", "2.5E-2"], &random))
        case 3, 4: return .string(.hostile(&random))
        case 5: return .array((0..<Int.random(in: 0...4, using: &random)).map { _ in random2(depth, &random) })
        default:
            let names = (0..<Int.random(in: 0...4, using: &random)).map { "\($0)" + String.hostile(&random) }
            return .object(names.map { Member(name: $0, value: random2(depth, &random)) })
        }
    }

    private static func random2(_ depth: Int, _ random: inout Seeded) -> JSONValue {
        .random(depth: depth - 1, &random)
    }

    /// Whether Foundation reads the same.
    func isSame(as other: Any) -> Bool {
        switch self {
        case .null: return other is NSNull
        case .bool(let flag): return (other as? Bool) == flag
        case .number(let digits): return (other as? NSNumber)?.doubleValue == Double(digits)
        case .string(let text): return (other as? String).map { Array($0.utf8) == Array(text.utf8) } ?? false
        case .array(let values):
            guard let others = other as? [Any], others.count == values.count else { return false }
            return zip(values, others).allSatisfy { $0.isSame(as: $1) }
        case .object(let members):
            guard let others = other as? [String: Any], others.count == members.count else { return false }
            return members.allSatisfy { member in others[member.name].map(member.value.isSame) ?? false }
        }
    }
}

/// One of the choices, of which there must be some.
func pick<Choice>(_ choices: [Choice], _ random: inout Seeded) -> Choice {
    choices[Int.random(in: choices.indices, using: &random)]
}
