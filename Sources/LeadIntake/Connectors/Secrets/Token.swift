public import LeadModel

/// The token of one sign-in, kept until shortly before it expires or until it is refused.
public actor Token {
    /// What a sign-in gave.
    public struct Grant: Sendable {
        var text: String
        /// `nil` where the other side does not say.
        public var expiresAt: Timestamp?
        /// The address that the other side wants to be asked at, where it names one.
        public var site: WebAddress?

        public init(_ text: String, expiresAt: Timestamp? = nil, site: WebAddress? = nil) {
            (self.text, self.expiresAt, self.site) = (text, expiresAt, site)
        }
    }

    /// To be thrown by what uses a token when it was refused; the error is what happens when a new one is refused, too.
    public struct Refused: Error {
        public var error: PullError

        public init(_ error: PullError) {
            self.error = error
        }
    }

    private let pace: Pace
    private let signIn: @Sendable () async throws -> Grant
    private var grant: Grant?
    private static let margin = Timestamp.Span.minutes(2)

    /// - Parameter signIn: Reads the secret anew each time, so that one that was changed is used.
    public init(pace: Pace, signIn: @escaping @Sendable () async throws -> Grant) {
        (self.pace, self.signIn) = (pace, signIn)
    }

    /// Runs `body` with a token, and once more with a new one when it was refused.
    /// - Throws: `PullError` when the new one is refused, too; what signing in or `body` throws.
    public func use<Answer: Sendable>(_ body: @Sendable (Grant) async throws -> Answer) async throws -> Answer {
        do {
            return try await body(try await current())
        } catch is Refused {
            grant = nil
        }
        do {
            return try await body(try await current())
        } catch let refused as Refused {
            grant = nil
            throw refused.error
        }
    }

    private func current() async throws -> Grant {
        if let grant, grant.expiresAt.map({ pace.now() + Self.margin < $0 }) ?? true { return grant }
        let new = try await signIn()
        grant = new
        return new
    }
}
