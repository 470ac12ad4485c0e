import LeadFormats
import LeadModel

extension JSONWriter {
    mutating func object<Record>(_ record: Record, _ fields: [Field<Record>]) {
        object { $0.members(of: record, fields) }
    }

    mutating func members<Record>(of record: Record, _ fields: [Field<Record>]) {
        for field in fields {
            key(field.name)
            value(field.value(record))
        }
    }

    mutating func member(_ name: String, _ moment: Timestamp?) {
        member(name, moment?.rfc3339)
    }

    private mutating func value(_ value: FieldValue) {
        switch value {
        case .text(let text): string(text)
        case .number(let count): number(count)
        case .decimal(let value): number(value)
        case .flag(let flag): bool(flag)
        case .list(let texts): array { list in for text in texts { list.string(text) } }
        case .none: null()
        }
    }
}
