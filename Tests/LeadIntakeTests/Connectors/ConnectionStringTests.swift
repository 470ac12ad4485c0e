import LeadModel
import Testing

@testable import LeadIntake

@Suite("Connection strings and signatures of Azure Storage")
struct ConnectionStringTests {
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
}
