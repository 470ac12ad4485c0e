import LeadModel

/// Deliveries of the endpoint.
extension Batch {
    mutating func take(_ delivery: EndpointIntake.Delivery) throws -> EndpointIntake.Receipt {
        var receipt = EndpointIntake.Receipt()
        intake.now = delivery.receivedAt
        for item in delivery.items {
            switch item {
            case .lead(let lead, let format):
                try beginFile("", format, [])
                receipt.note(try take(lead))
            case .unreadable(let piece, let format):
                try beginFile("", format, [])
                receipt.note(isQuarantined: try quarantine(piece))
            }
        }
        return receipt
    }

    /// Keeps the bytes of a delivery whose leads the store refuses.
    mutating func quarantine(_ delivery: EndpointIntake.Delivery) throws -> EndpointIntake.Receipt {
        var receipt = EndpointIntake.Receipt()
        intake.now = delivery.receivedAt
        for item in delivery.items {
            let piece: Unreadable
            switch item {
            case .lead(let lead, let format):
                try beginFile("", format, [])
                piece = Unreadable(reason: words(.storeRefusesLead), raw: lead.draft.raw, line: lead.draft.line)
            case .unreadable(let unreadable, let format):
                try beginFile("", format, [])
                piece = unreadable
            }
            receipt.note(isQuarantined: try quarantine(piece))
        }
        return receipt
    }
}

extension EndpointIntake.Receipt {
    fileprivate mutating func note(_ outcome: Intake.Outcome) {
        switch outcome {
        case .duplicate: known += 1
        case .new(let lead, isTest: true, _, _): testLeads.append(lead)
        case .new(let lead, _, _, _): leads.append(lead)
        }
    }

    fileprivate mutating func note(isQuarantined: Bool) {
        if isQuarantined { quarantined += 1 } else { known += 1 }
    }
}
