import NIOCore
import Testing

@testable import LeadIntake

@Suite("The share of one address")
struct RateLimiterTests {
    private let start = NIODeadline.uptimeNanoseconds(1_000_000_000_000)
    private let ada = ClientAddress("198.51.100.7")

    @Test("As many at once as the burst, then as many a second as the rate")
    func burst() throws {
        let limiter = RateLimiter(perSecond: 2, burst: 3)
        let client = try #require(ada)
        for _ in 0..<3 { #expect(limiter.take(client, at: start) == nil) }
        #expect(limiter.take(client, at: start) == 1)
        #expect(!limiter.allows(client, at: start))
        #expect(limiter.take(client, at: start + .milliseconds(499)) != nil)
        #expect(limiter.take(client, at: start + .milliseconds(500)) == nil)
        #expect(limiter.take(client, at: start + .seconds(3600)) == nil)
    }

    @Test("One address does not use up another's share")
    func apart() throws {
        let limiter = RateLimiter(perSecond: 1, burst: 1)
        let other = try #require(ClientAddress("198.51.100.8"))
        #expect(limiter.take(try #require(ada), at: start) == nil)
        #expect(limiter.take(try #require(ada), at: start) != nil)
        #expect(limiter.take(other, at: start) == nil)
    }

    @Test("Addresses of one IPv6 network share; IPv4 in IPv6 is IPv4")
    func networks() {
        #expect(ClientAddress("2001:db8::1") == ClientAddress("2001:db8::ffff:2"))
        #expect(ClientAddress("2001:db8::1") != ClientAddress("2001:db8:0:1::1"))
        #expect(ClientAddress("::ffff:198.51.100.7") == ada)
        #expect(ClientAddress("::1")?.isLoopback == true)
        #expect(ClientAddress("127.9.9.9")?.isLoopback == true)
        #expect(ada?.isLoopback == false)
        #expect(ClientAddress("example.com") == nil)
    }

    @Test("However many addresses call, the memory is bounded")
    func bounded() throws {
        let limiter = RateLimiter(perSecond: 1, burst: 10)
        for number in 0..<50_000 {
            let client = try #require(ClientAddress("10.\(number >> 16).\(number >> 8 & 255).\(number & 255)"))
            #expect(limiter.take(client, at: start) == nil)
            #expect(limiter.count <= RateLimiter.most)
        }
    }

    @Test("Without a rate there is no limit")
    func unlimited() throws {
        let limiter = RateLimiter(perSecond: 0, burst: 1)
        for _ in 0..<1000 { #expect(limiter.take(try #require(ada), at: start) == nil) }
        #expect(limiter.count == 0)
    }
}
