extension DoorReport {
    /// Says what is known of a door at a moment.
    struct Teller {
        var state: DoorState
        var now: Timestamp
        var customs: Customs

        /// A certificate is to be renewed so long before its end.
        private static let certificateDays = 30
        /// A secret is to be changed when it is so old.
        private static let secretDays = 365
        /// What is pulled again and again is not, when nothing answered for so long.
        private static let contactHours: Int64 = 24
        /// What fails for so long does not mend itself.
        private static let retryHours: Int64 = 24
        /// A test lead through the endpoint takes no longer than this.
        private static let slowMilliseconds: Int64 = 60_000
        /// Clocks may differ by so much.
        private static let clockMilliseconds: Int64 = 2000

        private var isEndpoint: Bool { state.door.kind == .endpoint }

        var findings: [DoorFinding] {
            [problem, certificateExpired, silence, contact, certificateEnds, quarantine, test, secret].compactMap(
                \.self)
        }

        // MARK: One rule each

        private var problem: DoorFinding? {
            guard let problem = state.problem else { return nil }
            let since = customs.ago(problem.at, now: now)
            switch problem.kind {
            case .person: return DoorFinding(.waitsForPerson, .failed, words(.doorWaits, since, problem.text))
            case .partial: return DoorFinding(.partial, .notice, words(.doorPartial, since, problem.text))
            case .retry:
                let isLong = now - problem.at >= .hours(Self.retryHours)
                return DoorFinding(
                    .retrying, isLong ? .failed : .notice, words(.doorRetrying, since, problem.text),
                    advice: isLong ? words(.doorRetryingLong) : "")
            }
        }

        private var certificateExpired: DoorFinding? {
            guard let end = state.certificateExpiresAt, end <= now else { return nil }
            let text = words(.doorCertificateExpired, customs.day(end, now: now))
            return DoorFinding(.certificateExpired, .failed, text, advice: words(.doorCertificateAdvice))
        }

        private var certificateEnds: DoorFinding? {
            guard let end = state.certificateExpiresAt, end > now else { return nil }
            let days = daysUntil(end)
            guard days < Self.certificateDays else { return nil }
            return DoorFinding(
                .certificateEnds, .notice, words(.doorCertificateEnds, customs.day(end, now: now), days),
                advice: words(.doorCertificateAdvice))
        }

        private var silence: DoorFinding? {
            guard let silence = state.silence(at: now) else { return nil }
            let text = words(.doorSilent, silence.days, customs.usual(silence.usualLeadsPerDay))
            let advice = words(isEndpoint ? .doorSilentEndpointAdvice : .doorSilentAdvice, state.door.name)
            return DoorFinding(.silent, .notice, text, advice: advice)
        }

        private var contact: DoorFinding? {
            guard let last = state.lastContactAt else {
                let advice = words(isEndpoint ? .doorNeverCalledAdvice : .doorNeverPulledAdvice, state.door.name)
                return DoorFinding(
                    .neverUsed, .notice, words(isEndpoint ? .doorNeverCalled : .doorNeverAnswered), advice: advice)
            }
            guard !isEndpoint, state.problem == nil, now - last >= .hours(Self.contactHours) else { return nil }
            return DoorFinding(
                .notPulled, .notice, words(.doorNotPulled, customs.ago(last, now: now)),
                advice: words(.doorNotPulledAdvice, state.door.name))
        }

        private var quarantine: DoorFinding? {
            guard state.quarantined > 0 else { return nil }
            let text = words(.doorQuarantined, customs.number(state.quarantined))
            return DoorFinding(.quarantine, .notice, text, advice: words(.doorQuarantinedAdvice))
        }

        private var test: DoorFinding? {
            guard isEndpoint, let latency = state.lastTestLatencyMilliseconds else { return nil }
            if latency < -Self.clockMilliseconds {
                return DoorFinding(
                    .clockIsBehind, .notice, words(.doorClockIsBehind, customs.span(milliseconds: -latency)),
                    advice: words(.doorClockAdvice))
            }
            guard latency > Self.slowMilliseconds else { return nil }
            let text = words(.doorSlowTest, customs.span(milliseconds: latency))
            return DoorFinding(.slowTest, .notice, text, advice: words(.doorSlowTestAdvice))
        }

        private var secret: DoorFinding? {
            guard let since = state.secretSince, daysSince(since) >= Self.secretDays else { return nil }
            let advice = words(isEndpoint ? .doorSecretEndpointAdvice : .doorSecretAdvice)
            return DoorFinding(.secretIsOld, .notice, words(.doorSecretIsOld, age(since)), advice: advice)
        }

        var notConfigured: DoorFinding {
            DoorFinding(
                .notConfigured, .notice, words(.doorNotConfigured), advice: words(.doorNotConfiguredAdvice))
        }

        // MARK: The first line

        var alert: Alert? {
            if state.problem?.kind == .person { return alert(words(.doorAlertWaits)) }
            if let end = state.certificateExpiresAt, end <= now { return alert(words(.doorAlertCertificate)) }
            return state.silence(at: now).map { alert(words(.doorAlertSilent, $0.days)) }
        }

        private func alert(_ text: String) -> Alert {
            Alert(text: words(.doorAlert, state.door.name, text), short: text)
        }

        // MARK: Spans

        func daysUntil(_ moment: Timestamp) -> Int { Int((moment - now).milliseconds / 86_400_000) }
        func daysSince(_ moment: Timestamp) -> Int { Int((now - moment).milliseconds / 86_400_000) }

        /// `3 days`, `14 months`.
        func age(_ moment: Timestamp) -> String {
            let days = max(daysSince(moment), 0)
            return days < 60 ? words(.spanDays, days) : words(.spanMonths, days * 12 / 365)
        }
    }
}
