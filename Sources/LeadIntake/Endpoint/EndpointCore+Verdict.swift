import NIOCore
import NIOHTTP1

extension EndpointCore {
    /// What can be said of a request before its body; `nil` where the body is wanted.
    func verdict(
        on head: HTTPRequestHead, _ route: Route?, from client: ClientAddress, at now: NIODeadline
    ) -> Answer? {
        if let seconds = limiter.take(sender(of: head, client), at: now) {
            return Answer(.tooManyRequests, retryAfterSeconds: seconds)
        }
        switch route {
        case .leads?: return nil
        case .look?:
            var answer = Answer(.ok)
            answer.allows = head.method == .OPTIONS
            return answer
        case .unknown?, nil: return .notFound
        }
    }

    /// Behind a proxy on this machine, the address that the proxy wrote last.
    private func sender(of head: HTTPRequestHead, _ client: ClientAddress) -> ClientAddress {
        guard settings.trustsForwardedFor, client.isLoopback,
            let last = head.headers[canonicalForm: "x-forwarded-for"].last
        else { return client }
        return ClientAddress(String(last)) ?? client
    }
}
