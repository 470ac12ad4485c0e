import FakeServices
import Foundation
import LeadModel
import Testing

@testable import LeadIntake

@Suite("Azure Table")
struct AzureTableTests {
    private static let monday = Timestamp(rfc3339: "2026-11-16T08:00:00Z") ?? Timestamp(seconds: 0)

    private static func leads(_ numbers: Range<Int>, from start: Timestamp = monday) -> [FakeAzureTable.Entity] {
        numbers.map { .lead($0, at: start + .minutes(Int64($0 * 7))) }
    }

    private func connector(
        _ fake: FakeAzureTable, _ wire: Wire, _ more: [String: Destination.Value] = [:]
    ) throws -> (any Connector, SecretFile) {
        let file = try SecretFile(fake.connectionString + "\n")
        return (try Connectors.make(.table(file.secret, more), wire: wire), file)
    }

    // MARK: Signatures

    @Test("SharedKeyLite signs the date and the resource")
    func sharedKeyLite() {
        let signer = SharedKey(account: "contosoleads", key: Array("demo-key-not-real".utf8))
        let value = signer.authorization(path: "/marketplaceleads", date: "Sat, 22 Nov 2025 08:00:00 GMT")
        #expect(value == "SharedKeyLite contosoleads:BDhS1t2AiRsYjnTymShiRJT9icNNjLY7LLY4jvdd9L8=")
    }

    @Test("SharedKey signs what Microsoft's SDK sends, with the emulator's account twice")
    func sharedKey() {
        let signer = SharedKey(account: "devstoreaccount1", key: Array("demo-key-not-real".utf8), scheme: .full)
        let value = signer.authorization(
            path: "/devstoreaccount1/marketplaceleads()", date: "Sun, 22 Nov 2026 08:34:48 GMT")
        #expect(value == "SharedKey devstoreaccount1:uezoL5ub+zTdNdRDY7U1EuA7l/8kgsN/WQruZxkPX48=")
    }

    @Test("Both signatures are accepted", arguments: ["shared-key-lite", "shared-key"])
    func bothSchemes(scheme: String) async throws {
        let fake = try await FakeAzureTable()
        fake.add(Self.leads(0..<3))
        try await withWire { wire in
            let (table, _file) = try connector(fake, wire, ["signature": .text(scheme)])
            #expect(try await table.pulled().drafts.count == 3)
            withExtendedLifetime(_file) {}
        }
    }

    // MARK: Pages

    @Test(
        "Every row comes once, whatever the pages", arguments: [1, 2, 7, 1000],
        [(false, false), (true, false), (true, true), (false, true)])
    func pages(size: Int, habits: (empty: Bool, noRowKeys: Bool)) async throws {
        let fake = try await FakeAzureTable()
        fake.add(Self.leads(0..<23))
        fake.setPages(of: size, withEmptyOnes: habits.empty, withoutRowKeys: habits.noRowKeys)
        try await withWire { wire in
            let (table, _file) = try connector(fake, wire)
            let pulled = try await table.pulled()
            #expect(pulled.drafts.count == 23 && Set(pulled.keys).count == 23 && pulled.unreadable == 0)
            withExtendedLifetime(_file) {}
        }
    }

    @Test("The next pull asks from ten minutes before the newest row, and brings what is new")
    func increment() async throws {
        let fake = try await FakeAzureTable()
        fake.add(Self.leads(0..<20))
        try await withWire { wire in
            let (table, _file) = try connector(fake, wire)
            let first = try await table.pulled()
            let newest = Self.monday + .minutes(19 * 7)
            fake.add(Self.leads(20..<22))
            let second = try await table.pulled(since: first.watermark)
            let filter = fake.service.requests.last?.query["$filter"]
            #expect(filter == "Timestamp ge datetime'\((newest - .minutes(10)).rfc3339)'")
            // Rows are seven minutes apart: two of the overlap, and the two new ones.
            #expect(second.drafts.count == 4)
            withExtendedLifetime(_file) {}
        }
    }

    @Test("A row that is written behind the reading's place is not missed, even if the reading takes an hour")
    func rowBehind() async throws {
        let fake = try await FakeAzureTable()
        let now = Pace.system.now()
        fake.add((0..<10).map { .lead($0, at: now - .days(3) + .minutes(Int64($0))) })
        fake.setPages(of: 5)
        let pace = FastPace(now: now)
        // Between the first page and the second an hour goes by: a row comes before the place, and one far behind it.
        fake.whenAsked { number in
            guard number == 2 else { return }
            fake.service.setClock(aheadSeconds: 3600)
            pace.advance(.hours(1))
            var early = FakeAzureTable.Entity.lead(100, at: now + .minutes(5))
            early.partition = "!"
            var late = FakeAzureTable.Entity.lead(101, at: now + .minutes(59))
            late.partition = "~"
            fake.add([early, late])
        }
        try await withWire(pace) { wire in
            let (table, _file) = try connector(fake, wire)
            let first = try await table.pulled()
            #expect(first.keys.contains("~|row-101") && !first.keys.contains("!|row-100"))
            let second = try await table.pulled(since: first.watermark)
            #expect(second.keys.contains("!|row-100"))
            withExtendedLifetime(_file) {}
        }
    }

    @Test("The watermark never is later than the newest row, whatever the clock")
    func watermarkIsNeverNow() async throws {
        let fake = try await FakeAzureTable()
        fake.add(Self.leads(0..<3))
        try await withWire { wire in
            let (table, _file) = try connector(fake, wire)
            let scan = AzureScan(try await table.pulled().watermark)
            #expect(scan.since == (Self.monday + .minutes(14)).milliseconds)
            #expect(scan.next == nil && scan.begun == nil)
            withExtendedLifetime(_file) {}
        }
    }

    @Test("Stopped at any page it goes on there, and all comes", arguments: 1...9)
    func stopped(pages: Int) async throws {
        let fake = try await FakeAzureTable()
        fake.add(Self.leads(0..<23))
        fake.setPages(of: 5, withEmptyOnes: true)
        try await withWire { wire in
            let (table, _file) = try connector(fake, wire)
            let first = try await table.pulled(stoppingAfter: pages)
            let rest = try await table.pulled(since: first.watermark)
            #expect(first.drafts.count + rest.drafts.count == 23)
            #expect(Set(first.keys + rest.keys).count == 23)
            withExtendedLifetime(_file) {}
        }
    }

    @Test("A token that has expired meanwhile falls back to the time of the last whole reading")
    func expiredToken() async throws {
        let fake = try await FakeAzureTable()
        fake.add(Self.leads(0..<20))
        try await withWire { wire in
            let (table, _file) = try connector(fake, wire)
            let whole = try await table.pulled()
            fake.add(Self.leads(20..<30))
            fake.setPages(of: 3)
            let stopped = try await table.pulled(since: whole.watermark, stoppingAfter: 2)
            fake.expireTokens()
            let rest = try await table.pulled(since: stopped.watermark)
            #expect(
                Set(rest.keys).isSuperset(
                    of: (20..<30).map { Self.leads($0..<$0 + 1)[0] }.map { "\($0.partition)|\($0.row)" }))
            #expect(fake.service.requests.last?.query["$filter"]?.contains("2026-11-16T10:03:00Z") == true)
            withExtendedLifetime(_file) {}
        }
    }

    @Test("Tokens that expire again and again are given up")
    func tokensNeverGood() async throws {
        let fake = try await FakeAzureTable()
        fake.add(Self.leads(0..<20))
        fake.setPages(of: 3)
        fake.whenAsked { _ in fake.expireTokens() }
        try await withWire { wire in
            let (table, _file) = try connector(fake, wire)
            let error = await pullError { _ = try await table.pulled() }
            #expect(error?.kind == .retry)
            withExtendedLifetime(_file) {}
        }
    }

    // MARK: Errors

    @Test("A wrong key, with a clock that is right, is told as that")
    func wrongKey() async throws {
        let fake = try await FakeAzureTable()
        let wrong = fake.connectionString.replacingOccurrences(of: FakeAzureTable.key, with: "d3Jvbmc=")
        let file = try SecretFile(wrong)
        try await withWire { wire in
            let table = try Connectors.make(.table(file.secret), wire: wire)
            let error = await pullError { _ = try await table.pulled() }
            #expect(error?.kind == .person)
            #expect(error?.text.contains("AuthenticationFailed: the account key is wrong") == true)
            #expect(error?.text.contains("d3Jvbmc") == false && error?.text.contains("contoso.example") == false)
        }
    }

    @Test("A clock that is off is told with how far", arguments: [-1200, 1200])
    func wrongClock(seconds: Int64) async throws {
        let fake = try await FakeAzureTable()
        try await withWire(FastPace(now: Pace.system.now() + .seconds(seconds))) { wire in
            let (table, _file) = try connector(fake, wire)
            let text = await pullError { _ = try await table.pulled() }?.text ?? ""
            #expect(text.contains(seconds > 0 ? " s ahead of Azure's" : " s behind Azure's"))
            #expect(text.contains("1200 s") || text.contains("1199 s") || text.contains("1201 s"))
            withExtendedLifetime(_file) {}
        }
    }

    @Test("A table that is not there waits for a person, and is named")
    func noTable() async throws {
        let fake = try await FakeAzureTable(table: "other")
        try await withWire { wire in
            let (table, _file) = try connector(fake, wire)
            let error = await pullError { _ = try await table.pulled() }
            #expect(error?.kind == .person && error?.text.contains("“marketplaceleads”") == true)
            withExtendedLifetime(_file) {}
        }
    }

    @Test(
        "What else Azure refuses is for a person, each with what to do",
        arguments: [
            (403, "AuthorizationPermissionMismatch", "the right Read"), (403, "AuthorizationFailure", "firewall"),
            (403, "KeyBasedAuthenticationNotPermitted", "account key access"), (403, "AccountIsDisabled", "disabled"),
            (400, "InvalidInput", "InvalidInput"), (403, "<b>odd</b> \u{1B}[31m", "403"),
        ])
    func refusals(status: Int, code: String, hint: String) async throws {
        let fake = try await FakeAzureTable()
        let error: [String: Any] = ["odata.error": ["code": code, "message": ["value": "x@y.example"]]]
        fake.service.misbehave([.answer(.json(error, status: status))])
        try await withWire { wire in
            let (table, _file) = try connector(fake, wire)
            let error = await pullError { _ = try await table.pulled() }
            #expect(error?.kind == .person && error?.text.contains(hint) == true)
            #expect(error?.text.contains("\u{1B}") == false && error?.text.contains("x@y") == false)
            withExtendedLifetime(_file) {}
        }
    }

    @Test("A server that is busy or fails is asked again, as late as it wants")
    func busy() async throws {
        let fake = try await FakeAzureTable()
        fake.add(Self.leads(0..<3))
        let busy = FakeService.Answer(
            503, headers: [(name: "x-ms-error-code", value: "ServerBusy"), (name: "Retry-After", value: "7")])
        fake.service.misbehave([.answer(busy), .answer(.init(500)), .cut, .silence])
        let pace = FastPace()
        try await withWire(pace) { wire in
            let (table, _file) = try connector(fake, wire)
            #expect(try await table.pulled().drafts.count == 3)
            #expect(pace.slept.first == .seconds(7) && pace.slept.count == 4)
            withExtendedLifetime(_file) {}
        }
    }

    // MARK: Connection strings

    @Test(
        "A connection string is read in any order, with what the portal puts around it",
        arguments: [
            "DefaultEndpointsProtocol=https;AccountName=contosoleads;AccountKey=ZGVtbw==;EndpointSuffix=core.windows.net",
            "AccountKey=ZGVtbw==;EndpointSuffix=core.windows.net;AccountName=contosoleads;DefaultEndpointsProtocol=https;",
            "{\"connectionString\":\"AccountName=contosoleads;AccountKey=ZGVtbw==;\"}",
            " accountname = contosoleads ; ACCOUNTKEY=ZGVtbw== ;; \n",
        ])
    func connectionStrings(text: String) throws {
        let connection = try ConnectionString(text)
        #expect(connection.endpoint.text == "https://contosoleads.table.core.windows.net")
        guard case .key("contosoleads", let key) = connection.credential else { throw Stopped() }
        #expect(key == Array("demo".utf8))
    }

    @Test("Sovereign clouds have their own suffix")
    func suffix() throws {
        let text = "AccountName=contosoleads;AccountKey=ZGVtbw==;EndpointSuffix=core.chinacloudapi.cn"
        #expect(try ConnectionString(text).endpoint.host == "contosoleads.table.core.chinacloudapi.cn")
    }

    @Test("A shared access signature is kept as it is, with the end of its time")
    func signature() throws {
        let query = "sv=2019-02-02&ss=t&srt=o&sp=r&st=2026-11-01&se=2026-12-01T00%3A00%3A00Z&sig=a%2Fb%3D"
        let text =
            "BlobEndpoint=https://c.blob.core.windows.net/;TableEndpoint=https://c.table.core.windows.net/;SharedAccessSignature=?\(query)"
        let connection = try ConnectionString(text)
        guard case .signature(let signature) = connection.credential else { throw Stopped() }
        #expect(signature.query == query && connection.endpoint.text == "https://c.table.core.windows.net")
        #expect(signature.expiresAt?.rfc3339 == "2026-12-01T00:00:00Z")
        #expect(signature.startsAt?.rfc3339 == "2026-11-01T00:00:00Z")
    }

    @Test("The emulator's account stands in the path")
    func emulator() throws {
        let connection = try ConnectionString("UseDevelopmentStorage=true")
        #expect(connection.endpoint.text == "http://127.0.0.1:10002/devstoreaccount1")
        #expect(connection.endpoint.path == "/devstoreaccount1")
    }

    @Test(
        "What is no connection string is refused without a word of it",
        arguments: [
            "", "hunter2-secret", "AccountName=contosoleads", "AccountKey=aHVudGVyMi1zZWNyZXQ=",
            "AccountName=contosoleads;AccountKey=%%hunter2-secret%%",
            "AccountName=evil.example/x;AccountKey=aHVudGVyMi1zZWNyZXQ=",
            "AccountName=contosoleads;AccountKey=aHVudGVyMi1zZWNyZXQ=;EndpointSuffix=a@evil.example",
            "DefaultEndpointsProtocol=http;AccountName=contosoleads;AccountKey=aHVudGVyMi1zZWNyZXQ=",
            "TableEndpoint=http://contoso.example;SharedAccessSignature=sig=hunter2-secret",
            "TableEndpoint=https://hunter2-secret@contoso.example;SharedAccessSignature=sig=hunter2-secret",
        ])
    func badConnectionStrings(text: String) {
        do throws(PullError) {
            _ = try ConnectionString(text)
            Issue.record("it was taken")
        } catch {
            #expect(error.kind == .person)
            #expect(!error.text.contains("hunter2") && !error.text.contains("aHVudGVyMi1zZWNyZXQ"))
        }
    }

    @Test("A signature reads the table, its end is known, and one that has ended is told before anything is asked")
    func signatureExpiry() async throws {
        let fake = try await FakeAzureTable()
        fake.add(Self.leads(0..<3))
        let expiry = Timestamp(seconds: Pace.system.now().milliseconds / 1000) + .days(9)
        let file = try SecretFile(fake.connectionString(signedUntil: expiry))
        let pace = FastPace()
        try await withWire(pace) { wire in
            let table = try Connectors.make(.table(file.secret), wire: wire)
            #expect(try await table.pulled().drafts.count == 3)
            #expect(await table.secretFacts().expiresAt == expiry)
            #expect(fake.service.requests.last?["Authorization"] == nil)
            pace.advance(.days(10))
            let asked = fake.service.requests.count
            let error = await pullError { _ = try await table.pulled() }
            #expect(error?.kind == .person && error?.text.contains(expiry.rfc3339) == true)
            #expect(fake.service.requests.count == asked)
        }
    }

    @Test("A secret that was changed is used by the next pull")
    func rotated() async throws {
        let fake = try await FakeAzureTable()
        let file = try SecretFile(fake.connectionString.replacingOccurrences(of: FakeAzureTable.key, with: "d3Jvbmc="))
        try await withWire { wire in
            let table = try Connectors.make(.table(file.secret), wire: wire)
            let failure = await pullError { _ = try await table.pulled() }
            #expect(failure?.kind == .person)
            try fake.connectionString.write(toFile: file.path, atomically: false, encoding: .utf8)
            #expect(try await table.pulled().pages.count == 1)
        }
    }

    @Test("A name that is no table's is refused", arguments: ["", "ab", "1abc", "a-b-c", "leads()", "a/../b", "läads"])
    func tableNames(name: String) async throws {
        let wire = Wire()
        #expect(throws: PullError.self) { try Connectors.make(.table(Secret(.file("/x")), table: name), wire: wire) }
        await wire.shutDown()
    }

    @Test("A watermark of another kind of destination reads all")
    func foreignWatermark() {
        #expect(AzureScan(Watermark("{\"last\":{\"stamp\":\"x\"}}")) == AzureScan())
        #expect(AzureScan(Watermark("\u{0}hostile")) == AzureScan())
    }
}
