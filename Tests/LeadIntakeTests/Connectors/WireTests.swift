import FakeServices
import LeadIntake
import LeadModel
import Synchronization
import TestSupport
import Testing

@Suite("The HTTP client of the connectors")
struct WireTests {
    private func echo(packs: Bool = false, _ body: String = "{}") async throws -> FakeService {
        try await FakeService(packs: packs) { _ in .init(200, body: Array(body.utf8)) }
    }

    @Test("An answer comes with its status, its headers by any case, and its body", arguments: [false, true])
    func answer(packs: Bool) async throws {
        let service = try await FakeService(packs: packs) { request in
            .init(200, headers: [(name: "X-Ms-Test", value: request.query["a"] ?? "")], body: Array("{}".utf8))
        }
        try await withWire { wire in
            let reply = try await wire.send(Call(.get, service.url + "/x?a=%62c"))
            #expect(reply.status == 200 && reply["x-ms-TEST"] == "bc" && reply.body == Array("{}".utf8))
        }
    }

    @Test("A form is posted with its fields encoded, and not in the URL")
    func form() async throws {
        let service = try await echo()
        try await withWire { wire in
            _ = try await wire.send(Call.form(service.url, [("client_secret", "a&b=c +ü%\u{1B}"), ("x", "")]))
            let request = try #require(service.requests.first)
            #expect(request.method == "POST" && request.rawQuery.isEmpty)
            #expect(request.form == ["client_secret": "a&b=c +ü%\u{1B}", "x": ""])
        }
    }

    @Test(
        "What passes is tried again with longer and longer pauses, and given up after five tries",
        arguments: [408, 429, 500, 502, 503, 504])
    func backOff(status: Int) async throws {
        let service = try await FakeService { _ in .init(status) }
        let pace = FastPace()
        try await withWire(pace) { wire in
            let error = await pullError { _ = try await wire.send(Call(.get, service.url)) }
            #expect(error?.kind == .retry)
            #expect(pace.slept == [1, 2, 4, 8].map { .seconds($0) } && service.requests.count == 5)
        }
    }

    @Test("Chance takes up to a half off a pause")
    func jitter() {
        for chance in [0, 0.5, 0.999] {
            let span = FastPace().pace(random: chance).backOff(afterTry: 3).milliseconds
            #expect(span == Int64(4000 * (1 - chance / 2)))
        }
        #expect(FastPace().pace().backOff(afterTry: 1000) == .minutes(1))
    }

    @Test("Retry-After is obeyed to the second, as a number and as a date", arguments: [false, true])
    func retryAfter(isDate: Bool) async throws {
        let service = try await echo()
        let value = isDate ? HTTPDate.text(service.now + .seconds(37)) : "37"
        let date = HTTPDate.text(service.now)
        service.misbehave([
            .answer(.init(429, headers: [(name: "retry-after", value: value), (name: "Date", value: date)]))
        ])
        let pace = FastPace()
        try await withWire(pace) { wire in
            let reply = try await wire.send(Call(.get, service.url))
            #expect(reply.status == 200)
            #expect(pace.slept == [.seconds(37)])
        }
    }

    @Test("Who asks to be left alone for longer than a call can wait is left alone, and says how long")
    func longRetryAfter() async throws {
        let service = try await FakeService { _ in .init(429, headers: [(name: "Retry-After", value: "7200")]) }
        let pace = FastPace()
        try await withWire(pace) { wire in
            let error = await pullError { _ = try await wire.send(Call(.get, service.url)) }
            #expect(error?.kind == .retry && error?.retryAfterSeconds == 7200)
            #expect(pace.slept.isEmpty && service.requests.count == 1)
        }
    }

    @Test("A pause is told with its reason")
    func pauses() async throws {
        let service = try await echo()
        service.misbehave([.answer(.init(503, headers: [(name: "Retry-After", value: "3")]))])
        let told = Mutex<[Wire.Pause]>([])
        try await withWire(onPause: { pause in told.withLock { $0.append(pause) } }) { wire in
            _ = try await wire.send(Call(.get, service.url))
        }
        let pauses = told.withLock(\.self)
        #expect(pauses.map(\.span) == [.seconds(3)] && pauses.first?.text.contains("503") == true)
    }

    @Test("What is refused is not tried again", arguments: [400, 401, 403, 404, 410])
    func refused(status: Int) async throws {
        let service = try await FakeService { _ in .init(status) }
        try await withWire { wire in
            let error = await pullError { _ = try await wire.send(Call(.get, service.url)) }
            #expect(error?.kind == .person && service.requests.count == 1)
        }
    }

    @Test("Each try is made anew, because a signature holds the time")
    func madeAnew() async throws {
        let service = try await echo()
        service.misbehave([.cut, .silence])
        let count = Mutex(0)
        try await withWire { wire in
            _ = try await wire.send {
                Call(.get, service.url + "/\(count.withLock { $0 += 1; return $0 })")
            }
            #expect(service.requests.map(\.path) == ["/1", "/2", "/3"])
        }
    }

    @Test("Nobody there is a reason to try again, and is told with the host only")
    func nobody() async throws {
        let port = DeafPort()
        try await withWire { wire in
            let url = "http://127.0.0.1:\(port.number)"
            let error = await pullError { _ = try await wire.send(Call(.get, url + "/secret-path?sig=hunter2")) }
            #expect(error?.kind == .retry && error?.text.contains("127.0.0.1 can't be reached") == true)
            #expect(error?.text.contains("hunter2") == false && error?.text.contains("secret-path") == false)
        }
    }

    @Test("An answer that is too large is not read to its end, packed or not", arguments: [false, true])
    func tooLarge(packs: Bool) async throws {
        let service = try await echo(packs: packs, String(repeating: "a", count: 200_000))
        var limits = Wire.Limits()
        limits.bodyBytes = 100_000
        limits.tries = 1
        try await withWire(limits: limits) { wire in
            let error = await pullError { _ = try await wire.send(Call(.get, service.url)) }
            #expect(error?.kind == .person && error?.text.contains("page-size") == true)
        }
    }

    @Test("A redirect on the same server is followed")
    func redirect() async throws {
        let service = try await echo()
        service.misbehave([.answer(.init(302, headers: [(name: "Location", value: "/there")]))])
        try await withWire { wire in
            _ = try await wire.send(Call(.get, service.url + "/here"))
            #expect(service.requests.map(\.path) == ["/here", "/there"])
        }
    }

    @Test("A redirect to another server is not followed, nor one of a post, nor one to plain HTTP")
    func redirectElsewhere() async throws {
        let other = try await echo()
        let service = try await echo()
        let targets = [other.url + "/x", "http://evil.example/", "//evil.example/", "file:///etc/passwd"]
        try await withWire { wire in
            for target in targets {
                service.misbehave([.answer(.init(307, headers: [(name: "Location", value: target)]))])
                let call = Call(.get, service.url, headers: [(name: "Authorization", value: "Bearer x")])
                let error = await pullError { _ = try await wire.send(call) }
                #expect(error?.kind == .person && error?.text.contains("not followed") == true, "\(target)")
            }
            service.misbehave([.answer(.init(307, headers: [(name: "Location", value: "/there")]))])
            let error = await pullError { _ = try await wire.send(Call.form(service.url, [("a", "b")])) }
            #expect(error?.kind == .person)
            #expect(other.requests.isEmpty)
        }
    }

    @Test("A server that redirects for ever is left")
    func redirectLoop() async throws {
        let service = try await FakeService { _ in .init(302, headers: [(name: "Location", value: "/again")]) }
        try await withWire { wire in
            let error = await pullError { _ = try await wire.send(Call(.get, service.url)) }
            #expect(error?.kind == .person && service.requests.count == 3)
        }
    }

    @Test("A task that is cancelled makes no further try")
    func cancelled() async throws {
        let service = try await FakeService { _ in .init(503) }
        try await withWire { wire in
            let task = Task {
                withUnsafeCurrentTask { $0?.cancel() }
                _ = try await wire.send(Call(.get, service.url))
            }
            await #expect(throws: CancellationError.self) { try await task.value }
            #expect(service.requests.isEmpty)
        }
    }
}

@Suite("Addresses and dates of HTTP")
struct AddressTests {
    @Test(
        "Only HTTPS is taken, and plain HTTP on this machine",
        arguments: [
            ("https://contoso.my.salesforce.com", true), ("https://contoso.example:8443/path/", true),
            ("http://127.0.0.1:10002/devstoreaccount1", true), ("http://localhost:80", true), ("http://[::1]:80", true),
            ("http://127.9.9.9", true), ("http://contoso.example", false), ("http://127.0.0.1.evil.example", false),
            ("http://localhost.evil.example", false), ("http://0.0.0.0", false), ("http://127.1", false),
            ("ftp://127.0.0.1", false), ("file:///etc/passwd", false), ("https://user:pw@contoso.example", false),
            ("https://contoso.example#x", false), ("contoso.example", false), ("https://", false), ("", false),
            ("javascript:alert(1)", false), ("https://a b", false),
        ])
    func addresses(text: String, isGood: Bool) {
        let address = try? WebAddress(text, name: "login-url")
        #expect((address != nil) == isGood)
    }

    @Test("What is wrong with an address is told without the address")
    func secrecy() {
        do throws(PullError) {
            _ = try WebAddress("http://hunter2@contoso.example", name: "login-url")
        } catch {
            #expect(error.text.hasPrefix("login-url ") && !error.text.contains("hunter2"))
        }
    }

    @Test("Slashes at the end are left out, and the path is kept")
    func path() throws {
        let address = try WebAddress("https://Contoso.example/a/b//", name: "x")
        #expect(address.text == "https://Contoso.example/a/b" && address.host == "contoso.example")
    }

    @Test(
        "A date is read as it is written",
        arguments: ["Sat, 22 Nov 2025 08:00:00 GMT", "Thu, 01 Jan 1970 00:00:00 GMT"])
    func dates(text: String) {
        #expect(HTTPDate.moment(text).map(HTTPDate.text) == text)
    }

    @Test(
        "What is no date of HTTP is none",
        arguments: [
            "", "now", "Sat, 31 Feb 2025 08:00:00 GMT", "Sat, 22 Nov 2025 25:00:00 GMT",
            "Sat, 22 Nov 2025 08:00:00 CET",
        ])
    func badDates(text: String) {
        #expect(HTTPDate.moment(text) == nil)
    }
}
